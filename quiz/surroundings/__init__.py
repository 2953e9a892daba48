"""What the program runs in: its terminal, its streams, files that may be anything, and waiting."""
