"""Numbers that cases bear outside this device: given from a block that an office allotted, typed in, or provisional.

None is made up: without a block the number of an office is typed as that office wrote it. The device's own serial is
`Case.number`. The forms are those of `intake.rules.numbering`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from intake import facts
from intake.docket import blocks, desk
from intake.docket.blocks import Block
from intake.ids import CaseId, ItemId
from intake.problems import Problem
from intake.records import items
from intake.records.cases import Case, refuse_foreign
from intake.records.items import Item, Topic
from intake.rules import numbering
from intake.rules.numbering import NumberKind, Oddity, Parts, Template
from intake.vault import Vault

ONCE: Final = frozenset({NumberKind.PENYAMPAIAN, NumberKind.REGISTER})
"""Kinds of which a case bears one number; of letters and corrections there may be several."""


class Way(StrEnum):
    """How a number came to a case."""

    BLOCK = "blok"
    TYPED = "ketik"
    PROVISIONAL = "sementara"


@dataclass(frozen=True, slots=True)
class NumberFacts:
    """A number of a case: kind (a value of `NumberKind`), the number itself, who gave it, how (`Way`).

    `block` and `serial` are those of the block it was taken from, `template` and `edition` the form it was written in;
    `provisional` is 'ya' or empty; `replaces` is the id of the provisional number whose place it takes.
    """

    kind: str = ""
    value: str = ""
    given_by: str = ""
    way: str = ""
    provisional: str = ""
    day: str = ""
    block: str = ""
    serial: str = ""
    template: str = ""
    edition: str = ""
    replaces: str = ""


Number = Item[NumberFacts]


@dataclass(frozen=True, slots=True)
class Typed:
    """A number that was typed in: what is odd about it, and the serials of other cases that bear the same one."""

    number: Number
    oddities: tuple[Oddity, ...]
    also_in: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a number from a block is given for: kind of election (PL, PP, …), TM or LP, outcome such as Rekom-DPPL."""

    election: str = ""
    origin: str = ""
    outcome: str = ""


def give(vault: Vault, case: Case, kind: NumberKind, wanted: Wanted, day: date | None = None) -> Number:
    """Gives a case the next number of the block for this kind and the year of `day` (today, where it is not given).

    What `wanted` leaves open is taken from the case and the form where only one answer is possible. A number is used up
    once the event is committed, never twice. Raises `Problem`: number-no-block, block-used-up, block-before-restore,
    number-choice, case-foreign.
    """
    refuse_foreign(vault, case)
    office = vault.office_tables
    table = numbering.templates(office)
    day = day or desk.today(vault)
    with vault.store.transaction():
        election = wanted.election or case.facts.election_kind
        forms = {
            form.code: form
            for form in table.entries
            if form.holds_on(day) and (not election or election in form.elections)
        }
        block = blocks.usable(vault, kind, day.year, forms)
        template = forms[block.template]
        parts = _parts(template, block, replace(wanted, election=election), day)
        blocks.use(vault, block, parts.serial)
        return items.record_within(
            vault,
            case,
            Topic.NUMBER,
            NumberFacts(
                kind=kind,
                value=numbering.write(template, parts, office),
                given_by=block.whose,
                way=Way.BLOCK,
                day=day.isoformat(),
                block=str(block.number),
                serial=str(parts.serial),
                template=template.code,
                edition=table.edition,
                replaces=_replaced(vault, case.id, kind),
            ),
        )


def refuse_second(vault: Vault, case: Case, kind: NumberKind) -> None:
    """Raises `Problem("number-known")` where a case has a number of an office of a kind that it bears once.

    For whoever asks for a number by hand: one that was wrong is withdrawn before the next is used up.
    """
    held = current(vault, case.id, kind)
    if kind in ONCE and held is not None and not held.facts.provisional:
        raise Problem("number-known", item=held.facts.value)


