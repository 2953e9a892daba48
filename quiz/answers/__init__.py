"""The shapes an answer can take, one file each, and how each is graded."""
