"""Syarat formal and materiel (ps 15(3), 15(4)), the least contents of a temuan (ps 5(1)), and what goes with them."""

from dataclasses import replace
from datetime import date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.ids import CaseId, PersonId
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.people import Person, PersonFacts, Role
from intake.rules import requirements
from intake.rules.choices import Mark
from intake.rules.happenings import What
from intake.rules.requirements import Holding, Part
from intake.rules.rulesets import RuleSet

ALL = requirements.requirements().entries
DAY = date(2024, 2, 12)
WHOLE = CaseFacts(
    "x", "Kampanye", "Aula", "2024-02-09", "2024-02-10", "Lurah mengajak memilih.", received_at="2024-02-12"
)


def person(number, role, **facts):
    return Person(PersonId(f"{number:032x}"), number, role, PersonFacts("Budi", **facts))


REPORTER = person(1, Role.PELAPOR, address="Jl. Mawar 1", citizenship="WNI", birth_date="1990-01-01")
REPORTED = person(2, Role.TERLAPOR)


def holding(
    kind=CaseKind.LAPORAN, facts=WHOLE, people=(REPORTER, REPORTED), exhibits=1, identity=1, happened=()
):
    case = Case(CaseId("0" * 32), 1, kind, facts, "2024-02-12T10:00:00.000+08:00", 1)
    zone = timezone(timedelta(hours=8))
    return Holding(case, kind, tuple(people), exhibits, identity, frozenset(happened), zone)


def lacking(given):
    return [each.requirement.code for each in requirements.missing(given, ALL, DAY)]


def test_a_whole_report_lacks_nothing():
    assert lacking(holding()) == []


def test_an_empty_report_lacks_both_parts_in_the_order_of_the_articles(perbawaslu):
    """Ps 15(3) a-c and ps 15(4) a-c: every letter has its question."""
    lacks = requirements.missing(holding(facts=CaseFacts("x"), people=(), exhibits=0, identity=0), ALL, DAY)
    by_part = {
        part: [each.requirement.code for each in lacks if each.requirement.part is part] for part in Part
    }
    assert by_part[Part.FORMAL] == [
        "pelapor-nama", "pelapor-alamat", "terlapor", "tanggal-diketahui", "waktu-penyampaian",
    ]  # fmt: skip
    assert by_part[Part.MATERIEL] == ["waktu-kejadian", "tempat-kejadian", "uraian", "bukti"]
    assert by_part[Part.PENYAMPAIAN] == ["identitas-pelapor"]
    for article in ("ps 15(3)", "ps 15(4)"):
        quotes = {each.quote for each in ALL if each.article == article}
        assert len(quotes) == 3 and all(quote in perbawaslu.text[article] for quote in quotes)
    assert all(each.requirement.question.official.endswith(("?", ".")) for each in lacks)


def test_a_late_report_lacks_what_cannot_be_repaired(perbawaslu):
    """Ps 15(3)c: too late is a formal part lacking; ps 24(8): with the materiel part it is initial information."""
    late = replace(holding(), late=True)
    assert lacking(late) == ["tepat-waktu"]
    assert requirements.becomes_initial_information(requirements.missing(late, ALL, DAY))
    assert "tidak diregistrasi" in perbawaslu.text["ps 24(3)"]


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.code)
def test_each_requirement_quotes_its_article_or_says_that_it_was_not_read(entry, request):
    if entry.mark is Mark.P7:
        assert entry.quote in request.getfixturevalue("perbawaslu").text[entry.article]
        assert entry.basis == f"Perbawaslu 7/2022 {entry.article}"
    else:
        assert entry.source and not entry.basis and not entry.quote


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"known_date": ""}, "tanggal-diketahui"),
        ({"known_date": "30 Februari 2024"}, "tanggal-diketahui"),
        ({"received_at": "kemarin"}, "waktu-penyampaian"),
        ({"event_date": ""}, "waktu-kejadian"),
        ({"place": " "}, "tempat-kejadian"),
        ({"narrative": "\n"}, "uraian"),
    ],
)
def test_each_field_of_ps_15_is_asked_for(changed, code):
    """Ps 8(3), 15(3), 15(4)."""
    assert lacking(holding(facts=replace(WHOLE, **changed))) == [code]


def test_a_rough_time_or_a_place_by_code_is_enough():
    """Ps 15(4)a asks for time and place, not for a date that can be counted from."""
    facts = replace(WHOLE, event_date="sekitar awal Februari", place="", place_code="64.71.01.1001")
    assert lacking(holding(facts=facts)) == []


def test_each_reporter_without_an_address_is_named():
    """Ps 15(3)a."""
    bare = person(3, Role.PELAPOR, citizenship="WNI", birth_date="1991-01-01")
    [lack] = requirements.missing(holding(people=(REPORTER, REPORTED, bare)), ALL, DAY)
    assert (lack.requirement.code, lack.people) == ("pelapor-alamat", (3,))


