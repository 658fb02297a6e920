"""evidence browse and clock: what lies on a card or folder, and the code of the laptop's time to photograph."""

from __future__ import annotations

import sys
import threading
import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.live import Live
from rich.text import Text

from intake.evidence import clockcheck, medium
from intake.evidence.clocknotes import ClockNote
from intake.evidence.medium import Looked, Looking, Notice, NoticeKind, Picture
from intake.media import qr
from intake.media.moment import captured
from intake.problems import Problem
from intake.records import cases
from intake.records.cases import Case
from intake.rules import regions
from intake.vault import Vault
from ui.console.arguments import Argument, Command
from ui.console.output import Exit, Result, table, tell
from ui.console.progress import Bar, interruptible
from ui.console.session import Session

_WRONG = (NoticeKind.UNREADABLE, NoticeKind.PULLED)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a medium gave: pictures in the order found, and what is not among them."""

    pictures: tuple[Picture, ...]
    notices: tuple[Notice, ...]

    @property
    def is_whole(self) -> bool:
        """Whether everything could be read."""
        return not any(notice.kind in _WRONG for notice in self.notices)

    def of_day(self, day: str) -> Listed:
        """Only the pictures of a day."""
        return Listed(tuple(each for each in self.pictures if each.day == day), self.notices)


def listed(session: Session, vault: Vault, folders: Sequence[Path], case: Case | None) -> Listed:
    """Lists folders; what is not listed is told on standard error as it is met."""
    pictures: list[Picture] = []
    notices: list[Notice] = []
    for folder in folders:
        for found in medium.listing(vault, folder, case):
            if isinstance(found, Picture):
                pictures.append(found)
            else:
                notices.append(found)
                tell(_notice_line(session, found))
    return Listed(tuple(pictures), tuple(notices))


def day_of(text: str) -> str:
    """A day as `YYYY-MM-DD`. Raises `Problem("day-malformed")`."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Problem("day-malformed", item=text) from None


def browse(session: Session, given: Namespace) -> Result:
    """Lists the pictures of a medium by day; of one day each by itself."""
    if given.help_phone:
        guide = medium.phone_guide(session.language)
        return Result({"guide": guide}, (guide,))
    if given.folder is None:
        raise Problem("folder-not-named")
    day = None if given.day is None else day_of(given.day)
    with session.unlocked() as vault:
        case = None if given.case is None else cases.find(vault, given.case)
        found = listed(session, vault, [Path(given.folder)], case)
        shown = found if day is None else found.of_day(day)
        zone = regions.office(vault.officer.office).zone
    read = _read(session, shown.pictures) if given.times else {}
    document = {
        "folder": str(given.folder),
        "pictures": [_item(session, each, read.get(each.path), zone) for each in shown.pictures],
        "notices": [_notice_item(session, each) for each in found.notices],
    }
    lines = _days(session, shown.pictures) if day is None else _files(session, shown.pictures, read, zone)
    status = Exit.WELL if found.is_whole else Exit.SOMETHING_WRONG
    return Result(document, tuple(lines or [session.say("medium.empty")]), status)


def _read(session: Session, pictures: Sequence[Picture]) -> dict[Path, Looked]:
    """What each file says of itself; Ctrl+C ends the reading, and what was read is shown."""
    read: dict[Path, Looked] = {}
    with Looking() as looking, Bar(session.say) as bar, interruptible(bar.cancelled):
        bar.begin("progress.reading", len(pictures))
        for looked in looking.facts(pictures):
            read[looked.picture.path] = looked
            bar.moved(1)
            if bar.cancelled.is_set():
                session.warn("console.cancelled")
                break
    return read


def _item(session: Session, picture: Picture, looked: Looked | None, zone: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "file": str(picture.path),
        "size": picture.size,
        "file_time": picture.file_time,
        "day": picture.day,
        "held": picture.held,
    }
    if looked is not None:
        moment = None if looked.facts is None else captured(looked.facts, zone)
        item["captured"] = None if moment is None else {"at": moment.at, "basis": moment.basis.value}
        item["problem"] = None if looked.problem is None else session.explain(looked.problem)
    return item


def _days(session: Session, pictures: Sequence[Picture]) -> list[str]:
    heads = [session.say(f"field.{name}") for name in ("day", "count", "size", "held")]
    rows = [
        (
            day.day,
            len(day.pictures),
            sum(each.size for each in day.pictures),
            sum(each.held is not None for each in day.pictures),
        )
        for day in medium.by_day(pictures)
    ]
    return table(heads, rows) if rows else []


