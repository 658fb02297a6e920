"""What is noted of a hearing: kept as typed, bounded, and the age on its day."""

import dataclasses

import pytest

from crypto.errors import FormatError
from intake.records import hearing
from intake.records.hearing import CHOICES, NOTHING, Hearing, HearingForm, QuestionAnswer

RTL = "\u0634\u0647\u0627\u062f\u0629 \u202e terbalik"


def test_nothing_noted_is_an_empty_column():
    assert NOTHING.encode() == "" and hearing.decode("") == NOTHING
    assert not NOTHING.is_said and not Hearing(HearingForm(place="Aula")).is_said


def test_rows_are_kept_in_order_with_empty_answers_and_every_script():
    rows = (QuestionAnswer("Satu?", RTL), QuestionAnswer("Dua?"), QuestionAnswer("", "jawab"))
    noted = Hearing(HearingForm(officers="A\nB", oath="refused"), rows)
    assert hearing.decode(hearing.checked(noted).encode()) == noted and noted.is_said
    assert noted.to_json()["rows"][1] == {"question": "Dua?", "answer": "", "set_code": ""}


@pytest.mark.parametrize("name", CHOICES)
def test_a_code_that_is_none_is_refused_with_those_there_are(name, refused):
    for code in CHOICES[name]:
        hearing.checked(Hearing(HearingForm(**{name: code})))
    with refused("hearing-choice", field=name, item="mungkin"):
        hearing.checked(Hearing(HearingForm(**{name: "mungkin"})))


@pytest.mark.parametrize(
    ("noted", "code"),
    [
        (Hearing(HearingForm(place="\x00")), "text-not-storable"),
        (Hearing(rows=(QuestionAnswer("a\ud800"),)), "text-not-storable"),
        (Hearing(rows=(QuestionAnswer("a", "x" * 200_001),)), "text-too-long"),
        (Hearing(rows=(QuestionAnswer("a", "x" * 200_000),) * 6), "text-too-long"),
    ],
)
def test_what_cannot_be_kept_is_refused(noted, code, refused):
    with refused(code):
        hearing.checked(noted)


@pytest.mark.parametrize(
    "text", ["{}", '{"form":{},"rows":[],"x":1}', '{"form":[],"rows":[]}', '{"form":{"place":""},"rows":[]}']
)
def test_other_json_is_no_hearing(text):
    with pytest.raises(FormatError):
        hearing.decode(text)


def test_every_field_is_text():
    assert all(field.default == "" and field.type == "str" for field in dataclasses.fields(HearingForm))


@pytest.mark.parametrize(
    ("born", "at", "age"),
    [
        ("1980-11-23", "2026-11-23T00:00+08:00", 46),
        ("1980-11-24", "2026-11-23T23:59+08:00", 45),
        ("2004-02-29", "2026-02-28T10:00+07:00", 21),
        ("2004-02-29", "2026-03-01T10:00+07:00", 22),
        ("1899-01-01", "2041-01-01T10:00+07:00", 142),
        ("2026-11-24", "2026-11-23T10:00+08:00", None),
        ("1980", "2026-11-23T10:00+08:00", None),
        ("1980-02-30", "2026-11-23T10:00+08:00", None),
        ("", "2026-11-23T10:00+08:00", None),
        ("1980-01-01", "2026-11-23T10:00", None),
        ("1980-01-01", "Senin pagi", None),
    ],
)
def test_age_on_the_day_of_the_hearing(born, at, age):
    assert hearing.age_at(born, at) == age


def test_the_day_counts_in_the_zone_of_the_hearing():
    assert hearing.age_at("1980-11-23", "2026-11-23T00:30+09:00") == 46  # the 22nd in WIB still
