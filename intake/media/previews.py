"""Small JPEGs of pictures: shrunk while decoding, upright, sRGB, without metadata. Runs in the child only."""

import contextlib
import io
import warnings
from collections.abc import Iterator
from typing import Final

import pillow_heif
from PIL import Image, ImageCms, ImageFile

from intake.media import sniff, thumbnails
from intake.media.reconcile import reconcile
from intake.media.types import Preview, PreviewStatus
from intake.media.walk import walk

FORMATS: Final = {
    "image/jpeg": ("JPEG", "MPO"),
    "image/png": ("PNG",),
    "image/webp": ("WEBP",),
    "image/tiff": ("TIFF",),
    "image/heic": ("HEIF", "AVIF"),
    "image/avif": ("AVIF", "HEIF"),
    "image/gif": ("GIF",),
    "image/bmp": ("BMP",),
}
_MOST_PIXELS: Final = 300_000_000  # a 200-megapixel phone; draft decoding needs an eighth of each side
MOST_PIXELS_DECODED: Final = 80_000_000  # where the decoder must make every pixel
_MOST_PROFILE: Final = 1 << 20
_MOST_PLACEHOLDER: Final = 512
_ORIENTATION: Final = 0x0112
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
TURNED: Final = (
    Image.Transpose.TRANSPOSE,
    Image.Transpose.ROTATE_270,
    Image.Transpose.TRANSVERSE,
    Image.Transpose.ROTATE_90,
)
"""The turns that make of a lying picture a standing one."""


class Unmade(Exception):
    """No preview; the argument is a short code."""


def prepare() -> None:
    """Load the decoders and set Pillow's limits, once and before any foreign byte."""
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    warnings.simplefilter("ignore")
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.init()
    pillow_heif.register_heif_opener(thumbnails=False)
    for form in ("PNG", "JPEG", "WEBP"):  # what the plugins import on first use
        picture = io.BytesIO()
        Image.new("RGB", (8, 8)).save(picture, form)
        make_preview(io.BytesIO(picture.getvalue()), 4, len(picture.getvalue()))


def formats_of(media_type: str) -> tuple[str, ...]:
    """The decoders that may be tried on a type. Unmade for one without."""
    formats = FORMATS.get(media_type)
    if formats is None:
        raise Unmade("no-decoder" if media_type.startswith("image/") else "not-an-image")
    return formats


@contextlib.contextmanager
def decoding(stream: io.BufferedIOBase, formats: tuple[str, ...]) -> Iterator[Image.Image]:
    """The picture in a file, tried with these decoders only; whatever they raise in the block is an Unmade."""
    stream.seek(0)
    try:
        with Image.open(stream, formats=formats) as picture:  # type: ignore[arg-type]  # serves as IO[bytes]
            yield picture
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unmade("too-large") from None
    except (MemoryError, Unmade):
        raise
    except Exception:  # noqa: BLE001  # the decoders raise a dozen unrelated types on damaged data
        raise Unmade("damaged") from None


def make_preview(stream: io.BufferedIOBase, pixels: int, size: int) -> Preview:
    """A preview whose longer side is at most `pixels`, of a file of `size` bytes. Unmade when there is none."""
    media_type = sniff.media_type(stream.read(sniff.HEAD))
    with decoding(stream, formats_of(media_type)) as picture:
        plain, turn = _shrink(picture, pixels)
    thumbnail = _compare(media_type, stream, size, plain)
    if turn is not None:
        plain = plain.transpose(turn)
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=80)
    return Preview(PreviewStatus.MADE, out.getvalue(), plain.width, plain.height, thumbnail=thumbnail)


def make_placeholder(stream: io.BufferedIOBase, size: int) -> Preview:
    """The embedded thumbnail, upright, as a plain JPEG: what to show until, or instead of, a decode. Else Unmade.

    It is what the file brings along, not the picture; `Preview.thumbnail` therefore says `present`.
    """
    media_type = sniff.media_type(stream.read(sniff.HEAD))
    found = walk(media_type, stream, size) if sniff.readable(media_type) else None
    jpeg = thumbnails.embedded(found) if found else None
    if found is None or jpeg is None:
        raise Unmade("no-thumbnail")
    try:
        with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as small:
            plain = to_srgb(small, None)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # as above
        raise Unmade("damaged") from None
    plain.thumbnail((_MOST_PLACEHOLDER, _MOST_PLACEHOLDER))
    turn = _TURNS.get(reconcile(found).fields.orientation or 1)
    if turn is not None:
        plain = plain.transpose(turn)
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=80)
    return Preview(PreviewStatus.MADE, out.getvalue(), plain.width, plain.height, thumbnail="present")


def _shrink(picture: Image.Image, pixels: int) -> tuple[Image.Image, Image.Transpose | None]:
    if picture.format not in ("JPEG", "MPO") and picture.width * picture.height > MOST_PIXELS_DECODED:
        raise Unmade("too-large")
    profile = picture.info.get("icc_profile")
    picture.thumbnail((pixels, pixels), Image.Resampling.BICUBIC, reducing_gap=2.0)
    turn = turn_of(picture)  # after decoding: some decoders turn it themselves and then say so
    return to_srgb(picture, profile), turn


def _compare(media_type: str, stream: io.BufferedIOBase, size: int, plain: Image.Image) -> str | None:
    """What the picture is beside its embedded thumbnail; only JPEG, where the two lie the same way round."""
    if media_type != "image/jpeg":
        return None
    try:
        jpeg = thumbnails.embedded(walk(media_type, stream, size))
        if jpeg is None:
            return None
        with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as small:
            return "same" if thumbnails.alike(plain, small) else "differs"
    except Exception:  # noqa: BLE001  # as above; it must not cost the preview
        return "unreadable"


def turn_of(picture: Image.Image) -> Image.Transpose | None:
    """How a decoded picture must still be turned to stand upright; None where it does."""
    with contextlib.suppress(Exception):  # a picture with damaged EXIF is still shown, as it lies
        return _TURNS.get(picture.getexif().get(_ORIENTATION, 1))
    return None


def to_srgb(picture: Image.Image, profile: object, *, keep_alpha: bool = False) -> Image.Image:
    """The picture as RGB with sRGB colours and nothing beside them; transparent parts become white or are kept."""
    mode = "RGBA" if keep_alpha and picture.has_transparency_data else "RGB"
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    if mode == "RGBA":
        picture = picture.convert("RGBA")
    elif picture.has_transparency_data:
        flat = Image.new("RGBA", picture.size, "white")
        flat.alpha_composite(picture.convert("RGBA"))
        picture = flat.convert("RGB")
    if isinstance(profile, bytes) and 0 < len(profile) <= _MOST_PROFILE:
        with contextlib.suppress(Exception):  # a broken profile costs true colours, not the preview
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            changed = ImageCms.profileToProfile(picture, source, target, outputMode=mode)
            picture = changed or picture
    picture = picture.convert(mode)
    picture.info.clear()
    return picture
