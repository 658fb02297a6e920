"""What is odd about a person's facts is remarked, each in words, and nothing is refused."""

from datetime import date, timedelta, timezone

import pytest

from intake.records import remarks
from intake.records.acts import ActFacts
from intake.records.cases import CaseFacts
from intake.records.people import PersonFacts, Role
from intake.records.remarks import Oddity, Remark
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
        ({"birth_date": "30 Februari 1990"}, ("birth_date", "date-unread")),
        ({"birth_date": "2027-01-01"}, ("birth_date", "date-future")),
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


WITA = timezone(timedelta(hours=8))


def about_case(**words: str) -> list[tuple[str, str]]:
    found = remarks.on_case(CaseFacts(**{"title": "Judul", **words}), TODAY, WITA)
    return [(each.field, each.about.value) for each in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({}, []),
        (
            {
                "event_date": "2026-11-20",
                "known_date": "20/11/2026",
                "submitted_at": "2026-11-20T08:00+08:00",
            },
            [],
        ),
        ({"event_date": "30 Februari 2026"}, [("event_date", "date-unread")]),
        ({"event_date": "1969-12-31"}, [("event_date", "date-long-ago")]),
        ({"received_at": "2039-01-01T10:00+09:00"}, [("received_at", "date-future")]),
        ({"event_date": "2026-11-20", "known_date": "2026-11-19"}, [("known_date", "dates-contradict")]),
        ({"event_date": "2026-11-20", "received_at": "2026-11-19"}, [("submitted_at", "dates-contradict")]),
        (
            {"submitted_at": "2026-11-20T10:00+08:00", "completed_at": "2026-11-20T10:30+09:00"},
            [("completed_at", "dates-contradict")],  # half past nine by the office's clock
        ),
        ({"place_code": "64.71.99"}, [("place_code", "place-unknown")]),
        ({"place_code": "64.71", "place_edition": "2019"}, [("place_code", "place-other-edition")]),
        ({"election": "pilpres"}, [("election", "election-unknown")]),
        ({"election": "Pilkada"}, []),
        ({"narrative": "x" * 40_000}, []),
        (
            {"narrative": "\u0645 lalu \u202e"},
            [("narrative", "text-hidden"), ("narrative", "text-right-to-left")],
        ),
    ],
)
def test_what_is_odd_about_a_case(words, expected):
    assert about_case(**words) == expected


def test_what_is_odd_about_an_act():
    facts = ActFacts("D-8", date="2026-02-30", place_code="00.00", hearsay="ya")
    found = [(each.field, each.about.value) for each in remarks.on_act(facts, TODAY, WITA)]
    assert found == [
        ("date", "date-unread"), ("place_code", "place-unknown"), ("heard_from", "source-missing"),
    ]  # fmt: skip
    assert remarks.on_act(ActFacts("D-8", date="2026-02-20"), TODAY, WITA) == ()


@pytest.mark.parametrize("language", Language)
def test_every_remark_has_its_words(language):
    blanks = keys(language)
    worded = {key.removeprefix("remark.") for key in blanks if key.startswith("remark.")}
    assert worded == {*Oddity, *Doubt}
    assert all(blanks[f"remark.{each}"] <= {"field", "found"} for each in worded)
    fields = {key.removeprefix("person-field.") for key in blanks if key.startswith("person-field.")}
    assert fields == set(PersonFacts.__dataclass_fields__)
