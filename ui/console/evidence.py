"""evidence: take files in, list, show, describe, withdraw, preview, export."""

from __future__ import annotations

import glob
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from intake import cases
from intake.cases import Case
from intake.evidence import adding, exhibits, previews, reading
from intake.evidence.adding import Added, Outcome
from intake.evidence.exhibits import Exhibit, Obtained
from intake.files import write_file
from intake.media.moment import captured
from intake.media.types import ExifStatus, Facts
from intake.media.words import doubt_words
from intake.problems import Problem, from_os_error
from intake.rules import regions
from intake.vault import Vault
from intake.wording import one_line
from intake.worker import WorkerError
from ui.console.arguments import Argument, Command
from ui.console.output import Document, Exit, Result, pairs, table, tell
from ui.console.progress import Bar, interruptible
from ui.console.session import Session, exhibit_of

WORDS = ("source", "how", "where", "description")
_BLANK = Facts(media_type="application/octet-stream", exif_status=ExifStatus.UNREAD, unread_reason="not-read")


def add(session: Session, given: Namespace) -> Result:
    """Takes files and folders in; each file's outcome is told as soon as it is durable."""
    obtained = Obtained("", **{name: getattr(given, name) or "" for name in WORDS})
    with session.unlocked() as vault:
        case, zone = cases.find(vault, given.case), zone_of(vault)
        with Bar(session.say, "progress.adding", lambda added: _settled(session, added)) as bar:
            with interruptible(bar.cancelled):
                outcomes = list(adding.add(vault, case, _paths(given.file), obtained, bar))
            stopped = bar.cancelled.is_set()
            if not stopped:
                _read_facts(session, vault, case, bar)
        items = [_item(vault, added, zone) for added in outcomes]
    summary = {each.value: sum(added.outcome is each for added in outcomes) for each in Outcome}
    if stopped:
        session.warn("console.cancelled")
    status = Exit.NOT_DONE if stopped else Exit.SOMETHING_WRONG if summary["refused"] else Exit.WELL
    return Result(
        {"items": items, "summary": summary}, (session.say("done.evidence-add", **summary),), status
    )


def _paths(names: Sequence[str]) -> list[Path]:
    """The paths named; Windows leaves it to each program to fill in `*.jpg`."""
    if sys.platform == "win32":
        filled = [sorted(glob.glob(name)) or [name] for name in names]  # noqa: PTH207  drives and absolute patterns
        return [Path(name) for each in filled for name in each]
    return [Path(name) for name in names]


def _settled(session: Session, added: Added) -> None:
    name, exhibit = str(added.file), added.exhibit
    if added.problem is not None:
        line = session.say("outcome.refused", file=name, reason=session.explain(added.problem))
    else:
        number = exhibit.number if exhibit else 0
        line = session.say(f"outcome.{added.outcome.value}", file=name, number=number)
    if session.as_json or added.problem is not None:
        tell(line)
    else:
        print(line, flush=True)


def _read_facts(session: Session, vault: Vault, case: Case, bar: Bar) -> None:
    """The files are safe by now: that nothing could be read from them is said, and is no failure."""
    missing = sum(exhibit.facts is None for exhibit in exhibits.listing(vault, case))
    if missing == 0:
        return
    bar.begin("progress.reading", missing)
    try:
        for _ in reading.read_missing(vault, case, bar):
            continue
    except WorkerError:
        session.warn("console.worker")


def _item(vault: Vault, added: Added, zone: str) -> dict[str, Any]:
    fresh = None if added.exhibit is None else exhibits.find(vault, added.exhibit.id)
    duplicate = fresh if added.outcome is Outcome.DUPLICATE else None
    return {
        "file": str(added.file),
        "outcome": added.outcome.value,
        "reason": None if added.problem is None else added.problem.code,
        "duplicate_of": None if duplicate is None else duplicate.id,
        "id": None if fresh is None else fresh.id,
        "sha256": None if fresh is None else fresh.blob.sha256,
        "size": None if fresh is None else fresh.blob.size,
        "media_type": None if fresh is None else fresh.media_type,
        **_facts_document((fresh and fresh.facts) or _BLANK, zone),
    }


