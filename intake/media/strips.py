"""A very high picture, as a screenshot of a whole page, cut into parts that can be read. Runs in the child only."""

import io
from collections.abc import Iterator
from typing import Final

from PIL import Image

from intake.media import sniff
from intake.media.previews import FORMATS, MOST_PIXELS_DECODED, Unmade, decoding, to_srgb, turn_of
from intake.media.types import MOST_STRIPS, Preview, PreviewStatus

_HEIGHT: Final = 2.5
"""How high a part is, of its width: two stand beside each other on a page, about as wide as a telephone."""
_OVERLAP: Final = 0.1
"""How much of its width a part repeats of the one above, so that a cut line is whole in one of the two."""


def make_strips(stream: io.BufferedIOBase, pixels: int) -> Iterator[Preview]:
    """Parts from top to bottom, of equal height, whose longer side is at most `pixels`. Unmade when there are none.

    The picture is decoded once; only one part is held beside it.
    """
    formats = FORMATS.get(sniff.media_type(stream.read(sniff.HEAD)))
    if formats is None:
        raise Unmade("no-decoder")
    with decoding(stream, formats) as picture:
        if picture.width * picture.height > MOST_PIXELS_DECODED:
            raise Unmade("too-large")
        profile = picture.info.get("icc_profile")
        picture.load()
        turn = turn_of(picture)  # after decoding: some decoders turn it themselves and then say so
        upright = picture if turn is None else picture.transpose(turn)
        for top, bottom in spans(*upright.size):
            yield _strip(upright.crop((0, top, upright.width, bottom)), profile, pixels)


def spans(width: int, height: int) -> list[tuple[int, int]]:
    """The upper and lower edge of each part of a picture of this size. None where it is not high. Unmade: too-large."""
    overlap, most = round(width * _OVERLAP), round(width * _HEIGHT)
    count = -(-(height - overlap) // max(most - overlap, 1))
    if count < 2:
        return []
    if count > MOST_STRIPS:
        raise Unmade("too-large")
    step = (height - overlap) / count
    return [(round(at * step), min(round((at + 1) * step) + overlap, height)) for at in range(count)]


def _strip(part: Image.Image, profile: object, pixels: int) -> Preview:
    part.thumbnail((pixels, pixels), Image.Resampling.BICUBIC, reducing_gap=2.0)
    plain = to_srgb(part, profile)
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=80)
    return Preview(PreviewStatus.MADE, out.getvalue(), plain.width, plain.height)
