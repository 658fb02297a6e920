"""In what employment a reported person stands, and in what kind of position: what it means for a referral."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from intake.rules.bilingual import Bilingual, bilingual
from intake.rules.choices import Choice, Grounds, choice_of, code_of, grounds_of, words_of
from intake.rules.faults import UnfitError, Wrong
from intake.rules.tables import Fields, Table, load

NAME: Final = "employment"
POSITIONS: Final = "positions"


class Group(StrEnum):
    """Whose rules hold for the employment."""

    ASN = "asn"
    NON_ASN = "non-asn"
    TNI = "tni"
    POLRI = "polri"
    VILLAGE = "desa"
    ENTERPRISE = "badan-usaha"
    OFFICIAL = "pejabat"
    ELECTION_STAFF = "penyelenggara"
    OTHER = "lain"


@dataclass(frozen=True, slots=True)
class Employment:
    """One status. `note` says what it means for the referral; the authorities themselves are in `referrals`.

    `number_name` is how its staff number is called (NIP, NRP, '' for none); `nip_month` are the two digits that stand
    in its NIP where the NIP of a PNS has a month, '' for a month.
    """

    code: str
    words: Bilingual
    group: Group
    basis: Bilingual
    note: Bilingual
    number_name: str
    nip_month: str
    grounds: Grounds
    since: date | None
    until: date | None


def employments(office: Path | None = None) -> Table[Employment]:
    """All statuses, with an office's additions; retired ones too, since old cases speak of them."""
    return load(NAME, _employment, office)


def positions(office: Path | None = None) -> Table[Choice]:
    """The kinds of position (jenis jabatan), with an office's additions."""
    return load(POSITIONS, choice_of, office)


def employment_of(code: str, entries: Iterable[Employment]) -> Employment | None:
    """The status with this code; None for '' and for a code that no table has."""
    return next((each for each in entries if each.code == code), None)


def _employment(fields: Fields) -> Employment:
    nip_month = fields.text("nip_month", "")
    if nip_month and not (len(nip_month) == 2 and nip_month.isascii() and nip_month.isdigit()):
        raise UnfitError(Wrong.VALUE, "nip_month", "00-99")
    return Employment(
        code_of(fields),
        words_of(fields),
        fields.choice("group", Group),
        bilingual(fields, "basis"),
        bilingual(fields, "note"),
        fields.text("number", ""),
        nip_month,
        grounds_of(fields),
        fields.day("from"),
        fields.day("until"),
    )
