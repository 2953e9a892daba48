"""The terminal as the program drives it: what is read from it, what is written, and its end."""