def _files(session: Session, pictures: Sequence[Picture], read: dict[Path, Looked], zone: str) -> list[str]:
    heads = [session.say(f"field.{name}") for name in ("file_time", "captured", "size", "held", "file_name")]
    rows = []
    for day in medium.by_day(pictures):
        for each in day.pictures:
            looked = read.get(each.path)
            taken = captured(looked.facts, zone).at if looked and looked.facts else None
            rows.append((each.file_time, taken or "", each.size, each.held or "", str(each.path)))
    return table(heads, rows) if rows else []


def _notice_item(session: Session, notice: Notice) -> dict[str, Any]:
    why = None if notice.problem is None else session.explain(notice.problem)
    return {"kind": notice.kind.value, "path": str(notice.path), "count": notice.count, "reason": why}


def _notice_line(session: Session, notice: Notice) -> str:
    why = "" if notice.problem is None else session.explain(notice.problem)
    return session.say(f"medium.{notice.kind.value}", path=str(notice.path), count=notice.count, why=why)


def clock(session: Session, given: Namespace) -> Result:
    """Shows the code, fresh each second, until Enter; or looks for it in the photos of a case."""
    with session.unlocked() as vault:
        case = None if given.case == "-" else cases.find(vault, given.case)
        if given.read:
            return _searched(session, vault, cases.find(vault, given.case))
        if not session.as_json and sys.stdout.isatty():
            tell(session.say("clock.show"))
            _show(vault, case, given.seconds)
        code = clockcheck.code(vault, case)
    lines = () if sys.stdout.isatty() else (_drawn(code), code)
    return Result({"code": code}, lines)


@dataclass(frozen=True, slots=True)
class Searched:
    """How many photos were searched for a clock code, and in how many there was one."""

    photos: int
    found: int


def look_for_codes(
    session: Session, vault: Vault, case: Case, bar: Bar, *, everything: bool = False
) -> Searched:
    """Searches the photos that wait for it, telling what is found."""
    wanted, found = len(clockcheck.waiting(vault, case, everything=everything)), 0
    if wanted:
        bar.begin("progress.codes", wanted)
    for looked in clockcheck.recognise(vault, case, everything=everything):
        bar.moved(1)
        if looked.check is not None:
            found += 1
            tell(_check_line(session, looked.check))
        if bar.cancelled.is_set():
            break
    return Searched(wanted, found)


def _check_line(session: Session, check: clockcheck.ClockCheck) -> str:
    number = check.exhibit.number
    found = session.say("clock.found", number=number)
    if check.doubt is not None or check.seconds is None:
        return f"{found} {session.say(f'doubt.{check.doubt}')}"
    note = ClockNote(check.make, check.model, check.seconds, check.shown_at, number, check.basis)
    return note.words(session.language)


def _searched(session: Session, vault: Vault, case: Case) -> Result:
    with Bar(session.say) as bar, interruptible(bar.cancelled):
        done = look_for_codes(session, vault, case, bar, everything=True)
    none = () if done.found else (session.say("clock.none", count=done.photos),)
    return Result({"looked_at": done.photos}, none)


def _show(vault: Vault, case: Case | None, seconds: int | None) -> None:
    """Draws the code anew each second; dark on light, which every reader takes."""
    stop = threading.Event()
    if sys.stdin is not None and sys.stdin.isatty():
        threading.Thread(target=_await_enter, args=(stop,), daemon=True).start()
    end = None if seconds is None else time.monotonic() + seconds
    with interruptible(stop), Live(console=Console(), auto_refresh=False, transient=True) as live:
        while not stop.is_set() and (end is None or time.monotonic() < end):
            drawn = _drawn(clockcheck.code(vault, case))
            live.update(Text(drawn, style="black on bright_white", no_wrap=True), refresh=True)
            stop.wait(1 - time.time() % 1)


def _await_enter(stop: threading.Event) -> None:
    sys.stdin.readline()
    stop.set()


def _drawn(code: str) -> str:
    """A QR code in half blocks: two rows of modules to a line of text."""
    rows = list(qr.modules(code))
    rows.append(tuple(False for _ in rows[0]))
    shapes = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    return "\n".join(
        "".join(shapes[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=False)
    )


COMMANDS = (
    Command(
        "evidence browse",
        (
            Argument("folder", "folder", help="browse-folder"),
            Argument("--day", "date"),
            Argument("--case", "case", help="browse-case"),
            Argument("--times", help="browse-times"),
            Argument("--help-phone"),
        ),
        browse,
    ),
    Command(
        "evidence clock",
        (
            Argument("case", "case", required=True, help="clock-case"),
            Argument("--seconds", "number", number=True, help="clock-seconds"),
            Argument("--read", help="clock-read"),
        ),
        clock,
    ),
)
