"""evidence: take files in, list, show, describe, withdraw, preview, export."""

from __future__ import annotations

import glob
import shutil
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from intake.evidence import adding, exhibits, medium, previews, reading, redaction
from intake.evidence.adding import Added, Outcome
from intake.evidence.clocknotes import ClockNote, ClockNotes
from intake.evidence.exhibits import Exhibit, Obtained
from intake.evidence.kinds import ExhibitKind
from intake.evidence.tags import tags_of
from intake.ids import EvidenceId
from intake.media.moment import captured
from intake.media.types import ExifStatus, Facts
from intake.media.words import doubt_words
from intake.problems import Problem
from intake.records import cases
from intake.records.cases import Case
from intake.rules import regions
from intake.vault import Vault
from intake.wording import one_line
from intake.worker import WorkerError
from ui.console import tags
from ui.console.arguments import Argument, Command
from ui.console.medium import day_of, listed, look_for_codes
from ui.console.output import Document, Exit, Result, pairs, put, table, tell
from ui.console.progress import Bar, interruptible
from ui.console.redaction import document_of
from ui.console.session import Session, exhibit_of

WORDS = (
    "source", "relation", "how", "where", "original", "recording_by", "speaker_knew", "description",
)  # fmt: skip
FULL = "disk-full"
_CHOICES = {
    "original": ("asli", "salinan", "tidak-diketahui"),
    "speaker_knew": ("ya", "tidak", "tidak-diketahui"),
}
_BLANK = Facts(media_type="application/octet-stream", exif_status=ExifStatus.UNREAD, unread_reason="not-read")


def add(session: Session, given: Namespace) -> Result:
    """Takes files and folders in; each file's outcome is told as soon as it is durable."""
    obtained = Obtained("", **{name: getattr(given, name) or "" for name in WORDS})
    day = None if given.day is None else day_of(given.day)
    kind = None if given.kind is None else ExhibitKind(given.kind)
    with session.unlocked() as vault:
        case, zone = cases.find(vault, given.case), zone_of(vault)
        chosen = Chosen(_paths(given.file)) if day is None else _of_day(session, vault, case, given, day)
        with Bar(session.say, "progress.adding", lambda added: _settled(session, added)) as bar:
            with interruptible(bar.cancelled):
                outcomes = list(adding.add(vault, case, chosen.paths, obtained, bar, kind))
            stopped = bar.cancelled.is_set()
            if not stopped:
                if chosen.left and given.left_reason is not None:
                    medium.leave(vault, case, chosen.left, given.left_reason)
                _read_facts(session, vault, case, bar)
        items = [_item(vault, added, zone) for added in outcomes]
    summary = {each.value: sum(added.outcome is each for added in outcomes) for each in Outcome}
    if stopped:
        session.warn("console.cancelled")
    _say_room(session, vault, outcomes)
    status = Exit.NOT_DONE if stopped else Exit.SOMETHING_WRONG if summary["refused"] else Exit.WELL
    return Result(
        {"items": items, "summary": summary}, (session.say("done.evidence-add", **summary),), status
    )


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be taken in, and how many pictures are left where they lie."""

    paths: Sequence[Path]
    left: int = 0


def _of_day(session: Session, vault: Vault, case: Case, given: Namespace, day: str) -> Chosen:
    """The pictures of a day by the medium's time; a file named by itself is taken whatever its day."""
    paths = _paths(given.file)
    found = listed(session, vault, [path for path in paths if path.is_dir()], case)
    wanted = [picture.path for each in medium.by_day(found.of_day(day).pictures) for picture in each.pictures]
    left = len(found.pictures) - len(wanted)
    session.warn("medium.chosen", count=len(wanted), day=day, left=left)
    return Chosen([*(path for path in paths if not path.is_dir()), *wanted], left)


def _paths(names: Sequence[str]) -> list[Path]:
    """The paths named; Windows leaves it to each program to fill in `*.jpg`."""
    if sys.platform == "win32":
        filled = [sorted(glob.glob(name)) or [name] for name in names]  # noqa: PTH207  drives and absolute patterns
        return [Path(name) for each in filled for name in each]
    return [Path(name) for name in names]


def _settled(session: Session, added: Added) -> None:
    name, exhibit = str(added.file), added.exhibit
    if added.problem is not None and added.problem.code == FULL:
        line = session.say("outcome.no-room", file=name, needed=added.problem.particulars["needed"])
    elif added.problem is not None:
        line = session.say("outcome.refused", file=name, reason=session.explain(added.problem))
    else:
        number = exhibit.number if exhibit else 0
        line = session.say(f"outcome.{added.outcome.value}", file=name, number=number)
    if session.as_json or added.problem is not None:
        tell(line)
    else:
        put(line)


