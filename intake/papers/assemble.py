"""What a dossier shows of a case, gathered from the vault; a public one under its veil."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from intake import VERSION
from intake.custody import heads
from intake.custody.replay import Topic
from intake.evidence import exhibits
from intake.papers import content as blocks
from intake.papers.case_words import act_blocks, procedure_block
from intake.papers.claims import Claimed, manifest_in
from intake.papers.content import DossierKind
from intake.papers.exhibit_blocks import Discretion, ExhibitBlocks
from intake.papers.log_lines import Renamed, anchors, bounds_words, lines, logs_of
from intake.papers.person_words import named, person_block
from intake.papers.record_words import Records
from intake.papers.statement_words import statement_blocks
from intake.papers.timeline_words import moment_blocks
from intake.papers.veil import Veil, neutral_name
from intake.papers.veiled import veiled
from intake.papers.wording import number_words
from intake.problems import Problem
from intake.records import people
from intake.records.cases import Case
from intake.rules import regions
from intake.rules.referrals import referrals
from intake.vault import Vault

_VEILED: Final = (
    "Versi untuk umum: identitas yang dilindungi diganti nama samaran; nomor telepon, alamat, e-mail, dan nomor "
    "identitas dihapus; nama berkas diganti; posisi dibulatkan sampai dua desimal (sekitar satu kilometer). Nilai hash "
    "tetap dari berkas asli.",
    "Penggantian dilakukan program atas nama dan nomor yang dicatat. Julukan, jabatan, hubungan keluarga, dan apa yang "
    "tampak dalam gambar tidak dikenali: baca dan lihat seluruhnya sebelum diberikan kepada siapa pun.",
)
_UNCOVERED: Final = (
    "Gambar asli yang dicetak tanpa penutupan: bukti {numbers}. Wajah di dalamnya tidak disamarkan."
)
_REVEALED: Final = "Memuat identitas {count} orang yang dilindungi: hanya untuk pejabat yang menanganinya."


@dataclass(frozen=True, slots=True)
class Asked:
    """Which dossier: its kind, how many photos stand on a sheet, to whom a referral goes (a code, '' for whoever)."""

    kind: DossierKind = DossierKind.FULL
    sheet: int = 1
    target: str = ""


def content_of(
    vault: Vault, case: Case, head: heads.Head, asked: Asked | None = None
) -> blocks.DossierContent:
    """What the dossier of `case` shows under `head`. Raises `Problem`: referral-target-unknown; `FormatError`."""
    asked = asked or Asked()
    persons, public = people.listing(vault, case), asked.kind is DossierKind.PUBLIC
    veil = Veil(persons) if public else None
    shown = named(persons, veil)
    hidden = frozenset() if veil is None else veil.protected
    by_id = {each.id: each for each in shown}
    claimed = Claimed(vault, case)
    drafts = asked.kind is DossierKind.FULL
    records = Records(vault, case, shown, claimed, drafts=drafts)
    evidence = ExhibitBlocks(vault, case, records, Discretion(veil, records.showing(hidden)))
    uncovered = tuple(evidence.uncovered()) if public else ()
    said = statement_blocks(vault, case, by_id, records, drafts=drafts)
    acts = act_blocks(vault, case, by_id, records)
    office, size = vault.office_tables, head.checkpoint.size
    content = blocks.DossierContent(
        case=_case_block(case, vault),
        officer=blocks.OfficerBlock(vault.officer.name, vault.officer.role),
        persons=[person_block(each, asked.kind, claimed, office, hides=each.id in hidden) for each in shown],
        statements=said,
        evidence=evidence,
        captures=records.captures(hidden),
        things=records.things(),
        identity=records.identity,
        log=list(lines(vault, case, size, _renamed(vault) if public else None)),
        checkpoint=_checkpoint(head),
        made_at=vault.clock.now().at,
        tool_version=VERSION,
        anchors=anchors(vault),
        kind=asked.kind,
        case_id=case.id,
        stated=claimed.of(Topic.CASE, case.id),
        manifest=manifest_in(vault, case),
        logs=logs_of(vault, case, size),
        acts=acts,
        procedure=procedure_block(vault, case, claimed),
        moments=moment_blocks(vault, case, claimed.of, {each.number for each in said}),
        scrutiny=evidence.scrutinies(),
        bounds=bounds_words(vault, case, size),
        targets=_targets(vault, asked, acts),
        notices=_notices(asked.kind, sum(bool(each.facts.protected) for each in persons), uncovered),
        uncovered=uncovered,
    )
    return content if veil is None else veiled(content, veil.words)


def _targets(vault: Vault, asked: Asked, acts: Sequence[blocks.ActBlock]) -> tuple[str, ...]:
    """To whom a referral goes: the authority asked for, else all that the standing acts lead to."""
    if asked.kind is not DossierKind.REFERRAL:
        return ()
    if asked.target:
        known = {each.code: each.words.official for each in referrals(vault.office_tables).entries}
        if asked.target not in known:
            raise Problem("referral-target-unknown", item=asked.target, choices=", ".join(sorted(known)))
        return (known[asked.target],)
    return tuple(dict.fromkeys(target for act in acts if act.withdrawn is None for target in act.targets))


def uncovered_in(vault: Vault, case: Case) -> tuple[int, ...]:
    """The numbers of exhibits whose original picture a public dossier of `case` shows, as far as previews are made."""
    veil = Veil(people.listing(vault, case))
    records = Records(vault, case)
    return tuple(
        ExhibitBlocks(vault, case, records, Discretion(veil, records.showing(veil.protected))).uncovered()
    )


def _notices(kind: DossierKind, protected: int, uncovered: Sequence[int]) -> tuple[str, ...]:
    if kind is DossierKind.PUBLIC:
        return (*_VEILED, _UNCOVERED.format(numbers=number_words(uncovered))) if uncovered else _VEILED
    return (_REVEALED.format(count=protected),) if protected else ()


def _renamed(vault: Vault) -> Renamed:
    def name(exhibit: str) -> str:
        return neutral_name(exhibits.find(vault, exhibit))

    return name


def _checkpoint(head: heads.Head) -> blocks.CheckpointBlock:
    point = head.checkpoint
    return blocks.CheckpointBlock(
        point.origin, point.size, point.root.hex(), head.note.encode().decode("utf-8"), head.sms
    )


def _case_block(case: Case, vault: Vault) -> blocks.CaseBlock:
    facts = case.facts
    return blocks.CaseBlock(
        number=str(case.number),
        kind=case.kind.value,
        title=facts.title,
        place=facts.place,
        event_date=facts.event_date,
        known_date=facts.known_date,
        narrative="\n\n".join(part for part in (facts.event, facts.narrative) if part),
        office_name=regions.office(vault.officer.office).title,
        office_code=vault.officer.office,
        unit=vault.officer.unit,
    )
