"""The screens, one file each, each with its styles beside it."""
