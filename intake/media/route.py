"""By which way a file may have come: hints in its name, its size, its programs. Hints to ask, never findings."""

import re
from typing import Final

from intake.media import moment
from intake.media.types import ExifStatus, Facts

_MESSENGER: Final = re.compile(
    r"""(IMG|VID|AUD|PTT|DOC|STK)-\d{8}-WA\d{4}          # WhatsApp on Android
    | WhatsApp[ _](Image|Video|Audio|Ptt)               # WhatsApp on the web and on iPhones
    | (photo|video)_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d | photo_\d+@     # Telegram
    | FB_IMG_\d+ | received_\d{8,} | \d{6,}_\d{6,}_\d{6,}_[no]\.    # Facebook, Messenger, Instagram
    | signal-\d{4}-\d\d-\d\d | mmexport\d+ | viber_image | S__\d{6,} | LINE_ALBUM | messageImage_\d+
    | InShot_ | Snapchat-\d+ | Snaptik""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_SCREENSHOT: Final = re.compile(
    r"screen[ _-]?shot|screen[ _-]?rec|tangkapan[ _-]layar|smartselect_|captura|scr_\d{8}", re.IGNORECASE
)
_EDITORS: Final = re.compile(
    r"""photoshop|lightroom|adobe|gimp|snapseed|picsart|canva|pixlr|picasa|vsco|inshot|capcut|meitu|b612|beautyplus
    |youcam|facetune|faceapp|remini|lensa|polarr|photoscape|photodirector|pixelmator|affinity|darktable|rawtherapee
    |acdsee|irfanview|xnview|paint\.net|paint|windows\s+photo|photos\s+\d|imagemagick|ezgif|firefly|midjourney
    |dall|stable\s+diffusion|corel|luminar|fotor|phonto|kinemaster|vn\s+editor""",
    re.VERBOSE | re.IGNORECASE,
)
_CAMERA_FORMATS: Final = ("image/jpeg", "image/heic", "image/avif", "image/webp")
_MESSENGER_SIDES: Final = (1280, 1600, 2048, 2560)
_SCREEN_SIDES: Final = (720, 828, 1080, 1125, 1170, 1179, 1206, 1284, 1290, 1320, 1440)
_SMALL: Final = 1_500_000
_PHONES_LARGER_SINCE: Final = 2012


def hints(file_name: str, facts: Facts) -> tuple[str, ...]:
    """Short codes, each with a sentence `doubt.CODE` on what it may mean and what to ask for."""
    stripped = facts.exif_status is ExifStatus.ABSENT and facts.media_type in _CAMERA_FORMATS
    messenger = _MESSENGER.match(file_name) is not None
    screenshot = _SCREENSHOT.search(file_name) is not None or _like_a_screen(facts)
    found = (
        ("messenger-name", messenger),
        ("screenshot", screenshot),
        ("exif-stripped", stripped and not screenshot),
        ("messenger-size", stripped and not messenger and _longer(facts) in _MESSENGER_SIDES),
        ("edited-software", any(_EDITORS.search(name) for name in (facts.software or "", *facts.tools))),
        ("changed-later", _changed_later(facts)),
        ("smaller-than-camera", _smaller(facts)),
        ("thumbnail-differs", facts.thumbnail == "differs"),
        ("c2pa-present", facts.c2pa),
    )
    return tuple(code for code, holds in found if holds)


def _longer(facts: Facts) -> int:
    return max(facts.pixel_width or 0, facts.pixel_height or 0)


def _like_a_screen(facts: Facts) -> bool:
    """A PNG without a camera whose shorter side is a phone screen's, and twice as long."""
    shorter = min(facts.pixel_width or 0, facts.pixel_height or 0)
    return (
        facts.media_type == "image/png"
        and facts.make is None
        and shorter in _SCREEN_SIDES
        and 1.7 <= _longer(facts) / shorter <= 2.4
    )


def _changed_later(facts: Facts) -> bool:
    changed = next(
        (line.partition(": ")[2] for line in facts.written if line.startswith("EXIF DateTime:")), None
    )
    first, last = moment.wall_clock(facts.taken_raw), moment.wall_clock(changed)
    return first is not None and last is not None and (last - first).total_seconds() > 60


def _smaller(facts: Facts) -> bool:
    pixels = (facts.pixel_width or 0) * (facts.pixel_height or 0)
    if not pixels or facts.media_type not in _CAMERA_FORMATS:
        return False
    if (facts.exif_width or 0) * (facts.exif_height or 0) > pixels * 3 // 2:
        return True
    taken = moment.wall_clock(facts.taken_raw)
    modern = taken is not None and taken.year >= _PHONES_LARGER_SINCE
    return modern and facts.make is not None and pixels < _SMALL
