"""One sitting: what is asked next, and what a response leads to."""
