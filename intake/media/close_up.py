"""A part of a picture with as many of its own pixels as the eye can use. Runs in the child only."""

import io

from PIL import Image

from intake.media import sniff
from intake.media.part import CloseUp, Part
from intake.media.previews import MOST_PIXELS_DECODED, TURNED, Unmade, decoding, formats_of, to_srgb, turn_of


def close_up(stream: io.BufferedIOBase, part: Part, pixels: int) -> CloseUp:
    """A part of the upright picture, shrunk where its longer side has more than `pixels`. Unmade when there is none.

    JPEGs are shrunk while decoding, so that the whole of a very large one can be had though its every pixel cannot.
    """
    media_type = sniff.media_type(stream.read(sniff.HEAD))
    with decoding(stream, formats_of(media_type)) as picture:
        size = _size_before(picture, part, pixels)
        if picture.width * picture.height > MOST_PIXELS_DECODED:
            raise Unmade("too-large")
        profile = picture.info.get("icc_profile")
        picture.load()
        turn = turn_of(picture)  # after decoding: some decoders turn it themselves and then say so
        upright = picture if turn is None else picture.transpose(turn)
        width, height = size or picture.size
        exact = part.drawn(*((height, width) if turn in TURNED else (width, height)))
        near = exact.drawn(*upright.size)
        small = upright.crop((near.x, near.y, near.x + near.width, near.y + near.height))
    small.thumbnail((pixels, pixels), Image.Resampling.BICUBIC, reducing_gap=2.0)
    out = io.BytesIO()
    to_srgb(small, profile).save(out, "JPEG", quality=80)
    return CloseUp(out.getvalue(), exact)


def _size_before(picture: Image.Image, part: Part, pixels: int) -> tuple[int, int] | None:
    """Has a JPEG decoded no larger than it must be; its full size as it lies in the file. None for the others."""
    if picture.format not in ("JPEG", "MPO"):
        return None
    size = picture.size
    turned = turn_of(picture) in TURNED
    exact = part.drawn(*(size[::-1] if turned else size))
    longer = max(exact.width, exact.height)
    if longer > pixels:
        picture.draft(None, (-(-size[0] * pixels // longer), -(-size[1] * pixels // longer)))
    return size
