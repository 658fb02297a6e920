"""The catalogue of alleged acts: neutrality of civil servants and staff, and what election law makes a crime."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from intake.rules.bilingual import Bilingual, bilingual
from intake.rules.choices import Grounds, Mark, code_of, grounds_of, words_of
from intake.rules.faults import UnfitError, Wrong
from intake.rules.tables import Fields, Table, load
from intake.wording import Language

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

    words: Bilingual
    grounds: Grounds

    @property
    def text(self) -> Bilingual:
        """The sanction with its mark and source, as it stands in the catalogue."""
        return Bilingual(*(self._in(language) for language in (Language.ID, Language.EN)))

    def _in(self, language: Language) -> str:
        source = self.grounds.source.read_in(language)
        return f"{self.words.read_in(language)} [{self.grounds.mark}: {source}]"


@dataclass(frozen=True, slots=True)
class CatalogueAct:
    """One entry: what is done, on what legal basis it is said to be a breach, and what may follow."""

    code: str
    kind: ActKind
    words: Bilingual
    basis: Bilingual
    sanctions: tuple[Sanction, ...]
    note: Bilingual
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
        bilingual(fields, "basis"),
        _sanctions(fields),
        bilingual(fields, "note", ""),
        grounds_of(fields),
        fields.day("from"),
        fields.day("until"),
    )


def _sanctions(fields: Fields) -> tuple[Sanction, ...]:
    """Those of the entry; the English list, if there is one, is as long and has the same marks."""
    said = [_parts("sanctions", each) for each in fields.texts("sanctions")]
    english = [_parts("english_sanctions", each) for each in fields.texts("english_sanctions")] or said
    if [each["mark"] for each in said] != [each["mark"] for each in english]:
        raise UnfitError(Wrong.VALUE, "english_sanctions", f"{len(said)} × [{' | '.join(Mark)}: …]")
    return tuple(
        Sanction(
            Bilingual(each["words"], other["words"]),
            Grounds(Bilingual(each["source"], other["source"]), Mark(each["mark"]), ""),
        )
        for each, other in zip(said, english, strict=True)
    )


def _parts(name: str, text: str) -> re.Match[str]:
    match = _SANCTION.fullmatch(text)
    if match is None or match["mark"] not in set(Mark):
        raise UnfitError(Wrong.VALUE, name, f"… [{' | '.join(Mark)}: …]")
    return match
