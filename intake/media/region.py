"""The parts of a picture that a redaction covers, in pixels of the picture as it is seen, upright."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from crypto.canonical import JsonObject, JsonValue

MOST_REGIONS: Final = 100
MOST_COORDINATE: Final = 1 << 20
MOST_REDACTED: Final = 64 << 20
"""Bytes of a redacted picture."""
MOST_PIXELS: Final = 80_000_000


@dataclass(frozen=True, slots=True)
class PictureSize:
    """How large a picture is as it is seen, upright, in pixels."""

    width: int
    height: int


class Mode(StrEnum):
    """How a region is covered. Only a box cannot be undone: what was blurred can be guessed at by trying."""

    BOX = "box"
    BLUR = "blur"


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle from its upper left corner."""

    x: int
    y: int
    width: int
    height: int
    mode: Mode

    def to_json(self) -> JsonObject:
        """The region as the log, case.json and the child's job hold it."""
        sides: JsonObject = {"height": self.height, "width": self.width, "x": self.x, "y": self.y}
        return {**sides, "mode": self.mode.value}


def from_json(value: JsonValue) -> Region:
    """A region as `to_json` gave it. Raises `ValueError` for anything else."""
    if not isinstance(value, dict) or set(value) != {"x", "y", "width", "height", "mode"}:
        raise ValueError("a region")
    numbers: list[int] = []
    for name in ("x", "y", "width", "height"):
        number = value[name]
        if type(number) is not int or abs(number) > MOST_COORDINATE:
            raise ValueError(name)
        numbers.append(number)
    if min(numbers[2:]) < 1:
        raise ValueError("an empty region")
    x, y, width, height = numbers
    return Region(x, y, width, height, Mode(str(value["mode"])))


def list_from_json(value: JsonValue) -> tuple[Region, ...]:
    """One to a hundred regions. Raises `ValueError`."""
    if not isinstance(value, list) or not 0 < len(value) <= MOST_REGIONS:
        raise ValueError("regions")
    return tuple(from_json(each) for each in value)


def outside(regions: Sequence[Region], width: int, height: int) -> Region | None:
    """The first that does not lie wholly inside a picture of that size; None where all do."""
    return next((each for each in regions if clipped([each], width, height) != (each,)), None)


def clipped(regions: Sequence[Region], width: int, height: int) -> tuple[Region, ...]:
    """What of each region lies inside a picture of that size, in order; those wholly outside are left out."""
    inside = []
    for each in regions:
        left, top = max(each.x, 0), max(each.y, 0)
        right, bottom = min(each.x + each.width, width), min(each.y + each.height, height)
        if left < right and top < bottom:
            inside.append(Region(left, top, right - left, bottom - top, each.mode))
    return tuple(inside)
