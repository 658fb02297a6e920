"""number: the numbers that a case bears outside this device, and the blocks that offices allotted to it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Container, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from intake.docket import blocks, numbers
from intake.docket.blocks import Allotment, Block
from intake.docket.numbers import Number, Wanted
from intake.ids import ItemId
from intake.problems import Problem
from intake.records import cases, items
from intake.rules import numbering, regions
from intake.rules.numbering import NumberKind, Template
from intake.vault import Vault
from ui.console.arguments import Argument, Command
from ui.console.medium import day_of
from ui.console.output import Result, table
from ui.console.rulewords import warn_of
from ui.console.session import Session


def give(session: Session, given: Namespace) -> Result:
    """Gives a case the next number of an allotted block."""
    day = None if given.day is None else date.fromisoformat(day_of(given.day))
    wanted = Wanted(given.election or "", given.origin or "", given.outcome or "")
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        numbers.refuse_second(vault, case, NumberKind(given.kind))
        made = numbers.give(vault, case, NumberKind(given.kind), wanted, day)
        used = blocks.of_number(vault, made.facts.block)
        own = regions.own_source(used.region, vault.office_tables)
    lines = [session.say("done.number-give", value=made.facts.value)]
    lines += _unverified(session, used.region, own)
    return Result({**as_document(made), "region_verified": not own}, tuple(lines))


def type_in(session: Session, given: Namespace) -> Result:
    """Keeps a number as an office wrote it, and says what is odd about it."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        typed = numbers.type_in(
            vault, case, NumberKind(given.kind), given.value, given.given_by, given.day or ""
        )
    odd = [session.say(f"number-oddity.{each}") for each in typed.oddities]
    lines = [session.say("done.number-type", value=typed.number.facts.value), *odd]
    lines += [session.say("console.number-also", number=each) for each in typed.also_in]
    document = {
        **as_document(typed.number),
        "oddities": [each.value for each in typed.oddities],
        "also_in": list(typed.also_in),
    }
    return Result(document, tuple(lines))


def provisional(session: Session, given: Namespace) -> Result:
    """Gives a provisional number, which is no office's."""
    with session.unlocked() as vault:
        made = numbers.provisional(vault, cases.find(vault, given.case), NumberKind(given.kind))
    return Result(as_document(made), (session.say("done.number-provisional", value=made.facts.value),))


def listing(session: Session, given: Namespace) -> Result:
    """Lists all numbers that a case ever bore."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        found = numbers.listing(vault, case.id)
        holding = numbers.holding(vault, case.id)
    lines = rows(session, found, holding) or [session.say("console.no-numbers")]
    document = [{**as_document(each), "holds": each.id in holding} for each in found]
    return Result({"serial": case.number, "numbers": document}, tuple(lines))


def rows(session: Session, found: Sequence[Number], holding: Container[ItemId]) -> list[str]:
    """Numbers as a table, `holding` those that hold now; empty where there are none."""
    names = ("number", "kind", "value", "way", "given_by", "standing")
    heads = [session.say(f"number-field.{name}") for name in names]
    lines = [
        (
            each.number,
            session.say(f"number-kind.{each.facts.kind}"),
            each.facts.value,
            session.say(f"number-way.{each.facts.way}"),
            each.facts.given_by,
            _standing(session, each, each.id in holding),
        )
        for each in found
    ]
    return table(heads, lines) if lines else []


def withdraw(session: Session, given: Namespace) -> Result:
    """Takes a number back; it is not given again."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        taken = items.withdraw(vault, case, numbers.find(vault, case, given.number), given.reason)
    return Result(as_document(taken), (session.say("done.number-withdraw", value=taken.facts.value),))


def block(session: Session, given: Namespace) -> Result:
    """Enters a block of numbers that an office allotted to this device."""
    with session.unlocked() as vault:
        template = _template(session, vault, NumberKind(given.kind), given.form)
        region = given.region or _own_region(session, vault)
        wanted = Allotment(
            kind=template.kind,
            template=template.code,
            year=given.year,
            first=given.first,
            last=given.last,
            region=region,
            supervisor=numbering.supervisor_of(region, given.place or "", vault.office_tables),
            whose=given.whose,
        )
        made, own = (
            blocks.allot(vault, template, wanted),
            regions.own_source(region, vault.office_tables),
        )
    lines = [session.say("done.number-block", number=made.number, first=made.first, last=made.last)]
    lines += _unverified(session, region, own)
    return Result(_block_document(made, made.origin, own), tuple(lines))


