"""The log of a case in words, for papers: identity documents stay unnamed, and where asked file names too."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from intake.bundle import bounds as proven
from intake.bundle.bounds import Bounds
from intake.custody import journal
from intake.custody import names as names_of
from intake.custody.entries import Kind
from intake.custody.names import Names
from intake.custody.words import in_words
from intake.evidence import exhibits
from intake.ids import CaseId
from intake.papers.claims import stated_entry
from intake.papers.content import LogBlock, LogLine
from intake.papers.wording import when_words
from intake.records.cases import Case
from intake.vault import Vault
from intake.wording import Language, one_line, sentence

Renamed = Callable[[str], str]


def words_of(event: journal.Event, identity: Collection[str], names: Names) -> str:
    """An event in words; of identity documents only that there was one."""
    if event.body.get("id") in identity:
        return sentence(Language.ID, "event.identity")
    return in_words(event, Language.ID, names)


def logs_of(vault: Vault, case: Case, size: int) -> tuple[LogBlock, ...]:
    """The logs that a case's events come from, the own one up to `size`, others as far as they are here."""
    found = []
    for log in dict.fromkeys((case.log, vault.own_log)):
        origin = str(vault.store.rows("SELECT origin FROM logs WHERE id = ?", (log,))[0]["origin"])
        found.append(LogBlock(origin, size if log == vault.own_log else journal.size(vault, log)))
    return tuple(found)


def lines(vault: Vault, case: Case, size: int, renamed: Renamed | None = None) -> Iterator[LogLine]:
    """The events of a case before the checkpoint of `size` entries; `renamed` gives a file's name by its exhibit."""
    identity, names = exhibits.identity_ids(vault, case), names_of.of_case(vault, case.id)
    for log, block in zip(dict.fromkeys((case.log, vault.own_log)), logs_of(vault, case, size), strict=True):
        for event in journal.events(vault, case=CaseId(case.id), log=log):
            if event.entry.seq < block.size:
                words = words_of(event, identity, names)
                if renamed is not None:
                    words = _renamed(event, words, renamed)
                told = stated_entry(block.origin, event.entry.seq, event.entry_bytes)
                yield LogLine(event.entry.seq, event.entry.at, words, (told,))


def _renamed(event: journal.Event, words: str, renamed: Renamed) -> str:
    """The words with another name for the file that the event speaks of."""
    obtained, exhibit = event.body.get("obtained"), event.body.get("id")
    name = obtained.get("file_name") if isinstance(obtained, dict) else None
    if not isinstance(name, str) or not name or not isinstance(exhibit, str):
        return words
    return words.replace(one_line(name), renamed(exhibit))


def anchors(vault: Vault) -> tuple[str, ...]:
    """Who outside holds which head of the own log: the offices that acknowledged."""
    names = names_of.of_desks(vault)
    return tuple(
        in_words(event, Language.ID, names)
        for event in journal.events(vault)
        if event.entry.kind == Kind.HANDOVER_ACKNOWLEDGED
    )


def bounds_words(vault: Vault, case: Case, size: int) -> tuple[str, ...]:
    """Between which anchors the case's own entries lie, in words: one sentence for each run of entries."""
    known = proven.anchors(vault)
    runs: list[tuple[Bounds, list[int]]] = []
    for event in journal.events(vault, case=CaseId(case.id), log=vault.own_log):
        if event.entry.seq < size:
            found = proven.bounds(event.entry.seq, known)
            if not runs or runs[-1][0] != found:
                runs.append((found, []))
            runs[-1][1].append(event.entry.seq)
    return tuple(_bounded(found, entries) for found, entries in runs)


def _bounded(found: Bounds, entries: list[int]) -> str:
    first, last = entries[0], entries[-1]
    which = f"Entri {first}" if first == last else f"Entri {first} sampai {last}"
    parts = []
    if found.after is not None:
        parts.append(f"sesudah tanda terima {found.after.by} ({when_words(found.after.at)})")
    if found.before is not None:
        parts.append(f"paling lambat {when_words(found.before.at)}, menurut {found.before.by}")
    if not parts:
        return f"{which}: belum dibatasi pihak luar mana pun; waktunya hanya menurut jam komputer petugas."
    if found.before is None:
        parts.append("belum ada batas akhir dari pihak luar")
    return f"{which}: dicatat {'; '.join(parts)}."
