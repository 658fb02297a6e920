"""The log in words: every kind has its sentence, an erased body is called erased."""

from dataclasses import fields

import pytest

from intake.custody import journal
from intake.custody.entries import Entry, Kind, digest, make_body
from intake.custody.journal import Event
from intake.custody.words import in_words
from intake.records import cases
from intake.wording import Language


def event(kind, facts, erased=False):
    body = make_body(facts, {"name": "Siti", "office": "23.02", "unit": "Panwascam X"})
    entry = Entry(0, None, 0, None, "2024-02-14T09:30:00.000+08:00", "a" * 32, 1, kind, digest(body))
    return Event(entry, entry.encode(), None if erased else body)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_sentence_whatever_its_body_lacks(kind, language):
    for facts in (
        {},
        {"obtained": {}, "facts": {}, "changed": {}},
        {"obtained": "x", "number": 0, "title": []},
        {"id": "x", "from": {"kind": "later"}, "to": {}, "photos": [None], "order": [[]], "original": 1},
    ):
        words = in_words(event(kind.value, facts), language)
        assert words
        assert "{" not in words


@pytest.mark.parametrize("language", Language)
def test_unknown_and_erased_are_said_to_be_so(language):
    assert "later.kind" in in_words(event("later.kind", {}), language)
    erased = in_words(event(Kind.CASE_CREATED.value, {"facts": {"title": "Rahasia"}}, erased=True), language)
    assert "Rahasia" not in erased
    assert erased != in_words(event(Kind.CASE_CREATED.value, {}), language)


def test_a_name_cannot_break_the_line_or_turn_it_round(vault):
    made = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("a\n‮b{actor}"))
    words = in_words(next(journal.events(vault, case=made.id)), Language.ID)
    assert "\n" not in words
    assert "‮" not in words
    assert "{actor}" in words
    assert "Siti Aminah" in words


@pytest.mark.parametrize(
    ("kind", "facts", "words"),
    [
        (Kind.CARD_TRUSTED, {"trust": "accepted", "fingerprint": "a b"}, "diterima tanpa dibandingkan"),
        (Kind.CARD_TRUSTED, {"trust": "compared", "fingerprint": "a b"}, "delapan kata dibandingkan"),
        (Kind.HANDOVER_ACKNOWLEDGED, {"outcome": "taken-in"}, "diterima"),
        (Kind.BUNDLE_RECEIVED, {"outcome": "disputed"}, "dipersoalkan"),
        (Kind.DOSSIER_MADE, {"kind": "public"}, "untuk umum"),
    ],
)
def test_codes_in_a_body_are_read_out_in_words(kind, facts, words):
    """A card trusted without comparing is told apart from a compared one; no code stands in a sentence."""
    said = in_words(event(kind.value, facts), Language.ID)
    assert words in said
    assert not [code for code in facts.values() if "-" in code and code in said]


def test_a_code_of_a_later_version_stands_as_it_is():
    assert "later" in in_words(event(Kind.HANDOVER_ACKNOWLEDGED.value, {"outcome": "later"}), Language.ID)


def test_changed_fields_are_named_as_people_call_them():
    changed = {each.name: "" for each in fields(cases.CaseFacts)}
    for language in Language:
        words = in_words(event(Kind.CASE_EDITED.value, {"changed": changed}), language)
        assert "_" not in words and words.count(",") == len(changed) - 1
    assert "Tanggal kejadian" in in_words(
        event(Kind.CASE_EDITED.value, {"changed": {"event_date": ""}}), Language.ID
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2024-02-14", "14-02-2024"),
        ("2024-02-14T23:30:00+00:00", "14-02-2024 23.30 UTC+0000"),
        ("2024-02-14T23:30:00Z", "14-02-2024 23.30 UTC+0000"),
        ("2024-02-14T09:30:05.250+07:00", "14-02-2024 09.30 WIB"),
        ("2024-02-14T09:30+08:00", "14-02-2024 09.30 WITA"),
        ("2024-02-14 09:30+09:00", "14-02-2024 09.30 WIT"),
        ("2024-02-14T09:30", "14-02-2024 09.30"),
        ("20240214", "20240214"),
        ("2024-W07-3", "2024-W07-3"),
        ("kemarin", "kemarin"),
    ],
)
def test_an_instant_names_its_zone_and_what_is_not_counted_by_stays_as_typed(typed, said, language):
    words = in_words(event(Kind.ITEM_RECORDED.value, {"topic": "step", "facts": {"at": typed}}), language)
    assert f", {said} (" in words
