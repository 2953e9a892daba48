"""Changes to a deck that a learner asks for: worked out as text, looked at, and written whole or not at all."""
