"""The log in words: every kind has its sentence, an erased body is called erased."""

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
