"""The camera clock check: a code of the laptop's time to photograph, found again in the photo, and what it says."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from crypto import slots
from crypto.errors import CryptoError
from intake.custody import journal
from intake.custody.entries import Kind
from intake.evidence import exhibits
from intake.evidence.exhibits import Exhibit
from intake.media.client import MediaWorker, WorkerPool
from intake.media.moment import Basis, Captured, captured
from intake.problems import Problem
from intake.records.cases import Case, is_foreign
from intake.rules import regions
from intake.vault import Vault

LABEL = "vault/v1/clock-check"
RECENT = timedelta(days=3)
"""So long after a code was shown photos are searched for it, and so old a photographed code may be."""
_MAC_BYTES = 10
_AHEAD = timedelta(seconds=10)
_BURST = timedelta(seconds=5)
_REMEMBER = timedelta(minutes=1)
_BATCH = 32
_SHAPE = re.compile(
    r"(SEGELJAM1 (?P<origin>[0-9A-F]{8}) (?P<case>[1-9]\d{0,8}|-)"
    r" (?P<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d)) (?P<mac>[A-Z2-7]{16})\Z",
    re.ASCII,
)
_SINCE, _UNTIL = "clock-check.since", "clock-check.until"


class ClockDoubt(StrEnum):
    """Why a photographed code says nothing about the camera's clock."""

    STRANGER = "clock-stranger"
    FORGED = "clock-forged"
    OTHER_CASE = "clock-other-case"
    OLD = "clock-old"
    REUSED = "clock-reused"
    NO_TIME = "clock-no-time"
    NO_CAMERA = "clock-no-camera"


@dataclass(frozen=True, slots=True)
class ClockCheck:
    """What a photo of the code says: `seconds` that the camera's clock is ahead of the laptop's, or the doubt.

    `shown_at` is the code's own time, `at` the photo's with the zone that `basis` names.
    """

    exhibit: Exhibit
    code: str
    make: str
    model: str
    shown_at: str
    at: str | None
    basis: Basis
    seconds: int | None = None
    doubt: ClockDoubt | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """A photo that was searched for a code, and what was found."""

    exhibit: Exhibit
    check: ClockCheck | None


def code(vault: Vault, case: Case | None) -> str:
    """The code to show at this second, for the photos of `case` or of any case; to be asked for anew each second.

    It is authenticated by the data key. That codes are shown is remembered, so that photos are searched for them.
    """
    now = datetime.fromisoformat(vault.clock.now().at)
    until = _remembered(vault, _UNTIL)
    if until is None or not until <= now < until + _REMEMBER:
        lately = until is not None and until <= now < until + RECENT
        with vault.store.transaction():
            for name in (_UNTIL,) if lately else (_SINCE, _UNTIL):
                vault.store.run(
                    "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, now.isoformat())
                )
    text = f"SEGELJAM1 {_origin(vault)} {case.number if case else '-'} {now.isoformat(timespec='seconds')}"
    return f"{text} {_mac(vault, text)}"


def waiting(vault: Vault, case: Case, *, everything: bool = False) -> list[Exhibit]:
    """The photos of `case` to search for a code: those taken in since one was shown, and shown it was lately.

    With `everything` all photos that have a time and in which none was found yet. None of a received case.
    """
    since, until = _remembered(vault, _SINCE), _remembered(vault, _UNTIL)
    now = datetime.fromisoformat(vault.clock.now().at)
    lately = until is not None and abs(now - until) < RECENT
    if is_foreign(vault, case) or not (lately or everything):
        return []
    rows = vault.store.rows("SELECT evidence, code FROM camera_clocks")
    done = {row["evidence"] for row in rows if row["code"] or not everything}
    return [
        exhibit
        for exhibit in exhibits.listing(vault, case)
        if exhibit.id not in done
        and exhibit.facts is not None
        and exhibit.facts.taken_raw is not None
        and exhibit.media_type.startswith("image/")
        and (everything or since is None or datetime.fromisoformat(exhibit.added_at) >= since)
    ]


def recognise(vault: Vault, case: Case, *, everything: bool = False) -> Iterator[Looked]:
    """Searches the `waiting` photos in child processes, after their facts were read; yields each when it is kept.

    Raises `WorkerError` where no child can be started.
    """
    wanted = waiting(vault, case, everything=everything)
    if not wanted:
        return

    def task(worker: MediaWorker, exhibit: Exhibit) -> tuple[Exhibit, tuple[str, ...] | None]:
        try:
            with vault.blobs.open(exhibit.blob) as source:
                return exhibit, worker.read_codes(source, exhibit.blob.size)
        except (CryptoError, Problem, OSError):
            return exhibit, None  # damaged in the vault: looked at again once it is healed

    with WorkerPool(min(2, len(wanted))) as pool:
        batch: list[tuple[Exhibit, tuple[str, ...] | None]] = []
        for number, pair in enumerate(pool.map(task, wanted), 1):
            batch.append(pair)
            if len(batch) == _BATCH or number == len(wanted):
                with vault.store.transaction():
                    kept = [_keep(vault, case, exhibit, texts) for exhibit, texts in batch]
                yield from kept
                batch = []


