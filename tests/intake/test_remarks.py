"""What is odd about a person's facts is remarked, each in words, and nothing is refused."""

from datetime import date

import pytest

from intake import remarks
from intake.people import PersonFacts, Role
from intake.remarks import Oddity, Remark
from intake.rules import places
from intake.rules.identifiers import Doubt
from intake.wording import Language, keys

TODAY = date(2026, 11, 23)


def about(role: Role = Role.TERLAPOR, **words: str) -> list[tuple[str, str]]:
    found = remarks.on_person(role, PersonFacts(**{"name": "Budi", **words}), TODAY)
    return [(each.field, each.about.value) for each in found]


@pytest.mark.parametrize("role", set(Role) - {Role.KUASA, Role.PENDAMPING, Role.PENERJEMAH})
def test_a_name_alone_is_nothing_odd(role):
    assert about(role) == about(role, name="Prof. Dr. H. Budi, S.H.") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"name": "Budi\u202eitnaS"}, ("name", "text-hidden")),
        ({"note": "a\x1bb"}, ("note", "text-hidden")),
        ({"name": "\u0645\u062d\u0645\u062f"}, ("name", "text-right-to-left")),
        ({"name": "x" * 40_000}, ("name", "name-long")),
        ({"birth_date": "30 Februari 1990"}, ("birth_date", "birth-date-unread")),
        ({"birth_date": "2027-01-01"}, ("birth_date", "birth-date-future")),
        ({"institution": "partai"}, ("institution", "nature-unknown")),
        ({"employment": "asn"}, ("employment", "employment-unknown")),
        ({"position_kind": "eselon"}, ("position_kind", "position-unknown")),
        ({"knows_by": "kira-kira"}, ("knows_by", "knows-by-unknown")),
        ({"knows_by": "mendengar"}, ("heard_from", "source-missing")),
        ({"address_code": "64.71.05.9999"}, ("address_code", "place-unknown")),
        ({"address_code": "64.71", "address_edition": "2019"}, ("address_code", "place-other-edition")),
        ({"agency_region": "x"}, ("agency_region", "place-unknown")),
        ({"protected": "ya"}, ("may_see", "may-see-missing")),
        ({"phone": "tanya RT"}, ("phone", "phone-form")),
        ({"nik": "1"}, ("nik", "nik-form")),
        ({"nik": "6471050503900001", "birth_date": "6/3/1990"}, ("nik", "nik-birth")),
        ({"nip": "1"}, ("nip", "nip-form")),
        ({"nip": "199003052015031002", "sex": "P"}, ("nip", "nip-sex")),
    ],
)
def test_each_oddity(words, expected):
    assert about(**words) == [expected]


def test_whoever_acts_for_somebody_says_for_whom():
    assert about(Role.KUASA) == [("acts_for", "acts-for-missing"), ("authority", "authority-missing")]
    assert about(Role.PENERJEMAH) == [("acts_for", "acts-for-missing")]
    assert about(Role.KUASA, acts_for="ab" * 16, authority="SK-1/2024") == []


@pytest.mark.parametrize(
    ("employment", "nip", "expected"),
    [
        ("pns", "199003052015031002", []),
        ("pns", "199003052023211012", ["nip-month"]),
        ("pppk", "199003052023211012", []),
        ("pppk", "199003052015031002", ["nip-month"]),
        ("", "199003052023211012", []),
        ("", "199003052015031002", []),
        ("polri", "85010123", []),  # a NRP is no NIP
    ],
)
def test_the_number_of_staff_is_held_against_the_employment(employment, nip, expected):
    assert [each for _, each in about(employment=employment, nip=nip)] == expected


def test_dates_before_1970_and_a_code_of_today_are_nothing_odd():
    words = {"birth_date": "1 Januari 1931", "address_code": "64.71.05.1002"}
    assert about(address_edition=places.edition(), **words) == []


def test_an_office_adds_codes(tmp_path):
    (tmp_path / "positions.toml").write_text(
        '[[entry]]\ncode = "eselon"\nwords = "Eselon"\nsource = "kantor"\nmark = "INF"\n', "utf-8"
    )
    facts = PersonFacts("Budi", position_kind="eselon")
    assert remarks.on_person(Role.TERLAPOR, facts, TODAY, tmp_path) == ()
    assert remarks.on_person(Role.TERLAPOR, facts, TODAY) == (
        Remark("position_kind", Oddity.POSITION_UNKNOWN, "eselon"),
    )


@pytest.mark.parametrize("language", Language)
def test_every_remark_has_its_words(language):
    blanks = keys(language)
    worded = {key.removeprefix("remark.") for key in blanks if key.startswith("remark.")}
    assert worded == {*Oddity, *Doubt}
    assert all(blanks[f"remark.{each}"] <= {"field", "found"} for each in worded)
    fields = {key.removeprefix("person-field.") for key in blanks if key.startswith("person-field.")}
    assert fields == set(PersonFacts.__dataclass_fields__)