def _facts_document(facts: Facts, zone: str) -> dict[str, Any]:
    moment = captured(facts, zone)
    position = None
    if facts.latitude is not None and facts.longitude is not None:
        altitude = None if facts.altitude is None else float(facts.altitude)
        position = {"lat": float(facts.latitude), "lon": float(facts.longitude), "alt": altitude}
    return {
        "captured": {"raw": moment.raw, "at": moment.at, "basis": moment.basis.value},
        "position": position,
        "position_note": facts.position_note,
        "camera": {"make": facts.make, "model": facts.model, "software": facts.software},
        "orientation": facts.orientation,
        "exif": {
            "status": facts.exif_status.value,
            "readers": list(facts.readers),
            "disagreements": list(facts.disagreements),
        },
        "doubts": list(facts.doubts),
        "film": None
        if facts.duration_ms is None and facts.created_utc is None
        else {"created_utc": facts.created_utc, "duration_ms": facts.duration_ms},
        "sources": list(facts.sources),
        "written": list(facts.written),
        "c2pa": facts.c2pa,
    }


def zone_of(vault: Vault) -> str:
    """The zone that the clocks of the officer's office show."""
    return regions.office(vault.officer.office).zone


def as_document(exhibit: Exhibit, zone: str) -> dict[str, Any]:
    """An exhibit for scripts."""
    words = exhibit.obtained
    return {
        "id": exhibit.id,
        "case": exhibit.case,
        "number": exhibit.number,
        "file_name": words.file_name,
        "file_time": words.file_time,
        **{name: getattr(words, name) for name in WORDS},
        "sha256": exhibit.blob.sha256,
        "size": exhibit.blob.size,
        "media_type": exhibit.media_type,
        "added_at": exhibit.added_at,
        "withdrawn": exhibit.withdrawn,
        **_facts_document(exhibit.facts or _BLANK, zone),
    }


def rows(session: Session, items: Sequence[Exhibit], zone: str) -> list[str]:
    """Exhibits as a table; empty where there are none."""
    heads = [
        session.say(f"field.{name}")
        for name in ("number", "file_name", "size", "captured", "sha256", "state")
    ]
    lines = [
        (
            each.number,
            each.obtained.file_name,
            each.blob.size,
            captured(each.facts or _BLANK, zone).at or "",
            each.blob.sha256[:16],
            session.say("state.withdrawn") if each.withdrawn is not None else "",
        )
        for each in items
    ]
    return table(heads, lines) if lines else []


def listing(session: Session, given: Namespace) -> Result:
    """Lists the exhibits of a case."""
    with session.unlocked() as vault:
        zone = zone_of(vault)
        items = list(exhibits.listing(vault, cases.find(vault, given.case)))
    lines = rows(session, items, zone) or [session.say("console.no-evidence")]
    return Result({"items": [as_document(each, zone) for each in items]}, tuple(lines))


def show(session: Session, given: Namespace) -> Result:
    """Shows what is known of an exhibit."""
    with session.unlocked() as vault:
        exhibit, case = exhibit_of(vault, given.evidence)
        zone = zone_of(vault)
    document = as_document(exhibit, zone)
    asked = doubt_words(session.language, exhibit.obtained.file_name, exhibit.facts) if exhibit.facts else ()
    return Result(document, tuple(_lines(session, document, case.number, zone, asked)))


def _lines(session: Session, document: Document, case: int, zone: str, asked: Sequence[str]) -> list[str]:
    moment, position, camera = document["captured"], document["position"], document["camera"]
    place = f"{position['lat']}, {position['lon']}" if position else ""
    note = f" ({document['position_note']})" if document["position_note"] else ""
    taken = (
        f"{moment['at']} ({session.say('basis.' + moment['basis'], zone=zone)})"
        if moment["at"]
        else moment["raw"]
    )
    shown: dict[str, str | int] = {
        "evidence": document["id"],
        "case": case,
        **{name: document[name] for name in ("number", "file_name", "file_time", *WORDS)},
        **{name: document[name] for name in ("media_type", "size", "sha256", "added_at")},
        "captured": taken or "",
        "position": (place + note).strip(),
        "camera": " ".join(value for value in camera.values() if value),
        "film": _film_words(document["film"]),
        "exif": session.say(f"exif.{document['exif']['status']}"),
        "withdrawn": document["withdrawn"] or "",
    }
    lines = pairs((session.say(f"field.{name}"), value) for name, value in shown.items())
    for name, told in (
        ("sources", [*document["sources"], *document["written"]]),
        ("doubts", [*document["exif"]["disagreements"], *asked]),
    ):
        lines += (
            [session.say(f"field.{name}") + ":", *(f"  {one_line(each)}" for each in told)] if told else []
        )
    return lines


