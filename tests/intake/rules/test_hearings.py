"""What the record of a hearing should hold, by article; and what in it contradicts itself. Nothing is refused."""

import re
from dataclasses import replace

import pytest

from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.hearing import Hearing, HearingForm, QuestionAnswer, StatementKind
from intake.records.people import Person, PersonFacts, Role
from intake.records.signed import PaperFacts
from intake.records.statements import Statement
from intake.rules import hearings, questions
from intake.rules.hearings import Doubt, Expected

FIXED = questions.load().entries
SPEAKER = Person(
    "p1",
    1,
    Role.SAKSI,
    PersonFacts("Budi", "Balikpapan", "1980-01-01", occupation="guru", religion="Islam", address="Jl. Mawar"),
)
FORM = HearingForm(
    started_at="2026-11-23T09:00+08:00",
    ended_at="2026-11-23T10:00+08:00",
    place="Kantor",
    officers="Siti",
    decree="12/HK.01/2026",
    register_number="001/Reg/LP/PL/Kab/23.02/XI/2026",
    invitation="5/PP.00/2026",
    invitation_date="2026-11-21",
    capacity="saksi",
    oath="sworn",
    oath_religion="Islam",
    read_back="ya",
    signed_by_speaker="signed",
    initials_speaker="ya",
    initials_officer="ya",
)
ROWS = tuple(replace(row, answer="Ya.") for row in questions.sheet(FIXED, []))
SIGNED = PaperFacts("s1", signed_on_paper_by="officer")
CASE = Case("c1", 1, CaseKind.LAPORAN, CaseFacts("Judul"), "kini", 1)


def statement(form=FORM, rows=ROWS, kind=StatementKind.KLARIFIKASI, **more):
    return Statement("s1", 1, "p1", "", "kini", kind=kind, hearing=Hearing(form, rows), **more)


def missing(spoken, speaker=SPEAKER, *others, papers=(SIGNED,), case=CASE):
    return {
        each.what: each
        for each in hearings.missing(spoken, case, (speaker, *others), FIXED, papers)
    }  # fmt: skip


def test_a_whole_record_lacks_nothing():
    assert missing(statement()) == {} and hearings.doubts(statement()) == ()


@pytest.mark.parametrize(
    ("changes", "what", "article"),
    [
        ({"register_number": " "}, Expected.REGISTER_NUMBER, "ps 26(1), B.12"),
        ({"invitation": ""}, Expected.INVITATION, "ps 29(1), B.9"),
        ({"decree": ""}, Expected.DECREE, "ps 27(3), 35(2), B.12"),
        ({"officers": ""}, Expected.OFFICERS, "ps 35(1), B.12"),
        ({"ended_at": ""}, Expected.ENDED, "B.12"),
        ({"place": ""}, Expected.PLACE, "B.12"),
        ({"capacity": ""}, Expected.CAPACITY, "B.12"),
        ({"oath": ""}, Expected.OATH, "ps 30(1) huruf b, B.10"),
        ({"oath": "not-asked"}, Expected.OATH, "ps 30(1) huruf b, B.10"),
        ({"oath_religion": ""}, Expected.OATH_RELIGION, "ps 30(2), B.10"),
        ({"read_back": "tidak"}, Expected.READ_BACK, "ps 30(1) huruf e"),
        ({"signed_by_speaker": ""}, Expected.SIGNATURE, "ps 30(1) huruf f, 33(2)"),
        ({"initials_speaker": "tidak"}, Expected.INITIALS_SPEAKER, "ps 33(1)"),
        ({"initials_officer": ""}, Expected.INITIALS_OFFICER, "ps 33(1)"),
        ({"online": "ya"}, Expected.RECORDING, "ps 29(4), 31(1) huruf a"),
    ],
)
def test_one_thing_missing_is_named_with_its_article(changes, what, article):
    (found,) = missing(statement(replace(FORM, **changes))).values()
    assert (found.what, found.article) == (what, article)


