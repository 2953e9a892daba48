"""A terminal quiz and flashcard game: plain-text decks, graded answers, spaced review, a clock."""

__version__ = "0.1.0"
