"""The lists that forms print: evidence, documents on a receipt, the status of a case, its log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from intake import receipt
from intake.custody import heads, journal, names
from intake.custody.entries import digest
from intake.evidence import exhibits, redaction
from intake.evidence.exhibits import Exhibit
from intake.ids import EvidenceId
from intake.papers.forms.values import DocumentWords, EntryWords, ExhibitWords, ReceiptWords, StatusWords
from intake.papers.log_lines import words_of
from intake.papers.wording import exhibit_kind_words, grouped, size_words, stamp_words
from intake.records import items, things
from intake.records.cases import Case
from intake.records.items import Topic
from intake.records.people import Person, Role
from intake.records.signed import PaperFacts
from intake.records.things import Thing
from intake.rules.course import StepFacts
from intake.vault import Vault

_IDENTITY: Final = "Fotokopi KTP-el atau surat keterangan kependudukan"
_REPORTING: Final = (Role.PENEMU, Role.PELAPOR)


def named(vault: Vault, case: Case) -> tuple[ExhibitWords, ...]:
    """Exhibits as the forms list them: what stands and came from outside, without identity documents."""
    return tuple(_exhibit_words(each) for each in _brought(vault, case) if not each.is_identity)


def _brought(vault: Vault, case: Case) -> Iterator[Exhibit]:
    """What stands and was brought: no copy that was covered here, no scan of a paper that was signed here."""
    made = set(redaction.originals(vault, case))
    papers = items.listing(vault, case.id, Topic.PAPER, PaperFacts)
    made |= {EvidenceId(each.facts.evidence) for each in papers if each.withdrawn is None}
    return (each for each in exhibits.listing(vault, case) if each.withdrawn is None and each.id not in made)


def physical(vault: Vault, case: Case) -> tuple[ExhibitWords, ...]:
    """Physical things, with their quantities."""
    return tuple(_thing_words(each) for each in things.listing(vault, case.id))


def _thing_words(thing: Thing) -> ExhibitWords:
    told = thing.facts.item + (f" ({thing.facts.quantity})" if thing.facts.quantity else "")
    return ExhibitWords(str(thing.number), f"Barang {thing.number}: {told}", told)


def evidence(vault: Vault, case: Case) -> tuple[ExhibitWords, ...]:
    """Every exhibit with its digest, withdrawn ones as such, without identity documents."""
    return tuple(_exhibit_words(each) for each in exhibits.listing(vault, case) if not each.is_identity)


def _exhibit_words(exhibit: Exhibit) -> ExhibitWords:
    told, kind = exhibit.obtained, exhibit_kind_words(exhibit.kind.value)
    return ExhibitWords(
        number=str(exhibit.number),
        named=f"Bukti {exhibit.number}: {told.description or told.file_name}",
        description=told.description or f"{kind}: {told.file_name}",
        kind=kind,
        file_name=told.file_name,
        size=size_words(exhibit.blob.size),
        sha256=grouped(exhibit.blob.sha256),
        source=told.source,
        state="" if exhibit.withdrawn is None else f"DITARIK: {exhibit.withdrawn}",
    )


def documents(vault: Vault, case: Case) -> tuple[DocumentWords, ...]:
    """What was handed in, by kind, with numbers."""
    counts = Counter(
        _IDENTITY if each.is_identity else f"{exhibit_kind_words(each.kind.value)} (berkas elektronik)"
        for each in _brought(vault, case)
    )
    told = [(form, str(count)) for form, count in counts.items()]
    told += [(each.facts.item, each.facts.quantity) for each in things.listing(vault, case.id)]
    return tuple(DocumentWords(str(place), form, count) for place, (form, count) in enumerate(told, 1))


def status(persons: Sequence[Person], steps: Sequence[StepFacts], number: str) -> tuple[StatusWords, ...]:
    """The one line of a case that has gone some way; none before its first step."""
    if not steps:
        return ()
    last = steps[-1]
    names = [each.facts.name for each in persons if each.role in _REPORTING]
    reported = [each.facts.name for each in persons if each.role is Role.TERLAPOR]
    parties = "; ".join(part for part in (", ".join(names), ", ".join(reported)) if part)
    return (StatusWords("1", parties, number, last.title, last.to or last.note),)


def receipt_words(vault: Vault) -> ReceiptWords:
    """The head that a receipt hands out, signed now over all that is committed. Raises `Problem("log-damaged")`."""
    head = heads.release(vault)
    given = receipt.of_checkpoint(head.checkpoint)
    return ReceiptWords(head.note.encode().decode("utf-8"), given.code, given.sms, str(given.size))


def log_extract(vault: Vault, case: Case) -> tuple[tuple[EntryWords, ...], str]:
    """The log of a case in words, and the checkpoint that is signed to cover it."""
    identity, called = exhibits.identity_ids(vault, case), names.of_case(vault, case.id)
    head = heads.release(vault)
    found = tuple(
        EntryWords(
            str(event.entry.seq),
            stamp_words(event.entry.at),
            words_of(event, identity, called),
            grouped(digest(event.entry_bytes)),
        )
        for log in dict.fromkeys((case.log, vault.own_log))
        for event in journal.events(vault, case=case.id, log=log)
    )
    return found, f"{head.checkpoint.size} entri, akar {grouped(head.checkpoint.root.hex())}; {head.sms}"
