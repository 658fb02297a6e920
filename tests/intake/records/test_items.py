"""Items of a case: numbered under their topic, logged, changed and taken back in the open, handed over, checked."""

from dataclasses import dataclass, replace

import pytest

from intake.bundle import itemfacts
from intake.bundle import receive as receiving
from intake.bundle import seal as seals
from intake.cards import own_card, parse_card
from intake.check.vault import check_vault
from intake.custody import journal
from intake.custody.words import in_words
from intake.records import cases, items
from intake.records.items import Topic
from intake.wording import Language


@dataclass(frozen=True, slots=True)
class Words:
    """A record as the modules of the topics have them."""

    what: str = ""
    at: str = ""


@pytest.fixture(autouse=True)
def known(monkeypatch):
    for topic in (Topic.REVIEW, Topic.LHP):
        monkeypatch.setitem(itemfacts.FACTS, topic, Words)


def test_items_are_numbered_under_their_topic_and_logged(vault, case):
    first = items.record(vault, case, Topic.REVIEW, Words("kajian", "2024-02-14"))
    second = items.record(vault, case, Topic.REVIEW, Words("lagi"))
    other = items.record(vault, case, Topic.LHP, Words("Form A"))
    assert [each.number for each in (first, second, other)] == [1, 2, 1]
    assert items.listing(vault, case.id, Topic.REVIEW, Words) == [first, second]
    assert items.find(vault, case, Topic.LHP, Words, "1") == other
    assert items.find(vault, case, Topic.LHP, Words, other.id) == other
    event = list(journal.events(vault, case=case.id))[-1]
    assert (event.entry.kind, event.body["topic"], event.body["facts"]) == (
        "item.recorded",
        "lhp",
        {"what": "Form A"},
    )
    assert event.entry.at == other.made_at


def test_an_item_of_another_topic_or_case_is_unknown(vault, case, refused):
    made = items.record(vault, case, Topic.REVIEW, Words("x"))
    elsewhere = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))
    for where, topic in ((case, Topic.LHP), (elsewhere, Topic.REVIEW)):
        with refused("item-unknown", item=made.id):
            items.find(vault, where, topic, Words, made.id)


def test_changes_and_withdrawals_are_kept_in_the_log(vault, case, refused):
    made = items.record(vault, case, Topic.REVIEW, Words("x"))
    size = journal.size(vault)
    assert items.edit(vault, case, made, Words("x")) == made
    assert journal.size(vault) == size
    changed = items.edit(vault, case, made, Words("y"))
    with refused("reason-missing"):
        items.withdraw(vault, case, changed, " ")
    gone = items.withdraw(vault, case, changed, "keliru")
    assert items.listing(vault, case.id, Topic.REVIEW, Words) == [gone]
    assert (gone.facts.what, gone.withdrawn) == ("y", "keliru")
    for again in (
        lambda: items.edit(vault, case, gone, Words("z")),
        lambda: items.withdraw(vault, case, gone, "x"),
    ):
        with refused("item-withdrawn", item=1):
            again()
    assert [event.entry.kind for event in journal.events(vault, start=size)] == [
        "item.edited",
        "item.withdrawn",
    ]


@pytest.mark.parametrize(
    ("words", "code"), [("a\x00", "text-not-storable"), ("x" * 200_001, "text-too-long")]
)
def test_what_cannot_be_kept_is_refused(vault, case, refused, words, code):
    size = journal.size(vault)
    with refused(code):
        items.record(vault, case, Topic.REVIEW, Words(words))
    assert (items.kept(vault, case.id), journal.size(vault)) == ([], size)


@pytest.mark.parametrize(
    "sql",
    [
        'UPDATE items SET facts = \'{"what":"z"}\'',
        "UPDATE items SET withdrawn = 'keliru'",
        "UPDATE items SET number = 7",
        "UPDATE items SET topic = 'lhp'",
        "UPDATE items SET made_at = '2020-01-01T00:00:00.000+00:00'",
        "DELETE FROM items",
        "INSERT INTO items SELECT lower(hex(randomblob(16))), case_id, topic, 9, facts, made_at, NULL FROM items",
    ],
)
def test_the_check_holds_rows_against_the_log(desks, sql):
    vault = desks.officer()
    case = cases.find(vault, "1")
    items.edit(vault, case, items.record(vault, case, Topic.REVIEW, Words("x")), Words("y"))
    assert check_vault(vault).exit_status == 0
    vault.store.run(sql)
    found = check_vault(vault)
    assert found.exit_status == 1
    assert {each.kind for each in found.findings} == {"case-mismatch"}
    assert all(each.object.startswith("item ") for each in found.findings)
    assert not any("keliru" in str(each) for each in found.findings), "typed words are personal data"
    vault.close()


def test_items_travel_and_a_later_bundle_replaces_them(desks, tmp_path):
    officer, office = desks.officer(), desks.office()
    case, card = cases.find(officer, "1"), parse_card(own_card(office))
    made = items.record(officer, case, Topic.REVIEW, Words("x"))
    for number, words in enumerate(("x", "y")):
        made = items.edit(officer, case, made, Words(words))
        (tmp_path / str(number)).mkdir()
        handed = seals.seal(officer, case, card, tmp_path / str(number)).folder
        received = receiving.receive(office, handed)
        assert received.outcome == "taken-in", received.findings
        assert items.listing(office, received.case, Topic.REVIEW, Words) == [made]
    theirs = cases.find(office, made_case := received.case)
    assert items.kept(office, made_case) == items.kept(officer, case.id)
    for vault in (officer, office):
        assert check_vault(vault).exit_status == 0
        vault.close()
    assert theirs.id == case.id


def test_an_item_without_a_known_record_is_not_taken_in(desks, tmp_path, monkeypatch):
    officer, office = desks.officer(), desks.office()
    case, card = cases.find(officer, "1"), parse_card(own_card(office))
    items.record(officer, case, Topic.REVIEW, Words("x"))
    handed = seals.seal(officer, case, card, tmp_path).folder
    monkeypatch.delitem(itemfacts.FACTS, Topic.REVIEW)
    received = receiving.receive(office, handed)
    assert received.outcome == "refused"
    assert cases.listing(office) == []
    officer.close()
    office.close()


def test_the_log_in_words_by_topic_and_without(vault, case):
    items.record(vault, case, Topic.REVIEW, Words("x"))
    *_, event = journal.events(vault, case=case.id)
    unknown = replace(event, body_bytes=event.body_bytes.replace(b'"review"', b'"later_"'))
    for each in (event, unknown):
        for language in Language:
            assert vault.officer.name in in_words(each, language)
