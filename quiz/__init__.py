"""A terminal quiz and flashcard game: plain-text decks, graded answers, spaced review and a clock."""

__version__ = "0.1.0"