def _keep(vault: Vault, case: Case, exhibit: Exhibit, texts: tuple[str, ...] | None) -> Looked:
    """Remembers that a photo was searched and logs what was found, inside a transaction."""
    if texts is None:
        return Looked(exhibit, None)
    checks = [judged(vault, case, exhibit, text) for text in texts if _SHAPE.match(text)]
    found = min(checks, key=lambda check: check.doubt is not None, default=None)
    vault.store.run(
        "INSERT OR REPLACE INTO camera_clocks (evidence, code) VALUES (?, ?)",
        (exhibit.id, found.code if found else ""),
    )
    if found is not None:
        journal.record(
            vault,
            Kind.CAMERA_CHECKED,
            case.id,
            {
                "id": exhibit.id,
                "number": exhibit.number,
                "code": found.code,
                "make": found.make,
                "model": found.model,
                "shown_at": found.shown_at,
                "at": found.at,
                "basis": found.basis.value,
                "seconds": found.seconds,
                "doubt": None if found.doubt is None else found.doubt.value,
            },
        )
    return Looked(exhibit, found)


def judged(vault: Vault, case: Case, exhibit: Exhibit, text: str) -> ClockCheck:
    """What a code read in the photo of an exhibit with facts says. Raises `ValueError` for what is no such code."""
    match, facts = _SHAPE.match(text), exhibit.facts
    if match is None or facts is None:
        raise ValueError("no code of a clock check, or no facts")
    moment = captured(facts, regions.office(vault.officer.office).zone)
    make, model = facts.make or "", facts.model or ""
    doubt = _doubt(vault, case, exhibit, match, moment)
    seconds = None
    if doubt is None and moment.at is not None:
        ahead = datetime.fromisoformat(moment.at) - datetime.fromisoformat(match["at"])
        seconds = round(ahead.total_seconds())
    return ClockCheck(exhibit, text, make, model, match["at"], moment.at, moment.basis, seconds, doubt)


def _doubt(
    vault: Vault, case: Case, exhibit: Exhibit, match: re.Match[str], moment: Captured
) -> ClockDoubt | None:
    if match["origin"] != _origin(vault):
        return ClockDoubt.STRANGER
    if not hmac.compare_digest(match["mac"], _mac(vault, match[1])):
        return ClockDoubt.FORGED
    if match["case"] not in ("-", str(case.number)):
        return ClockDoubt.OTHER_CASE
    taken_in, shown = datetime.fromisoformat(exhibit.added_at), datetime.fromisoformat(match["at"])
    if not shown - _AHEAD <= taken_in <= shown + RECENT:
        return ClockDoubt.OLD
    if moment.at is None:
        return ClockDoubt.NO_TIME
    if not (exhibit.facts and (exhibit.facts.make or exhibit.facts.model)):
        return ClockDoubt.NO_CAMERA
    return ClockDoubt.REUSED if _is_reused(vault, exhibit, match[0], moment.at) else None


def _is_reused(vault: Vault, exhibit: Exhibit, text: str, at: str) -> bool:
    """Whether another photo shows this second's code and is no burst of the same camera: one is of a picture of it."""
    for row in vault.store.rows("SELECT evidence FROM camera_clocks WHERE code = ?", (text,)):
        other = exhibits.find(vault, row["evidence"])
        if other.id == exhibit.id or other.blob.id == exhibit.blob.id or other.facts is None:
            continue
        moment = captured(other.facts, regions.office(vault.officer.office).zone)
        same = exhibit.facts is not None and _camera(other) == _camera(exhibit) and moment.at is not None
        if not same or abs(datetime.fromisoformat(moment.at or at) - datetime.fromisoformat(at)) > _BURST:
            return True
    return False


def _camera(exhibit: Exhibit) -> tuple[str | None, str | None]:
    return (exhibit.facts.make, exhibit.facts.model) if exhibit.facts else (None, None)


def _origin(vault: Vault) -> str:
    return vault.keys.origin.rpartition("/")[2][:8].upper()


def _mac(vault: Vault, text: str) -> str:
    digest = hmac.digest(slots.subkey(vault.data_key, LABEL), text.encode("ascii"), hashlib.sha256)
    return base64.b32encode(digest[:_MAC_BYTES]).decode("ascii")


def _remembered(vault: Vault, name: str) -> datetime | None:
    row = vault.store.one("SELECT value FROM meta WHERE name = ?", (name,))
    return None if row is None else datetime.fromisoformat(row["value"])
