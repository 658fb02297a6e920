"""Photos of a clock code as phones take them off a screen: aslant, blurred, noisy, with the phone's own EXIF."""

import io
import random
from dataclasses import dataclass
from datetime import datetime

from PIL import Image, ImageFilter

from intake.media import qr
from intake.media.practice_exif import Tag, exif_block


@dataclass(frozen=True)
class Phone:
    make: str = "samsung"
    model: str = "SM-A546E"
    offset: str | None = "+08:00"


def photo(
    code: str | None,
    taken: datetime | None,
    phone: Phone = Phone(),
    *,
    slant: float = 0.0,
    blur: float = 0.0,
    noise: float = 0.1,
    share: float = 0.4,
    turn: int = 0,
    size: tuple[int, int] = (2000, 1500),
    seed: int = 1,
) -> bytes:
    """A JPEG of `size` in which the code's side is `share` of the height; `taken` is the phone's wall clock."""
    chance = random.Random(seed)
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    if code is not None:
        screen = _screen(code, round(size[1] * share), slant).rotate(
            turn, expand=True, fillcolor=(90, 90, 90)
        )
        picture.paste(screen, (size[0] // 5, size[1] // 6))
    grain = Image.frombytes("L", (size[0] // 2, size[1] // 2), chance.randbytes(size[0] * size[1] // 4))
    picture = Image.blend(picture, Image.merge("RGB", (grain.resize(size),) * 3), noise)
    if blur:
        picture = picture.filter(ImageFilter.GaussianBlur(blur))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80, exif=_exif(phone, taken) if taken else b"")
    return out.getvalue()


def _screen(code: str, side: int, slant: float) -> Image.Image:
    rows = qr.modules(code)
    flat = bytes(0 if dark else 255 for row in rows for dark in row)
    drawn = Image.frombytes("L", (len(rows), len(rows)), flat).resize((side, side), Image.Resampling.NEAREST)
    # The screen seen from the side: its right edge is shorter than its left by this share.
    across = (1 - slant, 0, 0, -slant / 2, 1, 0, -slant / side, 0)
    how = Image.Transform.PERSPECTIVE, across, Image.Resampling.BICUBIC
    seen = drawn.transform((side, side), *how, fillcolor=120)
    return seen.convert("RGB")


def _exif(phone: Phone, taken: datetime) -> bytes:
    stamp = taken.strftime("%Y:%m:%d %H:%M:%S")
    main = [Tag(number, text) for number, text in ((0x010F, phone.make), (0x0110, phone.model)) if text]
    exif = [Tag(0x9000, b"0232"), Tag(0x9003, stamp)]
    exif += [Tag(0x9011, phone.offset)] if phone.offset else []
    small = io.BytesIO()
    Image.new("RGB", (16, 12)).save(small, "JPEG")
    return exif_block("<", main, exif, [], small.getvalue())
