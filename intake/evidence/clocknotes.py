"""What clock checks mean for a case's pictures: a note beside them, never a change of their time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from crypto.canonical import JsonObject
from intake.custody.entries import Kind, parse_body
from intake.evidence.exhibits import Exhibit
from intake.ids import CaseId, EvidenceId
from intake.media.moment import Basis, captured
from intake.rules import regions
from intake.vault import Vault
from intake.wording import Language, keys, sentence

_VARIES = 60
_HOUR, _NEAR_HOUR = 3600, 120


@dataclass(frozen=True, slots=True)
class ClockNote:
    """How far a camera's clock was ahead of the laptop's (`seconds`) when exhibit `number` photographed a code.

    `varies`: another check of this camera says otherwise by more than a minute. `hours` is not 0 where the skew is
    nearly whole hours and the zone of the check photo was assumed: it may only be another zone.
    """

    make: str
    model: str
    seconds: int
    shown_at: str
    number: int
    basis: Basis
    varies: bool = False

    @property
    def hours(self) -> int:
        """Whole hours that another zone would explain."""
        nearest = round(self.seconds / _HOUR)
        near = abs(self.seconds - nearest * _HOUR) <= _NEAR_HOUR
        return nearest if near and self.basis is Basis.ASSUMED_ZONE else 0

    @property
    def skew(self) -> str:
        """The skew as `+00:03:12`."""
        minutes, seconds = divmod(abs(self.seconds), 60)
        return f"{'-' if self.seconds < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"

    def words(self, language: Language) -> str:
        """The note in sentences."""
        camera = " ".join(part for part in (self.make, self.model) if part)
        said = [
            sentence(
                language, "clock.note", camera=camera, skew=self.skew, at=self.shown_at, number=self.number
            )
        ]
        if self.hours:
            said.append(sentence(language, "clock.zone", hours=self.hours))
        if self.varies:
            said.append(sentence(language, "clock.varies"))
        return " ".join(said)


class ClockNotes:
    """The clock checks of one case, own or received, read once from its log."""

    def __init__(self, vault: Vault, case: CaseId) -> None:
        self._zone = regions.office(vault.officer.office).zone
        self._notes: dict[EvidenceId, ClockNote] = {}
        self._doubts: dict[EvidenceId, str] = {}
        for exhibit, number, body in _bodies(
            vault, case
        ):  # a later search of the same photo replaces an earlier one
            note, doubt = _note(body, number), body.get("doubt")
            if note is not None:
                self._notes[exhibit] = note
                self._doubts.pop(exhibit, None)
            elif isinstance(doubt, str):
                self._doubts[exhibit] = doubt

    def note_for(self, exhibit: Exhibit) -> ClockNote | None:
        """The note for a picture with the same make and model as a checked camera, of the check nearest in time."""
        facts = exhibit.facts
        if facts is None:
            return None
        camera = facts.make or "", facts.model or ""
        mine = [note for note in self._notes.values() if (note.make, note.model) == camera]
        at = captured(facts, self._zone).at
        if not mine or at is None:
            return None

        def distance(note: ClockNote) -> timedelta:
            return abs(datetime.fromisoformat(at) - datetime.fromisoformat(note.shown_at))

        nearest = min(mine, key=distance)
        varies = any(abs(note.seconds - nearest.seconds) > _VARIES for note in mine)
        return ClockNote(
            nearest.make,
            nearest.model,
            nearest.seconds,
            nearest.shown_at,
            nearest.number,
            nearest.basis,
            varies,
        )

    def doubt_for(self, exhibit: Exhibit) -> str | None:
        """Why the code that this photo shows says nothing, as a short code; None where it does, or shows none."""
        return self._doubts.get(exhibit.id)

    def doubt_words(self, exhibit: Exhibit, language: Language = Language.ID) -> tuple[str, ...]:
        """The doubt in words, where there is one; a code that has no sentence yet is shown as it is."""
        doubt = self.doubt_for(exhibit)
        if doubt is None:
            return ()
        key = f"doubt.{doubt}"
        return (sentence(language, key) if key in keys(language) else doubt,)


def note_for(vault: Vault, exhibit: Exhibit) -> ClockNote | None:
    """The note for one exhibit; for many of a case use one `ClockNotes`."""
    return ClockNotes(vault, exhibit.case).note_for(exhibit)


def _bodies(vault: Vault, case: CaseId) -> Iterator[tuple[EvidenceId, int, JsonObject]]:
    rows = vault.store.rows(
        "SELECT n.body, e.id, e.number FROM cases c JOIN entries n ON n.log = c.log AND n.case_id = c.id"
        " JOIN evidence e ON e.id = n.subject AND e.case_id = c.id"
        " WHERE c.id = ? AND n.kind = ? AND n.body IS NOT NULL AND e.withdrawn IS NULL ORDER BY n.seq",
        (case, Kind.CAMERA_CHECKED.value),
    )
    return ((EvidenceId(row["id"]), int(row["number"]), parse_body(row["body"])) for row in rows)


def _note(body: JsonObject, number: int) -> ClockNote | None:
    """The check in a body; None where it came to a doubt, or another office's log holds what is no check."""
    make, model, seconds, shown_at = (body.get(name) for name in ("make", "model", "seconds", "shown_at"))
    if type(seconds) is not int or not isinstance(make, str) or not isinstance(model, str):
        return None
    try:
        zoned = datetime.fromisoformat(str(shown_at)).tzinfo is not None
        basis = Basis(str(body.get("basis")))
    except ValueError:
        return None
    return ClockNote(make, model, seconds, str(shown_at), number, basis) if zoned else None
