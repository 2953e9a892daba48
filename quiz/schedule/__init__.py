"""What happened, what is known of each question, and when to ask it again."""
