"""NIK, NIP and phone numbers: what is odd about their form, against the dates on the person."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.rules import identifiers
from intake.rules.identifiers import MONTHS, Doubt, Known

TODAY = date(2026, 11, 23)
MAN = Known(date(1990, 3, 5), "Laki-laki", TODAY)
NOBODY = Known(None, "", TODAY)


@pytest.mark.parametrize(
    ("typed", "known", "doubts"),
    [
        ("6471050503900001", MAN, ()),
        ("64.71.05 050390-0001", MAN, ()),
        ("6471054503900001", MAN, (Doubt.NIK_SEX,)),
        ("6471054503900001", Known(MAN.birth, "P", TODAY), ()),
        ("6471050603900001", MAN, (Doubt.NIK_BIRTH,)),
        ("6471050603900001", NOBODY, ()),
        ("6471050503900001", Known(date(1890, 3, 5), "", TODAY), ()),  # a NIK has no century
        ("6471053002900001", MAN, (Doubt.NIK_DATE,)),
        ("9971050503900001", MAN, (Doubt.NIK_PROVINCE,)),
        ("6400050503900001", MAN, (Doubt.NIK_FORM,)),
        ("6471050503900000", MAN, (Doubt.NIK_FORM,)),
        ("647105050390000", MAN, (Doubt.NIK_FORM,)),
        ("64710505039000011", MAN, (Doubt.NIK_FORM,)),
        ("tidak tahu", MAN, (Doubt.NIK_FORM,)),
        ("\u0666" * 16, MAN, (Doubt.NIK_FORM,)),
    ],
)
def test_nik(typed: str, known: Known, doubts: tuple[Doubt, ...]) -> None:
    assert identifiers.nik_doubts(typed, known) == doubts


@pytest.mark.parametrize(
    ("typed", "known", "doubts"),
    [
        ("199003052015031002", MAN, ()),
        ("19900305 201503 1 002", MAN, ()),
        ("199003052015032002", MAN, (Doubt.NIP_SEX,)),
        ("199003062015031002", MAN, (Doubt.NIP_BIRTH,)),
        ("199002302015031002", MAN, (Doubt.NIP_DATE,)),
        ("199003052027011002", MAN, (Doubt.NIP_APPOINTED,)),
        ("199003051990031002", MAN, (Doubt.NIP_APPOINTED,)),
        ("199003052015131002", MAN, (Doubt.NIP_MONTH,)),
        ("199003052023211012", MAN, (Doubt.NIP_MONTH,)),
        ("199003052015033002", MAN, (Doubt.NIP_FORM,)),
        ("131234567", MAN, (Doubt.NIP_FORM,)),  # the nine digits of before 2009
        ("9" * 40_000, NOBODY, (Doubt.NIP_FORM,)),
    ],
)
def test_nip(typed: str, known: Known, doubts: tuple[Doubt, ...]) -> None:
    assert identifiers.nip_doubts(typed, known) == doubts


def test_a_nip_may_have_another_number_for_the_month() -> None:
    assert identifiers.nip_doubts("199003052023211012", MAN, {"21"}) == ()
    assert identifiers.nip_doubts("199003052015031002", MAN, {"21"}) == (Doubt.NIP_MONTH,)


@given(
    birth=st.dates(date(1950, 1, 1), date(2005, 12, 31)),
    appointed=st.dates(date(2006, 2, 1), TODAY),
    sex=st.sampled_from("12"),
    serial=st.integers(1, 999),
)
def test_a_nip_made_of_the_dates_on_the_person_is_in_order(
    birth: date, appointed: date, sex: str, serial: int
) -> None:
    nip = f"{birth:%Y%m%d}{appointed:%Y%m}{sex}{serial:03}"
    known = Known(birth, {"1": "pria", "2": "wanita"}[sex], TODAY)
    assert identifiers.nip_doubts(nip, known) == ()
    assert nip[12:14] in MONTHS


@pytest.mark.parametrize(
    ("typed", "shown", "odd"),
    [
        ("081234567890", "0812-3456-7890", False),
        ("+62 812 3456 7890", "0812-3456-7890", False),
        ("62812-3456-7890", "0812-3456-7890", False),
        ("(0542) 123456", "(0542) 123456", False),
        ("+60 12 345 6789", "+60 12 345 6789", True),
        ("0812 / 0813", "0812 / 0813", True),
        ("tanya Pak RT", "tanya Pak RT", True),
        ("", "", False),
    ],
)
def test_a_phone_number_is_shown_in_one_form_and_kept_as_typed(typed: str, shown: str, odd: bool) -> None:
    found = identifiers.phone(typed)
    assert (found.typed, found.shown, found.is_odd) == (typed, shown, odd)


@pytest.mark.parametrize(
    ("typed", "sex"),
    [
        ("Laki-laki", "L"),
        ("L", "L"),
        ("PRIA", "L"),
        ("perempuan", "P"),
        ("P", "P"),
        ("Wanita", "P"),
        ("", ""),
    ],
)
def test_sex_as_typed(typed: str, sex: str) -> None:
    assert identifiers.sex_of(typed) == sex
    assert identifiers.sex_of(typed + " kira-kira") == ""
