"""Blocks of numbers that an office allotted to this device: from, to, and which serial follows.

A block is entered in the log (`number.allotted`) and kept beside the vault's own particulars, so that it outlives the
cases that it gave numbers to. One that was allotted before a restore is not used any more: nobody here can know which
of its numbers were given after the backup.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final, cast

from crypto import canonical
from intake import facts
from intake.custody import journal
from intake.custody.entries import Kind
from intake.problems import Problem
from intake.rules import numbering
from intake.rules.numbering import NumberKind, Parts, Template
from intake.vault import Vault

MOST: Final = 99_999
_PREFIX: Final = "block."


@dataclass(frozen=True, slots=True)
class Allotment:
    """What an office allots: a kind and form of number, the year, serials `first` to `last`, and for whom they are.

    `region` and `supervisor` stand in the numbers; `whose` says which office allotted them, best with its letter.
    """

    kind: NumberKind
    template: str
    year: int
    first: int
    last: int
    region: str
    supervisor: str
    whose: str


@dataclass(frozen=True, slots=True)
class Block(Allotment):
    """An allotment with its number here, the log in which it was entered, and how far it is used.

    `following` is the next serial, beyond `last` where there is none; `passed` are later ones that are used already.
    """

    number: int
    origin: str
    following: int
    passed: tuple[int, ...] = ()

    @property
    def left(self) -> int:
        """How many numbers can still be given."""
        return max(0, self.last - self.following + 1) - len(self.passed)

    @property
    def is_used_up(self) -> bool:
        """Whether no number is left."""
        return self.following > self.last

    def covers(self, parts: Parts) -> bool:
        """Whether a number's parts lie in this block."""
        same = (self.year, self.region, self.supervisor) == (parts.year, parts.region, parts.supervisor)
        return same and self.first <= parts.serial <= self.last

    def without(self, serial: int) -> Block:
        """The block after `serial` was used."""
        passed = {*self.passed, serial}
        following = self.following
        while following in passed:
            passed.discard(following)
            following += 1
        return replace(self, following=following, passed=tuple(sorted(passed)))


def allot(vault: Vault, template: Template, wanted: Allotment) -> Block:
    """Enters a block of numbers in the form `template`.

    Raises `Problem`: block-range, block-overlaps, block-whose, block-supervisor, text-too-long, text-not-storable.
    """
    facts.clean_text(wanted.whose, "whose")
    if not wanted.whose.strip():
        raise Problem("block-whose")
    if not 1 <= wanted.first <= wanted.last <= MOST:
        raise Problem("block-range", first=wanted.first, last=wanted.last, most=MOST)
    _refuse_unfit(template, wanted, vault.office_tables)
    with vault.store.transaction():
        held = listing(vault)
        for other in held:
            if other.origin == vault.keys.origin and _overlap(other, wanted):
                raise Problem("block-overlaps", item=other.number)
        number = 1 + max((each.number for each in held), default=0)
        block = Block(**asdict(wanted), number=number, origin=vault.keys.origin, following=wanted.first)
        journal.record(vault, Kind.NUMBER_ALLOTTED, None, {**asdict(wanted), "number": number})
        _keep(vault, block)
    return block


def listing(vault: Vault) -> list[Block]:
    """All blocks ever entered here, oldest first."""
    rows = vault.store.rows("SELECT value FROM meta WHERE name GLOB ?", (f"{_PREFIX}*",))
    return sorted((_read(str(row["value"])) for row in rows), key=lambda block: block.number)


def of_number(vault: Vault, number: str) -> Block:
    """The block with this number, as the record of a number that was given from it names it."""
    return next(block for block in listing(vault) if str(block.number) == number)


def usable(vault: Vault, kind: NumberKind, year: int, forms: Collection[str]) -> Block:
    """The oldest block of this kind and year, in one of these forms, with a number left.

    Raises `Problem`: number-no-block, block-used-up, block-before-restore.
    """
    fitting = [
        block
        for block in listing(vault)
        if (block.kind, block.year) == (kind, year) and block.template in forms
    ]
    own = [block for block in fitting if block.origin == vault.keys.origin]
    for block in own:
        if not block.is_used_up:
            return block
    if own:
        raise Problem("block-used-up", item=own[-1].number)
    if fitting:
        raise Problem("block-before-restore", item=fitting[-1].number)
    raise Problem("number-no-block", year=year)


def use(vault: Vault, block: Block, serial: int) -> None:
    """Marks a serial as used, inside the transaction of the number that it is given to."""
    _keep(vault, block.without(serial))


def pass_over(vault: Vault, kind: NumberKind, parts: Parts) -> None:
    """Takes a number that came another way out of the block that it lies in, if any; inside a transaction."""
    for block in listing(vault):
        if block.kind is kind and block.covers(parts) and parts.serial >= block.following:
            use(vault, block, parts.serial)


def _refuse_unfit(template: Template, wanted: Allotment, office: Path) -> None:
    sample = Parts(
        serial=wanted.first,
        election=next(iter(template.elections), ""),
        supervisor=wanted.supervisor,
        region=wanted.region,
        month=1,
        year=wanted.year,
        origin=next(iter(template.origins), ""),
        outcome=next(iter(template.outcomes), ""),
    )
    if numbering.oddities(template, sample, office):
        raise Problem("block-supervisor", item=template.code, who=f"{wanted.supervisor}/{wanted.region}")


def _overlap(held: Block, wanted: Allotment) -> bool:
    same = (held.kind, held.template, held.year, held.region, held.supervisor) == (
        wanted.kind, wanted.template, wanted.year, wanted.region, wanted.supervisor,
    )  # fmt: skip
    return same and held.first <= wanted.last and wanted.first <= held.last


def _keep(vault: Vault, block: Block) -> None:
    text = canonical.encode({**asdict(block), "passed": list(block.passed)}).decode("utf-8")
    vault.store.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"{_PREFIX}{block.number}", text))


def _read(text: str) -> Block:
    fields = cast(dict[str, Any], canonical.parse(text.encode("utf-8")))
    return Block(**{**fields, "kind": NumberKind(fields["kind"]), "passed": tuple(fields["passed"])})
