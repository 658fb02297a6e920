"""Small JPEGs of pictures: shrunk while decoding, upright, sRGB, without metadata. Runs in the child only."""

import contextlib
import io
import warnings
from typing import BinaryIO, Final

import pillow_heif
from PIL import Image, ImageCms, ImageFile

from intake.media import sniff

_FORMATS: Final = {
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
_MOST_PIXELS_DECODED: Final = 80_000_000  # where the decoder must make every pixel
_MOST_PROFILE: Final = 1 << 20
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
        make_preview(io.BytesIO(picture.getvalue()), 4)


def make_preview(stream: BinaryIO, pixels: int) -> tuple[bytes, int, int]:
    """A JPEG whose longer side is at most `pixels`, its width and height. Unmade when there cannot be one."""
    formats = _FORMATS.get(sniff.media_type(stream.read(sniff.HEAD)))
    if formats is None:
        raise Unmade("not-an-image")
    stream.seek(0)
    try:
        with Image.open(stream, formats=formats) as picture:
            return _shrink(picture, pixels)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unmade("too-large") from None
    except (MemoryError, Unmade):
        raise
    except Exception:  # noqa: BLE001  # the decoders raise a dozen unrelated types on damaged data
        raise Unmade("damaged") from None


def _shrink(picture: Image.Image, pixels: int) -> tuple[bytes, int, int]:
    if picture.format not in ("JPEG", "MPO") and picture.width * picture.height > _MOST_PIXELS_DECODED:
        raise Unmade("too-large")
    profile = picture.info.get("icc_profile")
    picture.thumbnail((pixels, pixels), Image.Resampling.BICUBIC, reducing_gap=2.0)
    turn = _turn(picture)  # after decoding: some decoders turn it themselves and then say so
    plain = _to_rgb(picture, profile)
    if turn is not None:
        plain = plain.transpose(turn)
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=80)
    return out.getvalue(), plain.width, plain.height


def _turn(picture: Image.Image) -> Image.Transpose | None:
    with contextlib.suppress(Exception):  # a picture with damaged EXIF is still shown, as it lies
        return _TURNS.get(picture.getexif().get(_ORIENTATION, 1))
    return None


def _to_rgb(picture: Image.Image, profile: object) -> Image.Image:
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        flat = Image.new("RGBA", picture.size, "white")
        flat.alpha_composite(picture.convert("RGBA"))
        picture = flat.convert("RGB")
    if isinstance(profile, bytes) and 0 < len(profile) <= _MOST_PROFILE:
        with contextlib.suppress(Exception):  # a broken profile costs true colours, not the preview
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            changed = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
            picture = changed or picture
    picture = picture.convert("RGB")
    picture.info.clear()
    return picture
