"""Statements: what is sealed stays as it is, and its digest is that of the document."""

import hashlib
import json

import pytest

from intake import cases, people, statements
from intake.custody import journal
from tests.independent import jcs


@pytest.fixture
def witness(vault, case):
    return people.add(vault, case, people.Role.SAKSI, people.PersonFacts("Budi"))


def events(vault, case):
    return [
        event for event in journal.events(vault, case=case.id) if event.entry.kind.startswith("statement")
    ]


def test_a_draft_is_saved_without_an_event_and_left_with_its_digest(vault, case, witness):
    draft = statements.draft(vault, case, witness, "satu")
    saved = statements.save_draft(vault, draft, "satu dua")
    assert statements.listing(vault, case) == [saved]
    assert len(events(vault, case)) == 1
    statements.leave_draft(vault, case, saved)
    assert events(vault, case)[-1].body["digest"] == hashlib.sha256(b"satu dua").hexdigest()
    assert not saved.is_sealed


def test_the_digest_is_that_of_the_canonical_document(vault, case, witness):
    sealed = statements.seal(vault, case, witness, statements.draft(vault, case, witness, "Kata é \u2028"))
    assert sealed == statements.find(vault, sealed.id)[0] == statements.find(vault, "1", case)[0]
    assert sealed.digest == hashlib.sha256(sealed.document).hexdigest()
    assert jcs.write(json.loads(sealed.document)) == sealed.document
    assert json.loads(sealed.document) == {
        "amends": None,
        "case": case.id,
        "id": sealed.id,
        "made_at": sealed.made_at,
        "number": 1,
        "person": {"id": witness.id, "name": "Budi", "number": 1, "role": "saksi"},
        "text": "Kata é \u2028",
        "v": 1,
    }
    assert events(vault, case)[-1].entry.kind == "statement.sealed"
    assert events(vault, case)[-1].body["digest"] == sealed.digest


def test_what_is_sealed_stays_whatever_the_caller_holds(vault, case, witness, refused):
    draft = statements.draft(vault, case, witness, "asli")
    sealed = statements.seal(vault, case, witness, draft)
    logged = len(events(vault, case))
    for held in (sealed, draft):  # the second is older than the row
        with refused("statement-sealed", item=1):
            statements.save_draft(vault, held, "lain")
        with refused("statement-sealed", item=1):
            statements.seal(vault, case, witness, held)
    with refused("statement-sealed"):
        statements.leave_draft(vault, case, sealed)
    assert statements.listing(vault, case) == [sealed]
    assert len(events(vault, case)) == logged


def test_the_sealed_words_and_the_shown_words_are_the_same(vault, case, witness):
    draft = statements.draft(vault, case, witness, "satu")
    statements.save_draft(vault, draft, "dua")  # the caller goes on with what it held before
    statements.seal(vault, case, witness, draft)
    (kept,) = statements.listing(vault, case)
    assert json.loads(kept.document)["text"] == kept.text


def test_an_addendum_is_a_sealed_statement_of_its_own(vault, case, witness, refused):
    draft = statements.draft(vault, case, witness, "asli")
    with refused("statement-not-sealed", item=1):
        statements.amend(vault, case, witness, draft, "tambahan")
    sealed = statements.seal(vault, case, witness, draft)
    added = statements.amend(vault, case, witness, sealed, "tambahan")
    assert (added.number, added.amends, added.is_sealed) == (2, sealed.id, True)
    assert json.loads(added.document)["amends"] == sealed.id
    assert statements.listing(vault, case) == [sealed, added]
    assert events(vault, case)[-1].body["amends"] == sealed.id


@pytest.mark.parametrize(
    ("text", "code"),
    [(" \n", "text-missing"), ("a\x00", "text-not-storable"), ("x" * 200_001, "text-too-long")],
)
def test_words_that_cannot_be_kept_are_refused(vault, case, witness, refused, text, code):
    with refused(code):
        statements.draft(vault, case, witness, text)
    sealed = statements.seal(vault, case, witness, statements.draft(vault, case, witness, "asli"))
    with refused(code):
        statements.amend(vault, case, witness, sealed, text)
    empty = statements.save_draft(vault, statements.draft(vault, case, witness, "x"), " ")
    with refused("text-missing"):
        statements.seal(vault, case, witness, empty)


@pytest.mark.parametrize("wanted", ["2", "²", "٢", "9" * 30, "9" * 5000, "", "x"])
def test_what_is_no_statement_is_unknown(vault, case, witness, refused, wanted):
    statements.draft(vault, case, witness, "asli")
    with refused("statement-unknown", item=wanted):
        statements.find(vault, wanted, case)


def test_a_number_counts_in_its_case_only(vault, case, witness, refused):
    statements.draft(vault, case, witness, "asli")
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))
    with refused("statement-unknown"):
        statements.find(vault, "1", other)
