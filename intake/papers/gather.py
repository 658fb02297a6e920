"""From the vault to the dossier: gathers what it shows, makes the previews it needs, writes it and logs it."""

from __future__ import annotations

import hashlib
import io
import threading
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, cast, overload

from intake import VERSION, people, statements
from intake.cases import Case
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.custody.words import in_words
from intake.evidence import exhibits, previews, reading, redaction
from intake.evidence.clocknotes import ClockNotes
from intake.evidence.exhibits import Exhibit
from intake.files import DurableFile, write_all
from intake.papers import content as blocks
from intake.papers.dossier import DossierSummary, write_dossier
from intake.papers.fact_words import doubts_of, facts_of, obtained_words, preview_words
from intake.papers.record_words import Records
from intake.problems import Problem, from_os_error
from intake.rules import regions
from intake.vault import Vault
from intake.wording import Language, sentence


@dataclass(frozen=True, slots=True)
class DossierMade:
    """The dossier written: its SHA-256 in hex, pages, and the exhibits that show no picture."""

    sha256: str
    size: int
    pages: int
    without_photo: int


class DossierWatcher(Protocol):
    """Who is told how far the dossier is; may be asked to stop from another thread."""

    cancelled: threading.Event

    def preview_made(self, made: int, wanted: int) -> None:
        """So many of so many previews are there."""

    def exhibit_written(self, written: int, wanted: int) -> None:
        """So many of so many exhibits are on paper."""


def make_dossier(
    vault: Vault, case: Case, target: Path, watcher: DossierWatcher | None = None
) -> DossierMade:
    """Writes the dossier to `target`, in plaintext as asked for, and logs its digest before it gets that name.

    Raises `Problem`: file-exists, folder-missing, disk-full, cancelled, blob-damaged; `WorkerError`.
    """
    try:
        with DurableFile(target) as out:
            made = write(vault, case, out, watcher)
            _record(vault, case, made)
    except OSError as error:
        raise from_os_error(error, target) from error
    return made


def dossier_paper(vault: Vault, case: Case, watcher: DossierWatcher | None = None) -> bytes:
    """The dossier as bytes in memory, for a bundle, and logged; it never touches the disk."""
    out = io.BytesIO()
    _record(vault, case, write(vault, case, out, watcher))
    return out.getvalue()


def _record(vault: Vault, case: Case, made: DossierMade) -> None:
    with vault.store.transaction():
        journal.record(vault, Kind.DOSSIER_MADE, case.id, {"digest": made.sha256, "pages": made.pages})


def write(vault: Vault, case: Case, out: BinaryIO, watcher: DossierWatcher | None = None) -> DossierMade:
    """Writes the dossier to an open file; states the checkpoint before it and logs nothing."""
    for _ in reading.read_missing(vault, case):
        pass
    for _ in previews.make_missing(vault, case, previews.PAGE, watcher):
        pass
    head = heads.release(vault)
    counted = _Hashed(out)

    def picture(evidence: str) -> bytes | None:
        return previews.preview(vault, exhibits.find(vault, evidence), previews.PAGE)

    def progress(written: int, wanted: int) -> None:
        if watcher:
            watcher.exhibit_written(written, wanted)
            if watcher.cancelled.is_set():
                raise Problem("cancelled", item=case.number)

    summary: DossierSummary = write_dossier(
        content_of(vault, case, head), picture, cast(BinaryIO, counted), progress=progress
    )
    return DossierMade(counted.digest.hexdigest(), summary.size, summary.pages, summary.without_photo)