SAYS = {
    "ps 26(1)": "diregistrasi",
    "ps 27(3)": "membentuk tim klarifikasi",
    "ps 29(1)": "Formulir Model B.9",
    "ps 29(2)": "paling lambat 1 (satu) Hari sebelum klarifikasi",
    "ps 29(4)": "perekaman secara audio visual",
    "ps 30(1)": "b. meminta kesediaan Pelapor, Terlapor, saksi, dan/atau ahli untuk diambil sumpah/janji",
    "ps 30(2)": "Formulir Model B.10",
    "ps 31(1)": "a. merekam pelaksanaan klarifikasi",
    "ps 32": "surat kuasa khusus",
    "ps 33(1)": "dibubuhi paraf pada setiap halaman oleh Pelapor, Terlapor, saksi, dan/atau ahli dan pihak yang",
    "ps 33(2)": "ketidakbersediaan",
    "ps 33(3)": "dibubuhi paraf pada setiap halaman oleh pihak yang melakukan klarifikasi",
    "ps 35(1)": "Tim klarifikasi",
    "ps 35(2)": "ditetapkan dengan keputusan Ketua",
}
LETTERED = {
    "ps 30(1)": {
        "b": "kesediaan",
        "c": "tanya jawab",
        "e": "membacakan hasil",
        "f": "menandatangani berita acara",
    },
    "ps 31(1)": {
        "a": "merekam",
        "c": "kesediaan",
        "f": "membacakan atau meminta",
        "g": "menandatangani berita acara",
    },
}


@pytest.mark.corpus
@pytest.mark.parametrize("article", SAYS)
def test_the_articles_say_what_they_are_named_for(perbawaslu, article):
    assert SAYS[article] in perbawaslu.text[article]
    for letter, words in LETTERED.get(article, {}).items():
        assert re.search(rf"\b{letter}\. {words}", perbawaslu.text[article]) or re.search(
            rf"\b{letter}\. \S+ {words}", perbawaslu.text[article]
        )


def test_everything_is_missing_from_an_empty_record_and_it_is_kept_all_the_same():
    bare = Person("p1", 1, Role.AHLI, PersonFacts("Ahli"))
    found = missing(statement(HearingForm(), ()), bare, papers=())
    assert found.keys() == set(Expected) - {
        Expected.OATH_RELIGION,
        Expected.RECORDING,
        Expected.COMPANION_LETTER,
    }
    assert found[Expected.OATH].article == "ps 30(1) huruf b, B.11"
    assert found[Expected.SPEAKER].details == (
        "birth_place",
        "birth_date",
        "occupation",
        "religion",
        "address",
    )
    assert found[Expected.FIXED_QUESTIONS].details == ("b12-pembuka", "b12-penutup")


def test_refusals_are_facts_that_complete_the_record():
    refused = replace(
        FORM,
        oath="refused",
        oath_religion="",
        signed_by_speaker="refused",
        initials_speaker="tidak",
        refusal_reason="tidak mau",
    )
    assert missing(statement(refused)) == {}  # ps 30(3), 33(2)


def test_online_only_the_officers_initial_and_the_articles_are_those_of_ps_31():
    online = replace(
        FORM, online="ya", recordings="e1", initials_speaker="", oath="", read_back="", initials_officer=""
    )
    found = missing(statement(online))
    assert {what: each.article for what, each in found.items()} == {
        Expected.OATH: "ps 31(1) huruf c, B.10",
        Expected.READ_BACK: "ps 31(1) huruf f",
        Expected.INITIALS_OFFICER: "ps 33(3)",
    }


def test_the_scan_of_the_paper_shows_signatures_and_initials():
    unsigned = replace(FORM, signed_by_speaker="", initials_speaker="", initials_officer="")
    both = PaperFacts("s1", signed_on_paper_by="speaker\nofficer", initials_by="speaker\nofficer")
    assert missing(statement(unsigned), papers=(both,)) == {}
    assert missing(statement(unsigned), papers=()).keys() == {
        Expected.SIGNATURE,
        Expected.SIGNATURE_OFFICER,
        Expected.INITIALS_SPEAKER,
        Expected.INITIALS_OFFICER,
    }


