"""A part of a picture asked for at its full pixels, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from intake.media.region import MOST_COORDINATE, PictureSize


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of an upright picture that is `of_width` by `of_height` pixels large, or drawn so large."""

    x: int
    y: int
    width: int
    height: int
    of_width: int
    of_height: int

    @property
    def is_sound(self) -> bool:
        """Whether it is a rectangle inside a picture of a size that there can be."""
        return (
            0 <= self.x < self.x + self.width <= self.of_width <= MOST_COORDINATE
            and 0 <= self.y < self.y + self.height <= self.of_height <= MOST_COORDINATE
        )

    def drawn(self, width: int, height: int) -> Part:
        """The same part where the picture is so large: whole pixels, never less than was asked for."""
        left, top = self.x * width // self.of_width, self.y * height // self.of_height
        right = -(-(self.x + self.width) * width // self.of_width)
        bottom = -(-(self.y + self.height) * height // self.of_height)
        return Part(left, top, right - left, bottom - top, width, height)

    def to_json(self) -> list[int]:
        """The part as the child's job and its answer hold it."""
        return [self.x, self.y, self.width, self.height, self.of_width, self.of_height]


WHOLE: Final = Part(0, 0, 1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class CloseUp:
    """A part of a picture as a JPEG, or the short code of the reason why there is none.

    `part` is in pixels of the picture itself.
    """

    jpeg: bytes = b""
    part: Part = WHOLE
    reason: str | None = None

    @property
    def size(self) -> PictureSize:
        """The true size of the whole picture as it is seen."""
        return PictureSize(self.part.of_width, self.part.of_height)


def from_json(value: object) -> Part:
    """A part as `to_json` gave it. Raises `ValueError` for anything else, and for one that is not sound."""
    if not isinstance(value, list) or [type(each) for each in value] != [int] * 6:
        raise ValueError("a part")
    found = Part(*value)
    if not found.is_sound:
        raise ValueError("outside")
    return found
