"""The exhibits of a case as blocks, read from the vault each time so that none are held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, field, replace
from typing import Final, overload

from intake.custody.replay import Topic
from intake.evidence import exhibits, previews, redaction
from intake.evidence.clocknotes import ClockNotes
from intake.evidence.exhibits import Exhibit
from intake.evidence.kinds import ExhibitKind
from intake.ids import EvidenceId
from intake.media.moment import captured
from intake.papers import admissibility
from intake.papers.admissibility import Around
from intake.papers.content import ExhibitBlock, Fact, ScrutinyBlock
from intake.papers.fact_words import doubts_of, facts_of, obtained_words, preview_words
from intake.papers.record_words import Records
from intake.papers.veil import Veil, neutral_name
from intake.papers.wording import exhibit_kind_words, when_words
from intake.records.cases import Case
from intake.rules import regions
from intake.vault import Vault

_TELLING_HEIGHT: Final = 4
"""How many times higher than wide a picture is that is too small to read on paper."""
_TALL: Final = (
    "Gambar {width} × {height} piksel ini sangat panjang: di sini diperkecil seluruhnya, tidak dipotong; "
    "bagian-bagiannya yang terbaca menyusul."
)
_COVERED: Final = "Yang ditampilkan adalah turunan yang ditutup sebagian, bukti {number}; aslinya disimpan."
_PROTECTED: Final = (
    "bukti ini berasal dari atau ditautkan dengan orang yang identitasnya dilindungi dan belum ada turunan yang "
    "ditutup; hash aslinya tetap tercantum"
)
_WITHDRAWN: Final = "bukti ini ditarik; gambarnya tidak dicetak untuk umum"
_COVER_WITHDRAWN: Final = "turunan tertutupnya ditarik dan belum ada penggantinya"
_TELLING_FACTS: Final = frozenset({"Ketinggian", "Tertulis juga"})
"""Heights; and what stands in the file as it was written there, which may be a position to the metre."""


@dataclass(frozen=True, slots=True)
class Discretion:
    """What is not shown under a `veil`: own file names, telling facts, pictures of the exhibits in `protected`."""

    veil: Veil | None = None
    protected: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class _Shown:
    """Whose picture is shown, what is said of that, why there is none, and whether its parts follow."""

    picture: str | None
    note: str
    reason: str | None
    high: bool = False


class ExhibitBlocks(Sequence[ExhibitBlock]):
    """The exhibits of a case but for identity documents, in the order they are shown in."""

    def __init__(self, vault: Vault, case: Case, records: Records, discretion: Discretion) -> None:
        self._vault, self._case, self._records, self._discretion = vault, case, records, discretion
        self._zone = regions.office(vault.officer.office).zone
        self._clocks = ClockNotes(vault, case.id)
        rows = vault.store.rows(
            f"SELECT e.id FROM evidence e WHERE e.case_id = ? AND e.kind != ?{exhibits.IN_ORDER}",  # noqa: S608  fixed
            (case.id, ExhibitKind.IDENTITAS),
        )
        self._ids = [EvidenceId(row["id"]) for row in rows]

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, index: int) -> ExhibitBlock: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ExhibitBlock]: ...
    def __getitem__(self, index: int | slice) -> ExhibitBlock | Sequence[ExhibitBlock]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        return self._block(exhibits.find(self._vault, self._ids[index]))

    def __iter__(self) -> Iterator[ExhibitBlock]:
        return (self[index] for index in range(len(self)))

    def name_of(self, exhibit: Exhibit) -> str:
        """What its file is called here."""
        if self._discretion.veil:
            return neutral_name(exhibit)
        return exhibit.obtained.file_name

    def scrutinies(self) -> Iterator[ScrutinyBlock]:
        """Each exhibit, then each thing, under the questions of the other side."""
        asked = admissibility.questions(self._vault.office_tables).entries
        for evidence in self._ids:
            exhibit = exhibits.find(self._vault, evidence)
            if exhibit.withdrawn is None:
                kind = exhibit_kind_words(exhibit.kind.value)
                stated = self._records.stated(Topic.EVIDENCE, exhibit.id)
                title = f"{kind}, {self.name_of(exhibit)}"
                yield admissibility.scrutiny(exhibit, self._around(exhibit), asked, title, stated)
        yield from self._records.things_scrutinies(asked)

    def _around(self, exhibit: Exhibit) -> Around:
        derived = redaction.derived_of(self._vault, exhibit.id)
        covered = redaction.redacted_of(self._vault, exhibit)
        return Around(
            None if exhibit.facts is None else captured(exhibit.facts, self._zone),
            self._clocks.note_for(exhibit),
            self._records.links_of(exhibit.id),
            self._doubts(exhibit, derived=derived is not None),
            redaction.relation_words(self._vault, exhibit),
            derived is not None and redaction.original_number(self._vault, derived) is not None,
            0 if covered is None else covered.number,
        )

    def uncovered(self) -> Iterator[int]:
        """The numbers of those whose original picture is shown."""
        for evidence in self._ids:
            exhibit = exhibits.find(self._vault, evidence)
            shown = self._shown(exhibit)
            if shown.picture == exhibit.id and not shown.reason and not self._is_derived(exhibit):
                yield exhibit.number

    def _is_derived(self, exhibit: Exhibit) -> bool:
        return redaction.derived_of(self._vault, exhibit.id) is not None

    def _doubts(self, exhibit: Exhibit, *, derived: bool) -> tuple[str, ...]:
        if self._discretion.veil and exhibit.facts is not None:
            # What the readers read differently is named without the values: one may be a position.
            named = tuple(each.partition(":")[0] for each in exhibit.facts.disagreements)
            exhibit = replace(exhibit, facts=replace(exhibit.facts, disagreements=named))
        return (*doubts_of(exhibit, derived=derived), *self._clocks.doubt_words(exhibit))

    def _block(self, exhibit: Exhibit) -> ExhibitBlock:
        relation = redaction.relation_words(self._vault, exhibit)
        facts = facts_of(exhibit, self._zone, self._clocks.note_for(exhibit))
        if self._discretion.veil:
            facts = tuple(each for each in facts if each.label not in _TELLING_FACTS)
        shown = self._shown(exhibit)
        return ExhibitBlock(
            id=exhibit.id,
            number=exhibit.number,
            file_name=self.name_of(exhibit),
            media_type=exhibit.media_type,
            size=exhibit.blob.size,
            sha256=exhibit.blob.sha256,
            added_at=exhibit.added_at,
            facts=facts,
            doubts=self._doubts(exhibit, derived=bool(relation)),
            description=exhibit.obtained.description,
            obtained=obtained_words(exhibit),
            withdrawn_reason=exhibit.withdrawn,
            kind=exhibit.kind.value,
            links=self._records.links_of(exhibit.id),
            derived=relation,
            preview_missing_reason=shown.reason,
            renamed=self._discretion.veil is not None,
            in_brief=tuple(_brief(exhibit, facts)),
            picture=shown.picture,
            picture_note=shown.note,
            high=shown.high,
            stated=self._records.stated(Topic.EVIDENCE, exhibit.id),
        )

    def _shown(self, exhibit: Exhibit) -> _Shown:
        shown = redaction.redacted_of(self._vault, exhibit) if self._discretion.veil else None
        if withheld := self._withheld(exhibit, shown):
            return _Shown(None, "", withheld)
        of = shown or exhibit
        reason = preview_words(previews.failure(self._vault, of, previews.PAGE))
        notes = [_COVERED.format(number=shown.number)] if shown is not None else []
        facts = of.facts
        high = facts is not None and (facts.pixel_height or 0) > _TELLING_HEIGHT * (facts.pixel_width or 1)
        if facts is not None and high:
            notes.append(_TALL.format(width=facts.pixel_width, height=facts.pixel_height))
        return _Shown(of.id, " ".join(notes), reason, high)

    def _withheld(self, exhibit: Exhibit, covered: Exhibit | None) -> str:
        """Why no picture of it is shown to the public, '' where one is. docs/adr/0009 says why."""
        veil = self._discretion.veil
        if veil is None:
            return ""
        if exhibit.withdrawn is not None:
            return _WITHDRAWN
        if covered is not None or self._is_derived(exhibit):
            return ""
        if redaction.was_covered(self._vault, exhibit):
            return _COVER_WITHDRAWN
        told = any(veil.names_protected(str(each)) for each in astuple(exhibit.obtained))
        return _PROTECTED if told or exhibit.id in self._discretion.protected else ""


def _brief(exhibit: Exhibit, facts: Sequence[Fact]) -> Iterator[str]:
    by_label = {each.label: each.value for each in facts}
    for label, name in (("Waktu potret", "Waktu"), ("Posisi", "Posisi"), ("Kamera", "Alat")):
        if label in by_label:
            yield f"{name}: {by_label[label]}"
    if "Waktu potret" not in by_label:
        yield f"Dicatat: {when_words(exhibit.added_at)}"
    if exhibit.obtained.description.strip():
        yield exhibit.obtained.description