def test_a_companion_needs_a_special_power_of_attorney():
    companion = Person("p2", 2, Role.KUASA, PersonFacts("Kuasa"))
    with_one = statement(replace(FORM, companion="p2"))
    assert missing(with_one, SPEAKER, companion)[Expected.COMPANION_LETTER].article == "ps 32"
    letter = replace(companion, facts=PersonFacts("Kuasa", authority="SKK 1"))
    assert missing(with_one, SPEAKER, letter) == {}


def test_a_fixed_question_that_was_not_put_is_missing():
    assert missing(statement(rows=ROWS[:-1]))[Expected.FIXED_QUESTIONS].details == ("b12-penutup",)


@pytest.mark.parametrize("kind", [StatementKind.KETERANGAN_AWAL, StatementKind.SURAT_PERNYATAAN])
def test_nothing_is_expected_of_other_kinds_and_of_addenda(kind):
    assert missing(statement(HearingForm(), (), kind)) == {}
    assert missing(statement(HearingForm(), (), amends="s0")) == {}


def test_for_a_pilkada_no_article_is_named_since_none_was_verified():
    pilkada = replace(CASE, facts=CaseFacts("Judul", election="pilkada"))
    found = missing(statement(HearingForm(), ()), case=pilkada)
    assert found and {each.article for each in found.values()} == {""}


@pytest.mark.parametrize(
    ("changes", "what", "details"),
    [
        ({"ended_at": "2026-11-23T08:59+08:00"}, Doubt.END_BEFORE_START, ()),
        ({"started_at": "kemarin"}, Doubt.MOMENT_UNREADABLE, ("started_at",)),
        ({"ended_at": "2026-02-30T10:00+08:00"}, Doubt.MOMENT_UNREADABLE, ("ended_at",)),
        ({"ended_at": "2026-11-23T10:00"}, Doubt.MOMENT_UNREADABLE, ("ended_at",)),
        ({"invitation_date": "30 Februari"}, Doubt.MOMENT_UNREADABLE, ("invitation_date",)),
        ({"ended_at": "2026-11-23T09:30+07:00"}, Doubt.ZONE_CHANGED, ()),
        ({"zone": "WIB"}, Doubt.ZONE_OTHER, ()),
        ({"invitation_date": "2026-11-23"}, Doubt.INVITATION_LATE, ()),
    ],
)
def test_what_contradicts_itself_is_marked(changes, what, details):
    (found,) = hearings.doubts(statement(replace(FORM, **changes)))
    assert (found.what, found.details) == (what, details)


def test_the_end_is_compared_as_a_moment_when_the_zone_changes():
    """09:00 WITA to 08:30 WIB is half an hour, and 09:30 WIT is no later than 09:00 WITA."""
    later = statement(replace(FORM, ended_at="2026-11-23T08:30+07:00"))
    assert [each.what for each in hearings.doubts(later)] == [Doubt.ZONE_CHANGED]
    earlier = statement(replace(FORM, ended_at="2026-11-23T09:30+09:00"))
    assert [each.what for each in hearings.doubts(earlier)] == [Doubt.END_BEFORE_START, Doubt.ZONE_CHANGED]


def test_rows_without_answer_or_question_are_marked_by_number():
    rows = (
        QuestionAnswer("A?", " "),
        QuestionAnswer("B?", "b"),
        QuestionAnswer("", "c"),
        QuestionAnswer("D?"),
    )
    assert [(each.what, each.details) for each in hearings.doubts(statement(rows=rows))] == [
        (Doubt.ANSWER_EMPTY, ("1", "4")),
        (Doubt.QUESTION_EMPTY, ("3",)),
    ]


@pytest.mark.parametrize(
    ("form", "zone"),
    [
        (HearingForm(zone=" WIT "), "WIT"),
        (HearingForm(started_at="2026-11-23T09:00+07:00"), "WIB"),
        (HearingForm(started_at="2026-11-23T09:00+08:00", zone="WITA"), "WITA"),
        (HearingForm(started_at="2026-11-23T09:00+02:00"), ""),
        (HearingForm(started_at="pagi"), ""),
    ],
)
def test_the_zone_is_named_by_the_form_or_by_the_offset(form, zone):
    assert hearings.zone_of(form) == zone
