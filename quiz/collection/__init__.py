"""One learner's shelf, store, settings and clock, and what is begun with them."""
