"""The people of a case."""

from dataclasses import replace

import pytest

from intake import cards
from intake.bundle import receive as receiving
from intake.bundle import seal as seals
from intake.check.vault import check_vault
from intake.custody import journal
from intake.custody.words import in_words
from intake.findings import FindingKind, Verdict
from intake.records import cases, people
from intake.records.people import PersonFacts, Role
from intake.wording import Language


def test_people_are_numbered_within_their_case(vault, case):
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))
    facts = PersonFacts(
        "Budi", "Balikpapan", "1990-01-02", "L", "petani", "WNI", "Jl. 1", "0812", "a@b.id", "-"
    )
    first = people.add(vault, case, Role.PELAPOR, facts)
    second = people.add(vault, case, Role.SAKSI, PersonFacts("Ani"))
    third = people.add(vault, other, Role.SAKSI, PersonFacts("Ani"))
    assert [each.number for each in (first, second, third)] == [1, 2, 1]
    assert people.listing(vault, case) == [first, second]
    assert people.find(vault, case, "2") == people.find(vault, case, second.id) == second
    event = list(journal.events(vault, case=case.id))[1]
    assert event.entry.kind == "person.added"
    assert event.body["facts"]["birth_place"] == "Balikpapan"


def test_a_person_of_another_case_is_unknown_here(vault, case, refused):
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))
    person = people.add(vault, other, Role.SAKSI, PersonFacts("Ani"))
    for wanted in (person.id, "1", "", "²", "9" * 5000):
        with refused("person-unknown", item=wanted):
            people.find(vault, case, wanted)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (PersonFacts("  "), "name-missing"),
        (PersonFacts("a\x00"), "text-not-storable"),
        (PersonFacts("a", note="\udc00"), "text-not-storable"),
        (PersonFacts("a", address="x" * 200_001), "text-too-long"),
    ],
)
def test_what_cannot_be_kept_is_refused(vault, case, refused, facts, code):
    before = journal.size(vault)
    with refused(code):
        people.add(vault, case, Role.SAKSI, facts)
    assert (people.listing(vault, case), journal.size(vault)) == ([], before)


def test_row_and_event_are_undone_together(vault, case, monkeypatch):
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    before = journal.size(vault)
    monkeypatch.setattr(journal, "leaf_hash", fail)
    with pytest.raises(ZeroDivisionError):
        people.add(vault, case, Role.SAKSI, PersonFacts("Ani"))
    assert (people.listing(vault, case), journal.size(vault)) == ([], before)


def test_a_person_is_corrected_and_the_log_keeps_the_new_words(vault, case):
    person = people.add(vault, case, Role.SAKSI, PersonFacts("Budi", phone="0812"))
    changed = people.edit(vault, case, person, PersonFacts("Budi Santoso", phone="0812"), Role.TERLAPOR)
    assert people.listing(vault, case) == [changed]
    assert (changed.id, changed.number, changed.role) == (person.id, person.number, Role.TERLAPOR)
    event = list(journal.events(vault, case=case.id))[-1]
    assert event.entry.kind == "person.edited"
    assert (event.body["role"], event.body["facts"]["name"]) == ("terlapor", "Budi Santoso")
    assert "Budi" not in in_words(event, Language.ID)
    before = journal.size(vault)
    assert people.edit(vault, case, changed, changed.facts) == changed
    assert journal.size(vault) == before


def test_a_changed_row_that_the_log_does_not_know_is_found(open_vault):
    case = cases.create(open_vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Satu"))
    person = people.add(open_vault, case, Role.SAKSI, PersonFacts("Budi"))
    people.edit(open_vault, case, person, PersonFacts("Ani"))
    assert check_vault(open_vault).verdict is Verdict.INTACT
    with open_vault.store.transaction():
        open_vault.store.run('UPDATE persons SET facts = \'{"name":"Budi"}\'')
    assert [each.kind for each in check_vault(open_vault).findings] == [FindingKind.CASE_MISMATCH]


def test_a_nik_is_kept_of_reported_persons_only(vault, case, refused):
    nik = PersonFacts("Budi", nik="6471050503900001")
    for role in set(Role) - {Role.TERLAPOR}:
        with refused("nik-terlapor-only"):
            people.add(vault, case, role, nik)
    person = people.add(vault, case, Role.TERLAPOR, nik)
    with refused("nik-terlapor-only"):
        people.edit(vault, case, person, nik, Role.SAKSI)
    assert people.listing(vault, case) == [person]


def test_who_acts_for_somebody_names_a_person_of_the_case_by_id(vault, case, refused):
    reporter = people.add(vault, case, Role.PELAPOR, PersonFacts("Budi"))
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))
    for unknown in ("1", "0" * 32):
        with refused("person-unknown", item=unknown):
            people.add(vault, case, Role.KUASA, PersonFacts("Ani", acts_for=unknown))
    with refused("person-unknown"):
        people.add(vault, other, Role.KUASA, PersonFacts("Ani", acts_for=reporter.id))
    assert people.add(vault, case, Role.KUASA, PersonFacts("Ani", acts_for=reporter.id)).number == 2


@pytest.mark.parametrize(
    "name",
    [
        "Suharto",
        "Prof. Dr. H. Budi Santoso, S.H., M.Si.",
        "\u0645\u062d\u0645\u062f",
        "Budi\u202eitnaS",
        "x" * 40_000,
    ],
)
def test_names_are_kept_as_told(vault, case, name):
    person = people.add(vault, case, Role.TERLAPOR, PersonFacts(name))
    assert people.find(vault, case, person.id).facts.name == name


def test_several_reported_parties_an_institution_and_somebody_unknown(vault, case):
    told = [
        PersonFacts("Camat Rekaan", employment="pns"),
        PersonFacts("Dinas Pendidikan Kota", institution="lembaga"),
        PersonFacts("Laki-laki berbaju batik", institution="tidak-dikenal"),
    ]
    kept = [people.add(vault, case, Role.TERLAPOR, each) for each in told]
    assert people.listing(vault, case) == kept


def test_the_log_does_not_speak_the_name_of_a_protected_person(vault, case):
    people.add(vault, case, Role.SAKSI, PersonFacts("Nur Aini", protected="ya"))
    people.add(vault, case, Role.SAKSI, PersonFacts("Budi"))
    *_, first, second = (in_words(each, Language.ID) for each in journal.events(vault, case=case.id))
    assert "Nur Aini" not in first and "Budi" in second


def test_a_bundle_carries_what_was_corrected(officer, office, desks, tmp_path):
    case = cases.find(officer, "1")
    [witness, *_] = people.listing(officer, case)
    facts = replace(witness.facts, protected="ya", may_see="Ketua", knows_by="melihat")
    people.edit(officer, case, witness, facts)
    card = cards.parse_card((desks.root / "office.kartu").read_bytes())
    sealed = seals.seal(officer, case, card, tmp_path)
    assert receiving.receive(office, sealed.folder).findings == ()
    there = cases.find(office, case.id)
    assert people.listing(office, there) == people.listing(officer, case)
