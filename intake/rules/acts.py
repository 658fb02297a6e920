"""The catalogue of alleged acts: neutrality of civil servants and staff, and what election law makes a crime."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from intake.rules.choices import Grounds, Mark, code_of, grounds_of, words_of
from intake.rules.faults import UnfitError, Wrong
from intake.rules.tables import Fields, Table, load

NAME: Final = "acts"
_SANCTION: Final = re.compile(r"(?P<words>[^\[\]]+) \[(?P<mark>[A-Z0-9]+): (?P<source>[^\[\]]+)\]")


class ActKind(StrEnum):
    """What kind of rule an act is said to break; the review may see it differently."""

    KODE_ETIK = "kode-etik"
    DISIPLIN = "disiplin"
    NON_ASN = "non-asn"
    UNDANG_UNDANG = "undang-undang"
    PIDANA = "pidana"


@dataclass(frozen=True, slots=True)
class Sanction:
    """A sanction as one source states it; where sources disagree, an act has several."""

    words: str
    grounds: Grounds

    @property
    def text(self) -> str:
        """The sanction with its mark and source, as it stands in the catalogue."""
        return f"{self.words} [{self.grounds.mark}: {self.grounds.source}]"


@dataclass(frozen=True, slots=True)
class CatalogueAct:
    """One entry: what is done, on what legal basis it is said to be a breach, and what may follow."""

    code: str
    kind: ActKind
    words: str
    basis: str
    sanctions: tuple[Sanction, ...]
    note: str
    grounds: Grounds
    since: date | None
    until: date | None


def catalogue(office: Path | None = None) -> Table[CatalogueAct]:
    """All acts, with an office's additions; retired ones too, since old cases speak of them."""
    return load(NAME, _act, office)


def _act(fields: Fields) -> CatalogueAct:
    return CatalogueAct(
        code_of(fields),
        fields.choice("kind", ActKind),
        words_of(fields),
        fields.text("basis"),
        tuple(_sanction(each) for each in fields.texts("sanctions")),
        fields.text("note", ""),
        grounds_of(fields),
        fields.day("from"),
        fields.day("until"),
    )


def _sanction(text: str) -> Sanction:
    match = _SANCTION.fullmatch(text)
    if match is None or match["mark"] not in set(Mark):
        raise UnfitError(Wrong.VALUE, "sanctions", f"… [{' | '.join(Mark)}: …]")
    return Sanction(match["words"], Grounds(match["source"], Mark(match["mark"]), ""))