def block_list(session: Session, given: Namespace) -> Result:
    """Lists the blocks, how far they are used, and which may not be used after a restore."""
    with session.unlocked() as vault:
        found, origin = blocks.listing(vault), vault.keys.origin
        sources = {each.region: regions.own_source(each.region, vault.office_tables) for each in found}
    rows = [
        (
            each.number,
            session.say(f"number-kind.{each.kind}"),
            each.template,
            each.year,
            f"{each.first}-{each.last}",
            "" if each.is_used_up else each.following,
            f"{each.supervisor}/{each.region}",
            each.whose,
            _block_standing(session, each, origin, sources[each.region]),
        )
        for each in found
    ]
    names = ("number", "kind", "form", "year", "range", "following", "place", "given_by", "standing")
    heads = [session.say(f"number-field.{name}") for name in names]
    lines = table(heads, rows) if rows else [session.say("console.no-blocks")]
    document = [_block_document(each, origin, sources[each.region]) for each in found]
    return Result({"blocks": document}, tuple(lines))


def as_document(number: Number) -> dict[str, Any]:
    """A number for scripts."""
    return {
        "item": number.id,
        "number": number.number,
        **asdict(number.facts),
        "provisional": bool(number.facts.provisional),
        "made_at": number.made_at,
        "withdrawn": number.withdrawn,
    }


def _block_standing(session: Session, held: Block, origin: str, own: str) -> str:
    said = [session.say("console.block-before-restore")] if held.origin != origin else []
    said += [session.say("console.region-own")] if own else []
    return "; ".join(said)


def _block_document(held: Block, origin: str, own: str) -> dict[str, Any]:
    document = {
        **asdict(held),
        "passed": list(held.passed),
        "usable": held.origin == origin,
        "region_verified": not own,
    }
    return {name: value for name, value in document.items() if name != "origin"}


def _standing(session: Session, number: Number, holds: bool) -> str:
    if number.withdrawn is not None:
        return session.say("console.number-withdrawn", reason=number.withdrawn)
    return session.say("console.number-holds" if holds else "console.number-replaced")


def _unverified(session: Session, region: str, own: str) -> list[str]:
    """The line that says whence the office has a code of region; none for a code of the annex."""
    return [session.say("console.region-unverified", code=region, source=own)] if own else []


def _own_region(session: Session, vault: Vault) -> str:
    """The code that numbers of the vault's office carry. Raises `Problem("number-region")` where it has none yet."""
    office = regions.office(vault.officer.office)
    known = regions.region_code(office, vault.office_tables)
    warn_of(session, known.faults)
    if not known.code:
        raise Problem("number-region", item=office.code)
    return known.code


def _template(session: Session, vault: Vault, kind: NumberKind, code: str | None) -> Template:
    """The form that was named, or the only one of its kind. Raises `Problem`: number-form-unknown, number-choice."""
    found = numbering.templates(vault.office_tables)
    warn_of(session, found.faults)
    of_kind = [each for each in found.entries if each.kind is kind and code in (None, each.code)]
    if not of_kind:
        raise Problem("number-form-unknown", item=code or kind)
    if len(of_kind) > 1:
        raise Problem(
            "number-choice", item="format", choices=", ".join(f"{e.code} ({e.form})" for e in of_kind)
        )
    return of_kind[0]


_CASE = Argument("case", "case", required=True)
_KIND = Argument("--kind", "kind", required=True, choices=tuple(NumberKind), help="number-kind")
_DAY = Argument("--day", "date", help="number-day")

COMMANDS = (
    Command(
        "number give",
        (
            _CASE,
            _KIND,
            Argument("--election", "code", help="number-election"),
            Argument("--origin", "code", choices=("TM", "LP"), help="number-origin"),
            Argument("--outcome", "code", help="number-outcome"),
            _DAY,
        ),
        give,
    ),
    Command(
        "number type",
        (
            _CASE,
            _KIND,
            Argument("--value", "text", required=True, help="number-value"),
            Argument("--given-by", "text", required=True, help="number-given-by"),
            _DAY,
        ),
        type_in,
    ),
    Command("number provisional", (_CASE, _KIND), provisional),
    Command("number list", (_CASE,), listing),
    Command(
        "number withdraw",
        (
            _CASE,
            Argument("number", "number", required=True, help="number-number"),
            Argument("--reason", "text", required=True, help="number-reason"),
        ),
        withdraw,
    ),
    Command(
        "number block",
        (
            _KIND,
            Argument("--year", "number", required=True, number=True, help="block-year"),
            Argument("--first", "number", required=True, number=True, help="block-first"),
            Argument("--last", "number", required=True, number=True, help="block-last"),
            Argument("--whose", "text", required=True, help="block-whose"),
            Argument("--form", "code", help="block-form"),
            Argument("--region", "code", help="block-region"),
            Argument("--place", "text", help="block-place"),
        ),
        block,
    ),
    Command("number blocks", (), block_list),
)
