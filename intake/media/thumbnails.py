"""The embedded thumbnail, whether it shows the picture, and the size of a RAW's full picture. In the child only."""

from typing import Final

from PIL import Image

from intake.media.blocks import Block, Damaged, Walk
from intake.media.exif_fields import Ifd
from intake.media.tiff import Tiff

_MOST_THUMBNAIL: Final = 1 << 18
_MOST_SUBS: Final = 8
_SIDE: Final = 16
_FLAT: Final = 256 * 9  # a spread of three grey levels a field
_ALIKE: Final = 0.8
_MOST_PIXELS: Final = 1 << 21
_SUBS, _REDUCED = 0x014A, 0x00FE


def embedded(found: Walk) -> bytes | None:
    """The JPEG in the second directory of the first block that has one (CIPA DC-008 4.5.8); None without."""
    return next((jpeg for block in found.blocks if (jpeg := _thumbnail(block))), None)


def _thumbnail(block: Block) -> bytes | None:
    try:
        tiff = Tiff(block.stream)
        _, following = tiff.directory(tiff.first)
        if block.role is not Ifd.MAIN or not following:
            return None
        second, _ = tiff.directory(following)
        start, length = tiff.number(second.get(0x0201)), tiff.number(second.get(0x0202))
        if not start or not length or length > _MOST_THUMBNAIL:
            return None
        jpeg = tiff.bytes_at(start, length)
        return jpeg if jpeg.startswith(b"\xff\xd8\xff") else None
    except Damaged:
        return None


def alike(picture: Image.Image, thumbnail: Image.Image) -> bool:
    """Whether a thumbnail shows the same picture, by their grey patterns in 16 by 16 fields.

    Bars that a camera adds above and below are cut off first. The measure is the correlation of the fields, so
    that brightness and contrast do not matter; two flat pictures are alike when their greys are near.
    """
    if thumbnail.width * thumbnail.height > _MOST_PIXELS:
        raise ValueError("too large")
    thumbnail = thumbnail.convert("L")
    cut = _fitted(thumbnail.size, picture.size)
    one, other = (_fields(each) for each in (picture.convert("L"), thumbnail.crop(cut)))
    mean_one, mean_other = sum(one) / len(one), sum(other) / len(other)
    spread_one = sum((value - mean_one) ** 2 for value in one)
    spread_other = sum((value - mean_other) ** 2 for value in other)
    if min(spread_one, spread_other) < _FLAT:
        return max(spread_one, spread_other) < 8 * _FLAT and abs(mean_one - mean_other) < 40
    both = sum((a - mean_one) * (b - mean_other) for a, b in zip(one, other, strict=True))
    return bool(both / (spread_one * spread_other) ** 0.5 >= _ALIKE)


def _fields(grey: Image.Image) -> list[int]:
    return list(grey.resize((_SIDE, _SIDE), Image.Resampling.BOX).tobytes())


def _fitted(size: tuple[int, int], like: tuple[int, int]) -> tuple[int, int, int, int]:
    """The middle part of `size` that has the proportions of `like`."""
    width, height = size
    if width * like[1] > height * like[0]:
        width = max(1, round(height * like[0] / like[1]))
    else:
        height = max(1, round(width * like[1] / like[0]))
    left, top = (size[0] - width) // 2, (size[1] - height) // 2
    return left, top, left + width, top + height


def full_size(found: Walk) -> tuple[int, int] | None:
    """Width and height of the full picture where the main directory is only a reduced one (DNG 1.4, chapter 3)."""
    try:
        return _full_size(Tiff(found.blocks[0].stream)) if found.blocks else None
    except Damaged:
        return None


def _full_size(tiff: Tiff) -> tuple[int, int] | None:
    main, _ = tiff.directory(tiff.first)
    if tiff.number(main.get(_REDUCED)) != 1:
        return None
    for start in tiff.numbers(main.get(_SUBS), _MOST_SUBS):
        sub, _ = tiff.directory(start)
        width, height = tiff.number(sub.get(0x0100)), tiff.number(sub.get(0x0101))
        if tiff.number(sub.get(_REDUCED)) == 0 and width and height:
            return width, height
    return None