def _say_room(session: Session, vault: Vault, outcomes: Sequence[Added]) -> None:
    """How much room all files that did not fit need together: what each needs was free while others were written."""
    unfit = [each.problem for each in outcomes if each.problem is not None and each.problem.code == FULL]
    if unfit:
        needed = sum(int(each.particulars["needed"]) for each in unfit)
        free = shutil.disk_usage(vault.path).free
        session.warn("console.no-room", count=len(unfit), needed=needed, free=free, item=str(vault.path))


def _read_facts(session: Session, vault: Vault, case: Case, bar: Bar) -> None:
    """The files are safe by now: that nothing could be read from them is said, and is no failure."""
    missing = sum(exhibit.facts is None for exhibit in exhibits.listing(vault, case))
    if missing:
        bar.begin("progress.reading", missing)
    try:
        for _ in reading.read_missing(vault, case, bar):
            continue
        look_for_codes(session, vault, case, bar)
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
    }


def _further(facts: Facts) -> dict[str, Any]:
    """What only showing an exhibit tells: doubts as codes, a film's own facts, where each fact stands."""
    film = {"created_utc": facts.created_utc, "duration_ms": facts.duration_ms}
    return {
        "doubts": list(facts.doubts),
        "film": film if any(film.values()) else None,
        "pages": facts.pages,
        "sources": list(facts.sources),
        "written": list(facts.written),
        "c2pa": facts.c2pa,
    }


def zone_of(vault: Vault) -> str:
    """The zone that the clocks of the officer's office show."""
    return regions.office(vault.officer.office).zone


def as_document(exhibit: Exhibit, zone: str, *, identity: bool = False) -> dict[str, Any]:
    """An exhibit for scripts; of an identity document only its number and digest, unless `identity` asks for all."""
    hidden = exhibit.is_identity and not identity
    words = Obtained("") if hidden else exhibit.obtained
    return {
        "id": exhibit.id,
        "case": exhibit.case,
        "number": exhibit.number,
        "kind": exhibit.kind.value,
        "file_name": words.file_name,
        "file_time": words.file_time,
        **{name: getattr(words, name) for name in WORDS},
        "sha256": exhibit.blob.sha256,
        "size": exhibit.blob.size,
        "media_type": exhibit.media_type,
        "added_at": exhibit.added_at,
        "withdrawn": exhibit.withdrawn,
        **_facts_document((None if hidden else exhibit.facts) or _BLANK, zone),
        **_further(exhibit.facts or _BLANK),
    }


def rows(
    session: Session, items: Sequence[Exhibit], zone: str, originals: Mapping[EvidenceId, int]
) -> list[str]:
    """Exhibits as a table, `originals` being the numbers that derived ones came from; empty where there are none."""
    heads = [
        session.say(f"field.{name}")
        for name in ("number", "kind", "file_name", "size", "captured", "sha256", "state")
    ]
    lines = [
        (
            each.number,
            session.say(f"exhibit-kind.{each.kind}"),
            "" if each.is_identity else each.obtained.file_name,
            each.blob.size,
            "" if each.is_identity else captured(each.facts or _BLANK, zone).at or "",
            each.blob.sha256[:16],
            _state(session, each, originals.get(each.id)),
        )
        for each in items
    ]
    return table(heads, lines) if lines else []


def _state(session: Session, exhibit: Exhibit, original: int | None) -> str:
    states = [session.say("state.withdrawn")] if exhibit.withdrawn is not None else []
    states += [session.say("state.derived", number=original or "—")] if original is not None else []
    return ", ".join(states)


def listing(session: Session, given: Namespace) -> Result:
    """Lists the exhibits of a case."""
    with session.unlocked() as vault:
        zone, case = zone_of(vault), cases.find(vault, given.case)
        items, originals = list(exhibits.listing(vault, case)), redaction.originals(vault, case)
    lines = rows(session, items, zone, originals) or [session.say("console.no-evidence")]
    documents = [{**as_document(each, zone), "derived_from": originals.get(each.id)} for each in items]
    return Result({"items": documents}, tuple(lines))


def show(session: Session, given: Namespace) -> Result:
    """Shows what is known of an exhibit."""
    with session.unlocked() as vault:
        exhibit, case = exhibit_of(vault, given.evidence)
        _refuse_identity(exhibit, given)
        zone = zone_of(vault)
        clocks = ClockNotes(vault, case.id)
        derived, covered = document_of(vault, exhibit), redaction.relation_words(vault, exhibit)
        dumped = tags_of(vault, exhibit.blob) if given.tags else None
    clock = clocks.note_for(exhibit)
    document = {
        **as_document(exhibit, zone, identity=True),
        "assumed_zone": _zone_document(exhibit, zone),
        "clock": _clock_document(clock, clocks.doubt_for(exhibit)),
        "derived": derived,
        **({"tags": tags.as_document(dumped)} if given.tags else {}),
    }
    asked = _asked(session, exhibit, derived=derived is not None)
    asked = (*asked, *clocks.doubt_words(exhibit, session.language))
    lines = _lines(session, document, case.number, asked)
    if covered:
        lines += pairs([(session.say("field.derived"), covered)])
    if clock is not None:
        lines += pairs([(session.say("field.clock"), clock.words(session.language))])
    if given.tags:
        lines += tags.lines(session, dumped)
    return Result(document, tuple(lines))


