"""Values of which a deck makes tens of thousands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """A slotted dataclass that the type checker alone keeps from being changed.

    One that guards itself takes ten times as long to make.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
