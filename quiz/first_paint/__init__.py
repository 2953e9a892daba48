"""What a start shows before anything is loaded: what is still true of the last start's screen.

frame.py is the file that one start leaves for the next, painting.py the terminal until the program
takes it over.
"""