def _asked(session: Session, exhibit: Exhibit, *, derived: bool) -> tuple[str, ...]:
    if exhibit.facts is None:
        return ()
    return doubt_words(session.language, exhibit.obtained.file_name, exhibit.facts, derived=derived)


def _refuse_identity(exhibit: Exhibit, given: Namespace) -> None:
    """Identity documents are shown only where that was said in so many words."""
    if exhibit.is_identity and not given.show_identity:
        raise Problem("identity-not-shown", item=exhibit.number)


def _clock_document(clock: ClockNote | None, doubt: str | None) -> dict[str, Any] | None:
    if clock is None:
        return None if doubt is None else {"doubt": doubt}
    return {
        "seconds": clock.seconds,
        "shown_at": clock.shown_at,
        "exhibit": clock.number,
        "basis": clock.basis.value,
        "varies": clock.varies,
        "doubt": doubt,
    }


def _zone_document(exhibit: Exhibit, office_zone: str) -> dict[str, str] | None:
    """Which zone was assumed for the time of taking and why; None where the file itself says it."""
    taken = captured(exhibit.facts or _BLANK, office_zone)
    return {"zone": taken.zone, "from": "position" if taken.by_position else "office"} if taken.zone else None


def _lines(session: Session, document: Document, case: int, asked: Sequence[str]) -> list[str]:
    moment, position, camera = document["captured"], document["position"], document["camera"]
    place = f"{position['lat']}, {position['lon']}" if position else ""
    note = f" ({document['position_note']})" if document["position_note"] else ""
    assumed = document["assumed_zone"] or {"zone": "", "from": ""}
    basis = "position-zone" if assumed["from"] == "position" else moment["basis"]
    taken = (
        f"{moment['at']} ({session.say('basis.' + basis, zone=assumed['zone'])})"
        if moment["at"]
        else moment["raw"]
    )
    shown: dict[str, str | int] = {
        "evidence": document["id"],
        "case": case,
        "kind": session.say(f"exhibit-kind.{document['kind']}"),
        **{name: document[name] for name in ("number", "file_name", "file_time", *WORDS)},
        **{name: document[name] for name in ("media_type", "size", "sha256", "added_at")},
        "captured": taken or "",
        "position": (place + note).strip(),
        "camera": " ".join(value for value in camera.values() if value),
        "film": _film_words(document["film"]),
        "pages": "" if document["pages"] is None else document["pages"],
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
        _refuse_identity(exhibit, given)
        pixels = given.pixels or previews.PAGE
        if not 16 <= pixels <= 4096:
            raise Problem("pixels-out-of-range", least=16, most=4096)
        previews.export(vault, exhibit, pixels, target)
    session.warn("console.plaintext", item=str(target))
    return session.done("done.file", file=str(target.absolute()))


def export(session: Session, given: Namespace) -> Result:
    """Writes the exact original bytes, unencrypted."""
    target = Path(given.out)
    with session.unlocked() as vault:
        exhibit, _ = exhibit_of(vault, given.evidence)
        exhibits.export(vault, exhibit, target)
    session.warn("console.plaintext", item=str(target))
    return session.done("done.file", file=str(target.absolute()), sha256=exhibit.blob.sha256)


_EVIDENCE = Argument("evidence", "evidence", required=True)
_OUT = Argument("--out", "file", required=True)
_WORDS = tuple(
    Argument(
        f"--{name.replace('_', '-')}",
        "kind" if name in _CHOICES else "text",
        choices=_CHOICES.get(name, ()),
        help=f"evidence-{name.replace('_', '-')}",
    )
    for name in WORDS
)
_IDENTITY = Argument("--show-identity")

COMMANDS = (
    Command(
        "evidence add",
        (
            Argument("case", "case", required=True),
            Argument("file", "files", required=True, many=True, help="evidence-files"),
            *_WORDS,
            Argument("--kind", "kind", choices=tuple(ExhibitKind), help="exhibit-kind"),
            Argument("--day", "date"),
            Argument("--left-reason", "text"),
        ),
        add,
    ),
    Command("evidence list", (Argument("case", "case", required=True),), listing),
    Command("evidence show", (_EVIDENCE, _IDENTITY, Argument("--tags")), show),
    Command("evidence describe", (_EVIDENCE, *_WORDS), describe),
    Command(
        "evidence withdraw",
        (_EVIDENCE, Argument("--reason", "text", required=True, help="withdraw-reason")),
        withdraw,
    ),
    Command(
        "evidence preview", (_EVIDENCE, _OUT, Argument("--pixels", "number", number=True), _IDENTITY), preview
    ),
    Command("evidence export", (_EVIDENCE, _OUT), export),
)
