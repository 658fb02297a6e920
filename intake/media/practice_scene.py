"""Draws the scene of a practice photo: an open-air meeting with a banner, a stage and people."""

import random
from typing import Final

from PIL import Image, ImageDraw, ImageFont

_CAPTION: Final = "LATIHAN - bukan bukti"  # the built-in font has no dash
_SHIRTS: Final = ("#b23a48", "#2a6f97", "#e9c46a", "#588157", "#6d597a", "#f4f1de", "#bc6c25", "#3d405b")
_SKINS: Final = ("#8d5524", "#a9714b", "#c68642", "#7a4a2b")
_BANNERS: Final = (("#1d3557", "#f1faee"), ("#9d0208", "#fff3b0"), ("#2d6a4f", "#ffffff"))


def draw_scene(size: tuple[int, int], chance: random.Random) -> Image.Image:
    """An RGB picture of the given size in pixels; the same `chance` state gives the same picture."""
    width, height = size
    picture = _ground(size, chance)
    draw = ImageDraw.Draw(picture)
    unit = min(width, height) / 100
    _stage(draw, size, unit, chance)
    for row in range(3):
        scale = unit * (1.0 + 0.45 * row)
        for _ in range(7 - row):
            _person(draw, (chance.uniform(0.03, 0.97) * width, height * (0.74 + 0.12 * row)), scale, chance)
    _caption(draw, (width / 2, height - 4 * unit), width * 0.5, ("#000000", "#ffffff"))
    return _grain(picture, chance)


def _ground(size: tuple[int, int], chance: random.Random) -> Image.Image:
    width, height = size
    sky = Image.linear_gradient("L").resize((width, height * 6 // 10))
    tint = chance.choice(("#5f9ed1", "#89a7c2", "#7fb7be"))
    picture = Image.new("RGB", size, chance.choice(("#8a9a5b", "#a68a64", "#7f8a6b")))
    picture.paste(
        Image.composite(Image.new("RGB", sky.size, "#f2ead3"), Image.new("RGB", sky.size, tint), sky)
    )
    return picture


def _stage(draw: ImageDraw.ImageDraw, size: tuple[int, int], unit: float, chance: random.Random) -> None:
    width, height = size
    left, right = width * chance.uniform(0.12, 0.2), width * chance.uniform(0.8, 0.88)
    top, floor = height * 0.22, height * 0.62
    for post in (left, right):
        draw.rectangle((post - unit, top, post + unit, floor), fill="#6b705c")
    draw.polygon(
        [
            (left, floor),
            (right, floor),
            (right + 4 * unit, floor + 8 * unit),
            (left - 4 * unit, floor + 8 * unit),
        ],
        fill="#7f5539",
    )
    draw.rectangle((left - 4 * unit, floor + 8 * unit, right + 4 * unit, floor + 12 * unit), fill="#582f0e")
    cloth, letters = chance.choice(_BANNERS)
    draw.rectangle(
        (left, top, right, top + 17 * unit), fill=cloth, outline=letters, width=max(1, round(unit / 2))
    )
    _caption(draw, ((left + right) / 2, top + 8.5 * unit), (right - left) * 0.85, (cloth, letters))
    for place in (0.3, 0.5, 0.7):
        _person(draw, (left + (right - left) * place, floor + 4 * unit), unit * 0.9, chance)


def _person(draw: ImageDraw.ImageDraw, feet: tuple[float, float], unit: float, chance: random.Random) -> None:
    x, y = feet
    shirt, skin = chance.choice(_SHIRTS), chance.choice(_SKINS)
    draw.rectangle((x - 2 * unit, y - 9 * unit, x + 2 * unit, y), fill="#2b2d42")
    draw.rounded_rectangle(
        (x - 3.2 * unit, y - 19 * unit, x + 3.2 * unit, y - 8 * unit), 1.5 * unit, fill=shirt
    )
    draw.ellipse((x - 2 * unit, y - 24 * unit, x + 2 * unit, y - 19 * unit), fill=skin)
    draw.pieslice(
        (x - 2.2 * unit, y - 24.6 * unit, x + 2.2 * unit, y - 19.6 * unit), 180, 360, fill="#1b1b1e"
    )


def _caption(
    draw: ImageDraw.ImageDraw, centre: tuple[float, float], width: float, colours: tuple[str, str]
) -> None:
    """The caption as wide as asked, in the second colour with an edge of the first."""
    size = 100.0 * width / ImageFont.load_default(100).getlength(_CAPTION)
    edge = max(1, round(size / 20))
    font = ImageFont.load_default(size)
    draw.text(centre, _CAPTION, colours[1], font, "mm", stroke_width=edge, stroke_fill=colours[0])


def _grain(picture: Image.Image, chance: random.Random) -> Image.Image:
    noise = Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height))
    return Image.blend(picture, Image.merge("RGB", (noise,) * 3), 0.03)
