"""Statements: what is sealed stays as it is, and its digest is that of the document."""

import hashlib
import json
from dataclasses import replace

import pytest

from intake.custody import journal
from intake.custody.entries import Kind
from intake.problems import Problem
from intake.records import cases, hearing, people, statements
from intake.records.hearing import Hearing, HearingForm, QuestionAnswer, StatementKind
from tests.independent import jcs
from tests.independent import statement as independent

NOTED = Hearing(
    HearingForm(place="Aula", ended_at="2026-11-23T08:00+08:00", started_at="2026-11-23T09:00+08:00"),
    (QuestionAnswer("Di mana?", "Di aula \u0639"), QuestionAnswer("Kapan?")),
)


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
        "form": {},
        "id": sealed.id,
        "kind": "keterangan-awal",
        "made_at": sealed.made_at,
        "number": 1,
        "person": {"id": witness.id, "name": "Budi", "number": 1, "role": "saksi"},
        "rows": [],
        "text": "Kata é \u2028",
        "v": 2,
    }
    assert independent.short(sealed.document) == sealed.short_digest
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


def test_a_hearing_is_drafted_saved_and_sealed_with_its_form_and_rows(vault, case, witness):
    draft = statements.draft(
        vault, case, witness, "", StatementKind.KLARIFIKASI, Hearing(HearingForm(place="Aula"))
    )
    assert events(vault, case)[-1].body["form"] == hashlib.sha256(draft.hearing.encode().encode()).hexdigest()
    saved = statements.save_draft(vault, draft, "", NOTED)
    assert statements.listing(vault, case) == [saved] and saved.hearing == NOTED
    assert (
        statements.save_draft(vault, saved, "kata").hearing == NOTED
    )  # a caller that knows no form leaves it
    sealed = statements.seal(vault, case, witness, saved)
    assert statements.find(vault, sealed.id)[0] == sealed
    said = independent.read(sealed.document)
    assert (said["kind"], said["form"], said["rows"]) == (
        "klarifikasi",
        {"place": "Aula", "ended_at": "2026-11-23T08:00+08:00", "started_at": "2026-11-23T09:00+08:00"},
        [
            {"question": "Di mana?", "answer": "Di aula \u0639", "set_code": ""},
            {"question": "Kapan?", "answer": "", "set_code": ""},
        ],
    )


def test_the_kind_of_a_draft_can_change(vault, case, witness):
    draft = statements.draft(vault, case, witness, "kata")
    assert "form" not in events(vault, case)[-1].body
    saved = statements.save_draft(vault, draft, "kata", kind=StatementKind.SURAT_PERNYATAAN)
    assert statements.listing(vault, case) == [saved]
    assert statements.seal(vault, case, witness, saved).kind is StatementKind.SURAT_PERNYATAAN


READ = Hearing(HearingForm(place="Aula", read_back="ya"), (QuestionAnswer("Di mana?", "Di aula."),))


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("Uang.", None),
        ("Uang.", READ),
        ("Beras.", replace(READ, rows=(QuestionAnswer("Di mana?", "Di jalan."),))),
        ("Beras.", replace(READ, rows=())),
    ],
    ids=["the caller says nothing of it", "text", "an answer", "a question fewer"],
)
def test_what_was_read_back_counts_for_those_words_alone(vault, case, witness, text, noted):
    draft = statements.draft(vault, case, witness, "Beras.", hearing=READ)
    moved = statements.save_draft(
        vault, draft, "Beras.", replace(READ, form=replace(READ.form, place="Teras"))
    )
    assert moved.hearing.is_read_back, "the same words"
    changed = statements.save_draft(vault, moved, text, noted)
    assert not changed.hearing.is_read_back and changed.text == text
    sealed = statements.seal(vault, case, witness, changed)
    assert "read_back" not in json.loads(sealed.document)["form"]


def test_other_words_are_read_back_again_where_the_caller_says_so(vault, case, witness):
    draft = statements.draft(vault, case, witness, "Beras.", hearing=READ)
    assert statements.save_draft(vault, draft, "Uang.", READ, read_again=True).hearing == READ


def test_three_hundred_questions_and_40000_characters_are_sealed(vault, case, witness):
    rows = (QuestionAnswer("?", "kata " * 8_000), *(QuestionAnswer(f"{n}?") for n in range(299)))
    draft = statements.draft(vault, case, witness, "", StatementKind.KLARIFIKASI, Hearing(rows=rows))
    sealed = statements.seal(vault, case, witness, draft)
    assert len(independent.read(sealed.document)["rows"]) == 300


def test_a_hearing_without_any_words_is_kept_but_not_sealed(vault, case, witness, refused):
    with refused("text-missing"):
        statements.draft(vault, case, witness, " ", StatementKind.KLARIFIKASI)
    form = Hearing(HearingForm(place="Aula"), (QuestionAnswer("", " "),))
    draft = statements.draft(vault, case, witness, "", StatementKind.KLARIFIKASI, form)
    with refused("text-missing"):
        statements.seal(vault, case, witness, draft)


def test_a_form_that_cannot_be_kept_changes_nothing(vault, case, witness, refused):
    draft = statements.draft(vault, case, witness, "kata")
    wrong = Hearing(HearingForm(oath="mungkin"))
    with refused("hearing-choice"):
        statements.save_draft(vault, draft, "lain", wrong)
    with refused("hearing-choice"):
        statements.draft(vault, case, witness, "lain", hearing=wrong)
    assert statements.listing(vault, case) == [draft]


def test_an_addendum_has_the_kind_of_what_it_adds_to_and_may_have_rows(vault, case, witness, refused):
    draft = statements.draft(vault, case, witness, "", StatementKind.KLARIFIKASI, NOTED)
    sealed = statements.seal(vault, case, witness, draft)
    with refused("text-missing"):
        statements.amend(vault, case, witness, sealed, " ", hearing.NOTHING)
    added = statements.amend(vault, case, witness, sealed, "", NOTED)
    assert (added.kind, added.hearing) == (StatementKind.KLARIFIKASI, NOTED)
    assert independent.read(added.document)["amends"] == sealed.id


def test_a_statement_is_found_by_the_short_digest_on_its_pages(vault, case, witness, refused):
    draft = statements.draft(vault, case, witness, "asli")
    assert draft.short_digest == ""
    sealed = statements.seal(vault, case, witness, draft)
    for typed in (sealed.short_digest, sealed.short_digest.lower().replace("-", " ")):
        assert statements.find(vault, typed) == (sealed, case.id)
    other = independent.short(b"something else")
    with refused("statement-unknown", item=other):
        statements.find(vault, other)


def test_an_addendum_is_drafted_before_it_is_sealed(vault, case, witness):
    draft = statements.draft(vault, case, witness, "satu")
    with pytest.raises(Problem, match="statement-not-sealed"):
        statements.draft(vault, case, witness, "tambahan", amends=draft)
    sealed = statements.seal(vault, case, witness, draft)
    added = statements.draft(vault, case, witness, "tambahan", amends=sealed)
    assert statements.listing(vault, case)[1] == added and added.amends == sealed.id
    saved = statements.save_draft(vault, added, "tambahan lagi")
    fixed = statements.seal(vault, case, witness, saved)
    assert json.loads(fixed.document)["amends"] == sealed.id
    last = events(vault, case)[-1]
    assert (last.entry.kind, last.body["amends"]) == (Kind.STATEMENT_AMENDED, sealed.id)
