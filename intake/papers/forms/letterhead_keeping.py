"""Keeping an office's letterhead: written as TOML, whole or not at all, with a logo that was looked at before.

The standard library reads TOML and writes none. The file holds texts and lists of texts only, so each is written as a
basic string: TOML 1.0 has only `"`, `\\` and control characters escaped in it. No event is logged: what the office
keeps beside the vault's records is plain, and each form that is made logs its own digest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from intake.facts import clean_text
from intake.files import open_plain, sync_folder, write_file
from intake.papers.forms import letterhead
from intake.papers.forms.letterhead import FILE, LISTS, MOST_FILE, MOST_LOGO, MOST_SIGNED, TEXTS, Letterhead
from intake.papers.forms.warned import WarningKind
from intake.problems import Problem, from_os_error

if TYPE_CHECKING:
    from intake.papers.streamed import Jpeg

ASIDE: Final = "letterhead-rusak.txt"
"""Where a file that could not be read is kept once another takes its place."""
_OWN_LOGOS: Final = f"logo-{'[0-9a-f]' * 8}.jpg"
_MARKS: Final = '"\\'
_ESCAPED: Final = re.compile(r'[\x00-\x1f"\\\x7f]')


def read_logo(path: Path) -> bytes:
    """The bytes of a picture. Raises `Problem`: logo-too-big, and as files do."""
    try:
        with open_plain(path) as source:
            data = bytearray()
            while len(data) <= MOST_LOGO and (more := source.read(MOST_LOGO + 1 - len(data))):
                data += more
    except OSError as error:
        raise from_os_error(error, path) from error
    if len(data) > MOST_LOGO:
        raise Problem("logo-too-big", item=path.name, most=MOST_LOGO >> 20)
    return bytes(data)


def save(folder: Path, head: Letterhead, logo: bytes | None = None) -> Letterhead:
    """Keeps a letterhead in an office's folder, and returns it as it lies there now.

    `logo` is another picture for it, in any format that Segel shows; it is kept as the JPEG that goes on paper. Without
    it the letterhead's `logo_file` stays, and one that it does not name is taken away if it was kept from here. A
    letterhead that could not be read is set aside, not lost.
    Raises `Problem`: logo-unusable, letterhead-too-long, text-not-storable, disk-full and as files do; `WorkerError`.
    """
    data = to_toml(head).encode("utf-8")
    _refuse_too_high(head)
    shown = None if logo is None else _picture(logo)
    if shown is not None:
        head = replace(head, logo=shown, logo_file=f"logo-{hashlib.sha256(shown.data).hexdigest()[:8]}.jpg")
        data = to_toml(head).encode("utf-8")
    try:
        _make(folder)
        if shown is not None:
            write_file(folder / head.logo_file, shown.data, replace=True)
        _set_aside(folder)
        write_file(folder / FILE, data, replace=True)
        for old in folder.glob(_OWN_LOGOS):
            if old.name != head.logo_file:
                old.unlink()
    except OSError as error:
        raise from_os_error(error, folder / FILE) from error
    return head


def to_toml(head: Letterhead) -> str:
    """The file of a letterhead, what is empty left out. Raises `Problem`: letterhead-too-long, text-not-storable."""
    told = "".join(f"{name} = {value}\n" for name, value in _values(head))
    if len(told.encode("utf-8")) > MOST_FILE:
        raise Problem("letterhead-too-long")
    return told


def _values(head: Letterhead) -> Iterator[tuple[str, str]]:
    for name in TEXTS:
        if text := getattr(head, name):
            yield name, _basic(text, name)
    for name in LISTS:
        if texts := getattr(head, name):
            yield name, f"[{', '.join(_basic(each, name) for each in texts)}]"
    if head.logo_file:
        yield "logo", _basic(head.logo_file, "logo")


def _basic(text: str, field: str) -> str:
    """A basic string (TOML 1.0, String)."""
    if len(text) > MOST_FILE:
        raise Problem("letterhead-too-long", field=field, most=MOST_SIGNED)
    return f'"{_ESCAPED.sub(_escape, clean_text(text, field))}"'


def _escape(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found[0] in _MARKS else f"\\u{ord(found[0]):04x}"


def _refuse_too_high(head: Letterhead) -> None:
    """Nothing of a letterhead is cut on paper; so the field that finds no room there is told while it is typed."""
    from intake.papers.forms.letterhead_drawn import fits  # loads the typesetter, as for the picture

    for name in TEXTS:
        if len(getattr(head, name)) > MOST_SIGNED:
            raise Problem("letterhead-too-long", field=name, most=MOST_SIGNED)
    if not fits(head):
        raise Problem("letterhead-too-long", field="lines")


def _picture(logo: bytes) -> Jpeg:
    shown = letterhead.picture(logo)
    if shown is None:
        raise Problem("logo-unusable")
    return shown


def _make(folder: Path) -> None:
    """The folder itself only: where the vault is gone with its stick, none shall stand in its place."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700)
        sync_folder(folder.parent)


def _set_aside(folder: Path) -> None:
    _, off = letterhead.read(folder)
    if any(each.kind is WarningKind.LETTERHEAD_BROKEN for each in off):
        (folder / FILE).replace(folder / ASIDE)
