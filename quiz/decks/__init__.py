"""Decks: what a teacher writes, how it is read, and which question is which after an edit."""
