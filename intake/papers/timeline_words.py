"""The time line of a case as the dossier prints it: pictures taken one after the other stand together."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Final

from intake.custody import journal
from intake.custody.entries import Kind
from intake.custody.replay import Topic
from intake.ids import CaseId
from intake.lists import timeline
from intake.lists.timeline import Basis, Moment, Sort
from intake.papers.claims import stated_entry
from intake.papers.content import MomentBlock, Stated
from intake.papers.wording import clock_words, day_words, number_words, when_words
from intake.records.cases import Case
from intake.vault import Vault
from intake.wording import Language

Stating = Callable[[Topic, str], tuple[Stated, ...]]

_LOGGED: Final = frozenset(
    {
        Kind.CASE_CREATED, Kind.STATEMENT_SEALED, Kind.STATEMENT_AMENDED, Kind.EVIDENCE_WITHDRAWN,
        Kind.EVIDENCE_REDACTED, Kind.HANDOVER_PREPARED, Kind.HANDOVER_ACKNOWLEDGED, Kind.BUNDLE_RECEIVED,
        Kind.DOSSIER_MADE,
    }
)  # fmt: skip
_SOURCES: Final = {
    Basis.CAMERA_ZONE: "alat, zona tertulis",
    Basis.CAMERA_GPS: "alat, zona dari GPS",
    Basis.CAMERA_OFFICE: "alat, zona diperkirakan",
    Basis.CAMERA_POSITION: "alat, zona menurut posisi",
    Basis.FILM_UTC: "berkas, UTC",
    Basis.TOLD: "keterangan orang",
    Basis.LAPTOP: "jam komputer",
}
_TOPICS: Final = {
    Sort.PICTURE: Topic.EVIDENCE,
    Sort.FILM: Topic.EVIDENCE,
    Sort.POST: Topic.CAPTURE,
    Sort.LOOK: Topic.CAPTURE,
    Sort.THING: Topic.THING,
    Sort.ACT: Topic.ITEM,
    Sort.STEP: Topic.ITEM,
    Sort.STATEMENT: Topic.STATEMENT,
    Sort.CASE: Topic.CASE,
}
_ANCHORS: Final = {
    Sort.PICTURE: "bukti",
    Sort.FILM: "bukti",
    Sort.POST: "unggahan",
    Sort.LOOK: "unggahan",
    Sort.THING: "barang",
    Sort.ACT: "perbuatan",
    Sort.STATEMENT: "keterangan",
}


def moment_blocks(
    vault: Vault, case: Case, stating: Stating, statements: Container[int]
) -> list[MomentBlock]:
    """The moments in order; `statements` are the numbers of those that the dossier shows. Undated ones come last."""
    logged = _logged(vault, case)
    found = [
        each
        for each in timeline.moments(vault, case, Language.ID)
        if (each.sort is not Sort.STATEMENT or each.number in statements)
        and (each.sort is not Sort.LOG or each.number in logged)
    ]
    return [_block(group, stating, logged) for group in _grouped(timeline.ordered(found))]


def _logged(vault: Vault, case: Case) -> dict[int, tuple[Stated, ...]]:
    """The entries that stand in the time line, by number."""
    origin = str(vault.store.rows("SELECT origin FROM logs WHERE id = ?", (case.log,))[0]["origin"])
    return {
        event.entry.seq: (stated_entry(origin, event.entry.seq, event.entry_bytes),)
        for event in journal.events(vault, case=CaseId(case.id), log=case.log)
        if event.entry.kind in _LOGGED
    }


def _grouped(found: Sequence[Moment]) -> Iterator[list[Moment]]:
    """Pictures of one day, one after the other by clocks of one kind, together; all else alone."""
    group: list[Moment] = []
    for each in found:
        last = group[-1] if group else None
        joins = (
            last is not None
            and each.sort is Sort.PICTURE is last.sort
            and (each.basis, each.at[:10], each.clock) == (last.basis, last.at[:10], last.clock)
        )
        if group and not joins:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _block(
    group: Sequence[Moment], stating: Stating, logged: Mapping[int, tuple[Stated, ...]]
) -> MomentBlock:
    first, last = group[0], group[-1]
    stated: tuple[Stated, ...] = ()
    for each in group:
        stated += logged[each.number] if each.sort is Sort.LOG else stating(_TOPICS[each.sort], each.subject)
    source = _SOURCES[first.basis]
    if first.clock is not None:
        source += f"; {first.clock.words(Language.ID)}"
    at = when_words(first.at) if len(first.at) > len("2024-02-14") else day_words(first.at)
    if len(group) > 1:
        ends = dict.fromkeys((clock_words(first.at), clock_words(last.at)))
        at = f"{day_words(first.at[:10])}, {' – '.join(ends)}"
    anchor = f"{_ANCHORS[first.sort]}-{first.number}" if first.sort in _ANCHORS else ""
    return MomentBlock(at or first.told or "tanpa tanggal", _words(group), source, anchor, stated)


def _words(group: Sequence[Moment]) -> str:
    first = group[0]
    if first.sort in (Sort.PICTURE, Sort.FILM):
        return f"Direkam: bukti {number_words(each.number for each in group)}"
    if first.sort is Sort.POST:
        return f"Diunggah, seperti ditampilkan: unggahan {first.number}"
    if first.sort is Sort.LOOK:
        return f"Unggahan dilihat: unggahan {first.number}"
    if first.sort is Sort.THING:
        words = first.words.replace(" → ", " kepada ")  # no arrow in the fonts
        return f"Barang {first.number} diserahterimakan: {words}"
    if first.sort is Sort.ACT:
        return f"Perbuatan {first.number} yang diduga: {first.words}"
    if first.sort is Sort.STATEMENT:
        return f"Keterangan {first.number} ditulis"
    if first.sort is Sort.STEP:
        return f"Langkah: {first.words}"
    return first.words