def test_an_unknown_reported_party_counts_once_described():
    """Ps 15(3)b asks for the party, who may be described."""
    assert lacking(holding(people=(REPORTER,))) == ["terlapor"]
    described = person(4, Role.TERLAPOR, institution="tidak diketahui")
    assert lacking(holding(people=(REPORTER, described))) == []


def test_a_proxy_needs_a_special_power_of_attorney():
    """Ps 8(5)."""
    proxy = person(5, Role.KUASA, acts_for=REPORTER.id)
    assert lacking(holding(people=(REPORTER, REPORTED, proxy))) == ["surat-kuasa"]
    for_other = person(5, Role.KUASA, acts_for=REPORTED.id)
    assert lacking(holding(people=(REPORTER, REPORTED, for_other))) == []
    with_letter = person(5, Role.KUASA, acts_for=REPORTER.id, authority="001/SK/2024")
    assert lacking(holding(people=(REPORTER, REPORTED, with_letter))) == []


def test_the_reporter_has_the_right_to_vote():
    """Ps 8(2)a."""
    silent = person(1, Role.PELAPOR, address="Jl. Mawar 1")
    assert lacking(holding(people=(silent, REPORTED))) == ["hak-pilih"]


def test_formal_part_lacking_and_materiel_met_becomes_initial_information():
    """Ps 24(8)."""
    formal = requirements.missing(holding(people=(REPORTER,)), ALL, DAY)
    assert requirements.becomes_initial_information(formal)
    both = requirements.missing(holding(people=(REPORTER,), exhibits=0), ALL, DAY)
    assert not requirements.becomes_initial_information(both)
    assert not requirements.becomes_initial_information(())


def test_the_least_contents_of_a_temuan():
    """Ps 5(1) a-e."""
    kind = CaseKind.HASIL_PENGAWASAN
    assert lacking(holding(kind, CaseFacts("x"), (), 0, 0)) == [
        "penemu", "tanggal-hasil", "pelaku", "uraian-temuan", "bukti-temuan",
    ]  # fmt: skip
    people = (person(1, Role.PENEMU), REPORTED)
    assert lacking(holding(kind, WHOLE, people, happened={What.LHP_MADE})) == []


def test_initial_information_as_form_b8_has_it():
    """Ps 3(3)."""
    kind = CaseKind.INFORMASI_AWAL
    assert lacking(holding(kind, CaseFacts("x"), (), 0, 0)) == [
        "sumber-informasi", "uraian-informasi", "bukti-informasi",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "dates",
    [
        {"event_date": "2024-02-11"},
        {"known_date": "2024-02-13"},
        {"event_date": "2024-02-13", "known_date": ""},
    ],
)
def test_dates_that_contradict_each_other_are_asked_about(dates):
    assert "urutan-tanggal" in lacking(holding(facts=replace(WHOLE, **dates)))


def test_pilkada_knows_the_fields_of_its_form_only():
    given = holding(facts=CaseFacts("x", election="pilkada"), people=(), exhibits=0, identity=0)
    lacks = requirements.missing(given, ALL, DAY)
    assert {each.requirement.part for each in lacks} == {Part.FORMULIR}
    assert not any(each.requirement.basis for each in lacks)
    assert all(each.part in {Part.FORMULIR, Part.TANGGAL} for each in ALL if each.rules is RuleSet.PILKADA)


def test_an_office_adds_retires_and_errs(tmp_path):
    file = tmp_path / "requirements.toml"
    added = (
        'code = "surat-tugas"\nrules = "pemilu"\nkinds = ["laporan"]\npart = "penyampaian"\ncheck = "{}"\n'
        'title = "T"\nquestion = "Q?"\nmark = "GK"\n'
    )
    file.write_text(
        f'[[entry]]\n{added.format("source")}[[retire]]\ncode = "hak-pilih"\nuntil = 2024-01-01\n'
    )
    table = requirements.requirements(tmp_path)
    silent = person(1, Role.PELAPOR, address="Jl. Mawar 1")
    lacks = requirements.missing(holding(people=(silent, REPORTED)), table.entries, DAY)
    assert [each.requirement.code for each in lacks] == ["surat-tugas"] and not table.faults
    file.write_text(f"\n\n[[entry]]\n{added.format('telepathy')}")
    table = requirements.requirements(tmp_path)
    assert table.entries == ALL and [fault.line for fault in table.faults] == [3]


@given(
    st.sampled_from(CaseKind),
    st.builds(
        CaseFacts, title=st.text(), event_date=st.text(), known_date=st.text(), received_at=st.text(),
        election=st.sampled_from(["", "pemilu", "pilkada"]),
    ),
    st.lists(st.builds(person, st.integers(1, 9), st.sampled_from(Role), address=st.text(), acts_for=st.text())),
    st.integers(0, 2),
)  # fmt: skip
def test_nothing_typed_breaks_it(kind, facts, people, exhibits):
    given = holding(kind, facts, people, exhibits)
    codes = lacking(given)
    assert len(codes) == len(set(codes))
    assert (
        any("bukti" in code for code in codes) == (exhibits == 0)
        or RuleSet.of(facts.election) is RuleSet.PILKADA
    )
