"""What was not written for this program: recognised as what it is, with what to do about it."""

from __future__ import annotations

LOOKED_AT = 64 * 1024
"""Characters from which a text is known."""
