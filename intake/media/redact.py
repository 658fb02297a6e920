"""Covers regions of a picture and writes it anew from its pixels alone. Runs in the child only."""

import io
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageFilter

from intake.media import sniff
from intake.media.previews import Unmade, decoding, formats_of, to_srgb, turn_of
from intake.media.region import MOST_PIXELS, MOST_REDACTED, Mode, Region, clipped

_BLOCKS: Final = 12
_PNG: Final = "image/png"


def redact(stream: io.BufferedIOBase, regions: Sequence[Region]) -> tuple[bytes, int, int]:
    """The upright picture with its regions covered, as PNG where it was one and else as JPEG; width and height.

    Nothing of the file but pixels is carried over. What of a region lies outside is no matter here: who asked gets the
    size, and judges. Unmade with a reason where there is no picture.
    """
    media_type = sniff.media_type(stream.read(sniff.HEAD))
    with decoding(stream, formats_of(media_type)) as picture:
        plain = _upright(picture, keep_alpha=media_type == _PNG)
    for region in clipped(regions, plain.width, plain.height):
        _cover(plain, region)
    return _written(plain, "PNG" if media_type == _PNG else "JPEG"), plain.width, plain.height


def _upright(picture: Image.Image, *, keep_alpha: bool) -> Image.Image:
    if picture.width * picture.height > MOST_PIXELS:
        raise Unmade("too-large")
    profile = picture.info.get("icc_profile")
    picture.load()
    turn = turn_of(picture)  # after decoding: some decoders turn it themselves and then say so
    plain = to_srgb(picture, profile, keep_alpha=keep_alpha)
    if plain.mode == "RGBA":
        # what is wholly transparent may still hold colours that nobody sees
        plain = Image.alpha_composite(Image.new("RGBA", plain.size), plain)
    return plain if turn is None else plain.transpose(turn)


def _cover(picture: Image.Image, region: Region) -> None:
    box = (region.x, region.y, region.x + region.width, region.y + region.height)
    if region.mode is Mode.BOX:
        picture.paste((0, 0, 0, 255)[: len(picture.getbands())], box)
        return
    longer = max(region.width, region.height)
    few = tuple(max(1, min(side, side * _BLOCKS // longer)) for side in (region.width, region.height))
    part = picture.crop(box).resize((few[0], few[1]), Image.Resampling.BOX)
    blurred = part.resize((region.width, region.height), Image.Resampling.NEAREST)
    picture.paste(blurred.filter(ImageFilter.GaussianBlur(longer / _BLOCKS / 2)), box)


def _written(picture: Image.Image, form: str) -> bytes:
    picture.info.clear()
    out = io.BytesIO()
    if form == "PNG":
        picture.save(out, form, compress_level=3)
    else:
        picture.save(out, form, quality=90, subsampling=0)
    if out.tell() > MOST_REDACTED:
        raise Unmade("too-large")
    return out.getvalue()
