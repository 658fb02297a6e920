"""A person recorded by mistake is taken out of the case; the log keeps both, and the records go on agreeing with it."""

from pathlib import Path

import pytest

from intake import cards
from intake.bundle import receive as receiving
from intake.bundle import seal as seals
from intake.check.vault import check_vault
from intake.custody import journal
from intake.custody.entries import Kind
from intake.findings import Verdict
from intake.problems import Problem
from intake.records import cases, humans, links, people, statements, withdrawal
from intake.records.cases import Case
from intake.records.links import End, EndKind
from intake.records.people import Person, PersonFacts, Role
from intake.vault import Vault
from tests.intake.conftest import Desks


@pytest.fixture
def wrong(vault: Vault, case: Case) -> Person:
    people.add(vault, case, Role.PELAPOR, PersonFacts("Nur Aini"))
    return people.add(vault, case, Role.SAKSI, PersonFacts("Bu"))


def test_who_is_taken_out_is_of_the_case_no_longer(vault: Vault, case: Case, wrong: Person) -> None:
    draft = statements.draft(vault, case, wrong, "Saya")
    statements.save_draft(vault, draft, "")
    withdrawal.withdraw(vault, case, wrong, "salah ketik")
    assert [each.facts.name for each in people.listing(vault, case)] == ["Nur Aini"]
    assert statements.listing(vault, case) == []
    assert [each.person.facts.name for each in humans.everybody(vault)] == ["Nur Aini"]
    last = list(journal.events(vault, case=case.id))[-1]
    assert (last.entry.kind, last.body["number"], last.body["reason"]) == (
        Kind.PERSON_WITHDRAWN,
        2,
        "salah ketik",
    )
    assert people.add(vault, case, Role.SAKSI, PersonFacts("Budi")).number == 3
    assert check_vault(vault).verdict is Verdict.INTACT
    for deed in (
        lambda: withdrawal.withdraw(vault, case, wrong, "lagi"),
        lambda: people.edit(vault, case, wrong, PersonFacts("Budi")),
    ):
        with pytest.raises(Problem, match="person-unknown"):
            deed()


def test_a_reason_is_needed(vault: Vault, case: Case, wrong: Person) -> None:
    with pytest.raises(Problem, match="reason-missing"):
        withdrawal.withdraw(vault, case, wrong, " ")
    assert len(people.listing(vault, case)) == 2


@pytest.mark.parametrize("rest", ["draft", "sealed", "person", "link"])
def test_nobody_is_taken_out_of_whom_other_records_speak(
    vault: Vault, case: Case, wrong: Person, rest: str
) -> None:
    if rest == "person":
        people.add(vault, case, Role.KUASA, PersonFacts("Hendra", acts_for=wrong.id))
    elif rest == "link":
        other = people.listing(vault, case)[0]
        said = statements.draft(vault, case, other, "Ia melihatnya.")
        links.make(vault, case, End(EndKind.STATEMENT, said.id), End(EndKind.PERSON, wrong.id), "")
    else:
        said = statements.draft(vault, case, wrong, "Saya melihat.")
        if rest == "sealed":
            statements.seal(vault, case, wrong, said)
    with pytest.raises(Problem, match="person-in-use"):
        withdrawal.withdraw(vault, case, wrong, "salah")
    assert wrong in people.listing(vault, case)


def test_a_receiver_is_told_of_who_was_taken_out(
    officer: Vault, office: Vault, desks: Desks, tmp_path: Path
) -> None:
    case = cases.find(officer, "1")
    wrong = people.add(officer, case, Role.SAKSI, PersonFacts("Bu"))
    withdrawal.withdraw(officer, case, wrong, "salah ketik")
    card = cards.parse_card((desks.root / "office.kartu").read_bytes())
    assert receiving.receive(office, seals.seal(officer, case, card, tmp_path).folder).findings == ()
    there = cases.find(office, case.id)
    assert people.everybody(office, there) == people.everybody(officer, case)
    assert wrong.id not in {each.id for each in people.listing(office, there)}