def _film_words(film: dict[str, Any] | None) -> str:
    if film is None:
        return ""
    seconds = "" if film["duration_ms"] is None else f"{film['duration_ms'] / 1000:.1f} s"
    return " ".join(part for part in (film["created_utc"], seconds) if part)


def describe(session: Session, given: Namespace) -> Result:
    """Changes the words about an exhibit; the log keeps what they were changed to."""
    changes = {name: getattr(given, name) for name in WORDS if getattr(given, name) is not None}
    with session.unlocked() as vault:
        exhibit, case = exhibit_of(vault, given.evidence)
        changed = exhibits.describe(vault, case, exhibit, replace(exhibit.obtained, **changes))
        document = as_document(changed, zone_of(vault))
    key = "done.evidence-describe" if changed != exhibit else "done.unchanged"
    return Result(document, (session.say(key, number=changed.number),))


def withdraw(session: Session, given: Namespace) -> Result:
    """Marks an exhibit as withdrawn; its bytes stay."""
    with session.unlocked() as vault:
        exhibit, case = exhibit_of(vault, given.evidence)
        withdrawn = exhibits.withdraw(vault, case, exhibit, given.reason)
        document = as_document(withdrawn, zone_of(vault))
    return Result(document, (session.say("done.evidence-withdraw", number=withdrawn.number),))


def preview(session: Session, given: Namespace) -> Result:
    """Writes a small upright JPEG of a picture."""
    target = Path(given.out)
    with session.unlocked() as vault:
        exhibit, _ = exhibit_of(vault, given.evidence)
        pixels = given.pixels or previews.PAGE
        if not 16 <= pixels <= 4096:
            raise Problem("pixels-out-of-range", least=16, most=4096)
        jpeg = previews.preview(vault, exhibit, pixels)
        if jpeg is None:
            raise Problem("preview-impossible", item=exhibit.number)
    with _writing(target):
        write_file(target, jpeg)
    return session.done("done.file", file=str(target.absolute()))


def export(session: Session, given: Namespace) -> Result:
    """Writes the exact original bytes, unencrypted."""
    target = Path(given.out)
    with session.unlocked() as vault:
        exhibit, _ = exhibit_of(vault, given.evidence)
        exhibits.export(vault, exhibit, target)
    session.warn("console.plaintext", item=str(target))
    return session.done("done.file", file=str(target.absolute()), sha256=exhibit.blob.sha256)


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise from_os_error(error, target) from error


_EVIDENCE = Argument("evidence", "evidence", required=True)
_OUT = Argument("--out", "file", required=True)
_WORDS = tuple(Argument(f"--{name}", "text", help=f"evidence-{name}") for name in WORDS)

COMMANDS = (
    Command(
        "evidence add",
        (
            Argument("case", "case", required=True),
            Argument("file", "files", required=True, many=True, help="evidence-files"),
            *_WORDS,
        ),
        add,
    ),
    Command("evidence list", (Argument("case", "case", required=True),), listing),
    Command("evidence show", (_EVIDENCE,), show),
    Command("evidence describe", (_EVIDENCE, *_WORDS), describe),
    Command(
        "evidence withdraw",
        (_EVIDENCE, Argument("--reason", "text", required=True, help="withdraw-reason")),
        withdraw,
    ),
    Command("evidence preview", (_EVIDENCE, _OUT, Argument("--pixels", "number", number=True)), preview),
    Command("evidence export", (_EVIDENCE, _OUT), export),
)
