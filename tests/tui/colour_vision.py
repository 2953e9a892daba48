"""Colours as they are seen with the three forms of colour blindness, and how far apart two look.

The matrices are those of Machado, Oliveira and Fernandes (2009) for severity 1, applied to linear
light; the distance is CIE76 in CIELAB under D65.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from textual.color import Color

Matrix = tuple[tuple[float, float, float], ...]

FORMS: dict[str, Matrix] = {
    "full colour vision": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def distance(one: Color, other: Color, form: Matrix) -> float:
    """How far apart two colours look to somebody."""
    return math.dist(_lab(one, form), _lab(other, form))


def _lab(color: Color, form: Matrix) -> tuple[float, float, float]:
    light = [_linear(value) for value in color.rgb]
    seen = [min(max(value, 0.0), 1.0) for value in _times(form, light)]
    x, y, z = (
        _root(value / white) for value, white in zip(_times(_TO_XYZ, seen), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: Matrix, vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _root(value: float) -> float:
    return math.cbrt(value) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29
