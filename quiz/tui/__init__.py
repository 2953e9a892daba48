"""The terminal face: it draws what a session says and hands it what was typed."""
