"""Exams: the paper, the sitting under one clock, what it came to, and what a class made of it."""