def type_in(vault: Vault, case: Case, kind: NumberKind, value: str, given_by: str, day: str = "") -> Typed:
    """Keeps a number as an office wrote it; `day` as typed. Where it lies in an own block, the block passes over it.

    Nothing is refused for its form. Raises `Problem`: number-empty, case-foreign, text-too-long, text-not-storable.
    """
    refuse_foreign(vault, case)
    value = value.strip()
    if not value:
        raise Problem("number-empty")
    facts.clean_text(value, "value")
    office = vault.office_tables
    table = numbering.templates(office)
    reading = numbering.read(value, kind, table.entries, office)
    template = reading.template.code if reading.template is not None else ""
    also_in = _bearing(vault, case.id, kind, value)
    with vault.store.transaction():
        if reading.parts is not None:
            blocks.pass_over(vault, kind, reading.parts)
        made = items.record_within(
            vault,
            case,
            Topic.NUMBER,
            NumberFacts(
                kind=kind,
                value=value,
                given_by=given_by,
                way=Way.TYPED,
                day=day,
                template=template,
                edition=table.edition if template else "",
                replaces=_replaced(vault, case.id, kind),
            ),
        )
    return Typed(made, reading.oddities, also_in)


def provisional(vault: Vault, case: Case, kind: NumberKind) -> Number:
    """Gives a number that is no office's until there is one: `SEMENTARA-<8 hex of the log's origin>-<serial>/<n>`.

    Raises `Problem`: number-known (there is one), case-foreign.
    """
    refuse_foreign(vault, case)
    held = current(vault, case.id, kind)
    if held is not None:
        raise Problem("number-known", item=held.facts.value)
    origin = vault.keys.origin.rpartition("/")[2][:8].upper()
    value = f"SEMENTARA-{origin}-{case.number}/{len(listing(vault, case.id)) + 1}"
    return items.record(
        vault,
        case,
        Topic.NUMBER,
        NumberFacts(kind=kind, value=value, given_by="", way=Way.PROVISIONAL, provisional="ya"),
    )


def listing(vault: Vault, case: CaseId) -> list[Number]:
    """All numbers that a case ever bore, those taken back too."""
    return items.listing(vault, case, Topic.NUMBER, NumberFacts)


def find(vault: Vault, case: Case, wanted: str) -> Number:
    """The number with this id or place in the case's list. Raises `Problem("item-unknown")`."""
    return items.find(vault, case, Topic.NUMBER, NumberFacts, wanted)


def current(vault: Vault, case: CaseId, kind: NumberKind) -> Number | None:
    """The number of a kind that holds: the newest of an office, else the provisional one, else None."""
    held = [each for each in listing(vault, case) if each.facts.kind == kind and each.withdrawn is None]
    held = [each for each in held if not each.facts.provisional] or held
    return held[-1] if held else None


def holding(vault: Vault, case: CaseId) -> frozenset[ItemId]:
    """The ids of the numbers that hold, at most one of each kind."""
    return frozenset(held.id for kind in NumberKind if (held := current(vault, case, kind)))


def _replaced(vault: Vault, case: CaseId, kind: NumberKind) -> ItemId | str:
    held = current(vault, case, kind)
    return held.id if held is not None and held.facts.provisional else ""


def _bearing(vault: Vault, case: CaseId, kind: NumberKind, value: str) -> tuple[int, ...]:
    """The serials of other cases that bear this number."""
    rows = vault.store.rows(
        "SELECT DISTINCT c.number FROM items i JOIN cases c ON c.id = i.case_id WHERE i.topic = ? AND i.case_id != ?"
        " AND i.withdrawn IS NULL AND json_extract(i.facts, '$.kind') = ? AND json_extract(i.facts, '$.value') = ?"
        " ORDER BY c.number",
        (Topic.NUMBER, case, kind, value),
    )
    return tuple(int(row["number"]) for row in rows)


def _parts(template: Template, block: Block, wanted: Wanted, day: date) -> Parts:
    return Parts(
        serial=block.following,
        election=_chosen("jenis", wanted.election, template.elections),
        supervisor=block.supervisor,
        region=block.region,
        month=day.month,
        year=day.year,
        origin=_chosen("asal", wanted.origin, template.origins),
        outcome=_chosen("hasil", wanted.outcome, template.outcomes),
    )


def _chosen(part: str, wanted: str, choices: tuple[str, ...]) -> str:
    """What was asked for in a part of the form, or the only answer that there is. Raises `Problem("number-choice")`."""
    if wanted in choices:
        return wanted
    if wanted or len(choices) > 1:
        raise Problem("number-choice", item=part, choices=", ".join(choices))
    return choices[0] if choices else ""
