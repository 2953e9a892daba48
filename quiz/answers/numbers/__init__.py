"""Numbers in texts: read from what a learner or an author writes, with their words and units."""