class _Hashed:
    """A file that hashes what goes through it."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        write_all(self._out, data)
        return len(data)


def content_of(vault: Vault, case: Case, head: heads.Head) -> blocks.DossierContent:
    """What the dossier of `case` shows under `head`."""
    office = regions.office(vault.officer.office)
    persons = people.listing(vault, case)
    names = {person.id: person for person in persons}
    records = Records(vault, case)
    return blocks.DossierContent(
        case=_case_block(case, office.title, vault),
        officer=blocks.OfficerBlock(vault.officer.name, vault.officer.role),
        persons=[_person_block(person) for person in persons],
        statements=[
            _statement_block(vault, case, each, names[each.person])
            for each in statements.listing(vault, case)
        ],
        evidence=_Exhibits(vault, case, records),
        captures=records.captures(),
        things=records.things(),
        identity=records.identity,
        log=_log_lines(vault, case, head.checkpoint.size),
        checkpoint=blocks.CheckpointBlock(
            head.checkpoint.origin,
            head.checkpoint.size,
            head.checkpoint.root.hex(),
            head.note.encode().decode("utf-8"),
            head.sms,
        ),
        made_at=vault.clock.now().at,
        tool_version=VERSION,
        anchors=_anchors(vault),
    )


def _case_block(case: Case, office_title: str, vault: Vault) -> blocks.CaseBlock:
    facts = case.facts
    return blocks.CaseBlock(
        number=str(case.number),
        kind=case.kind.value,
        title=facts.title,
        place=facts.place,
        event_date=facts.event_date,
        known_date=facts.known_date,
        narrative="\n\n".join(part for part in (facts.event, facts.narrative) if part),
        office_name=office_title,
        office_code=vault.officer.office,
        unit=vault.officer.unit,
    )


_PERSON_LABELS = {
    "birth_place": "Tempat lahir",
    "birth_date": "Tanggal lahir",
    "sex": "Jenis kelamin",
    "occupation": "Pekerjaan",
    "citizenship": "Kewarganegaraan",
    "address": "Alamat",
    "phone": "No. telepon/HP",
    "email": "E-mail",
    "note": "Catatan",
}


def _person_block(person: people.Person) -> blocks.PersonBlock:
    fields = tuple(
        blocks.Field(label, getattr(person.facts, name))
        for name, label in _PERSON_LABELS.items()
        if getattr(person.facts, name)
    )
    return blocks.PersonBlock(person.number, person.role.value, person.facts.name, fields)


def _statement_block(
    vault: Vault, case: Case, statement: statements.Statement, person: people.Person
) -> blocks.StatementBlock:
    kind = Kind.STATEMENT_AMENDED if statement.amends else Kind.STATEMENT_SEALED
    sealed = journal.event_about(vault, statement.id, kind) if statement.is_sealed else None
    amends = None if statement.amends is None else statements.find(vault, statement.amends, None)[0].number
    return blocks.StatementBlock(
        number=statement.number,
        person_number=person.number,
        person_name=person.facts.name,
        kind="keterangan awal",
        text=statement.text,
        state="sealed" if statement.is_sealed else "draft",
        sealed_at=None if sealed is None else sealed.entry.at,
        digest_short=(statement.digest or "")[:16],
        amends=amends,
    )


class _Exhibits(Sequence[blocks.ExhibitBlock]):
    """The exhibits of a case but for identity documents, read from the vault each time, so that none are held."""

    def __init__(self, vault: Vault, case: Case, records: Records) -> None:
        self._vault, self._records = vault, records
        self._zone = regions.office(vault.officer.office).zone
        self._clocks = ClockNotes(vault, case.id)
        self._ids = [each.id for each in exhibits.listing(vault, case) if not each.is_identity]

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, index: int) -> blocks.ExhibitBlock: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[blocks.ExhibitBlock]: ...
    def __getitem__(self, index: int | slice) -> blocks.ExhibitBlock | Sequence[blocks.ExhibitBlock]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        return self._block(exhibits.find(self._vault, self._ids[index]))

    def __iter__(self) -> Iterator[blocks.ExhibitBlock]:
        return (self[index] for index in range(len(self)))

    def _block(self, exhibit: Exhibit) -> blocks.ExhibitBlock:
        return blocks.ExhibitBlock(
            id=exhibit.id,
            number=exhibit.number,
            file_name=exhibit.obtained.file_name,
            media_type=exhibit.media_type,
            size=exhibit.blob.size,
            sha256=exhibit.blob.sha256,
            added_at=exhibit.added_at,
            facts=facts_of(exhibit, self._zone, self._clocks.note_for(exhibit)),
            doubts=(*doubts_of(exhibit), *self._clocks.doubt_words(exhibit)),
            description=exhibit.obtained.description,
            obtained=obtained_words(exhibit),
            withdrawn_reason=exhibit.withdrawn,
            kind=exhibit.kind.value,
            links=self._records.links_of(exhibit.id),
            derived=redaction.relation_words(self._vault, exhibit),
            preview_missing_reason=preview_words(previews.failure(self._vault, exhibit, previews.PAGE)),
        )


def _log_lines(vault: Vault, case: Case, size: int) -> list[blocks.LogLine]:
    identity = exhibits.identity_ids(vault, case)
    return [
        blocks.LogLine(event.entry.seq, event.entry.at, _words_of(event, identity))
        for log in dict.fromkeys((case.log, vault.own_log))
        for event in journal.events(vault, case=case.id, log=log)
        if log != vault.own_log or event.entry.seq < size
    ]


def _words_of(event: journal.Event, identity: Collection[str]) -> str:
    """An event in words; of identity documents only that there was one."""
    if event.body.get("id") in identity:
        return sentence(Language.ID, "event.identity", kind=event.entry.kind)
    return in_words(event, Language.ID)


def _anchors(vault: Vault) -> tuple[str, ...]:
    """Who outside holds which head of the own log: the offices that acknowledged."""
    return tuple(
        in_words(event, Language.ID)
        for event in journal.events(vault)
        if event.entry.kind == Kind.HANDOVER_ACKNOWLEDGED
    )
