"""The log in words: every kind has its sentence, an erased body is called erased."""

import re
from dataclasses import fields

import pytest

from intake.bundle.ack import AckOutcome
from intake.custody import journal
from intake.custody.entries import Entry, Kind, digest, make_body
from intake.custody.journal import Event
from intake.custody.words import in_words
from intake.docket import retention
from intake.evidence.clockcheck import ClockDoubt
from intake.evidence.kinds import ExhibitKind
from intake.findings import Trust
from intake.media.types import ExifStatus
from intake.papers.content import DossierKind
from intake.papers.forms.load import forms
from intake.records import cases
from intake.records.links import EndKind
from intake.records.people import Role
from intake.rules.numbering import NumberKind
from intake.wording import Language, keys, sentence


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


RETENTION = {each.code: each.words.official for each in retention.classes().entries}
CODED = {
    ("evidence.read", "status"): ExifStatus,
    ("camera.checked", "doubt"): ClockDoubt,
    ("card.trusted", "trust"): Trust,
    ("handover.acknowledged", "outcome"): AckOutcome,
    ("bundle.received", "outcome"): AckOutcome,
    ("dossier.made", "kind"): DossierKind,
    ("evidence.classified", "kind"): ExhibitKind,
    ("number.allotted", "kind"): NumberKind,
    ("item.recorded.number", "kind"): NumberKind,
    ("item.edited.number", "kind"): NumberKind,
    ("person.added", "role"): Role,
    ("person.edited", "role"): Role,
    ("person.withdrawn", "role"): Role,
    ("form.made", "name"): [name for name, form in forms().items() if not form.official],
    ("item.recorded.retention", "code"): RETENTION,
    ("item.edited.retention", "code"): RETENTION,
}
"""What a sentence says that is a code in the body, and all its codes."""
TYPED = {
    "actor", "number", "title", "reason", "digest", "file", "origin", "size", "pages", "fingerprint", "count", "make",
    "model", "seconds", "value", "first", "last", "year", "whose", "month", "at", "until", "basis", "item", "giver",
    "receiver", "to", "evidence", "original", "thing", "capture", "photos", "files", "order", "start", "end", "changed",
    "office",
}  # fmt: skip
"""What is typed or counted, or said in words by another test of this file."""
LABELS = {("item.recorded.act", "code"), ("item.edited.act", "code")}
"""The labels by which an act is found in its catalogue."""
SAME = {"register", "video"}
"""Codes that are English words as they are."""


def coded(key, blank, code):
    """An event of which a fact is this code."""
    first, second, *topic = key.split(".")
    facts = {blank: code, "words": RETENTION.get(code, "")}
    return event(f"{first}.{second}", {"topic": topic[0], "facts": facts} if topic else facts)


def test_whatever_a_sentence_says_is_typed_or_put_into_words():
    plain = {"event.digest", "event.erased", "event.unknown", "event.identity"}
    said = {
        (key.removeprefix("event."), blank)
        for key, blanks in keys(Language.EN).items()
        if key.startswith("event.") and key not in plain
        for blank in blanks - TYPED
        if blank != "name" or key.startswith("event.form.")
    }
    assert said == CODED.keys() | LABELS


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("key", "blank"), CODED)
def test_no_sentence_has_a_raw_code(key, blank, language):
    said = {code: in_words(coded(key, blank, code), language) for code in map(str, CODED[key, blank])}
    assert said
    assert not [words for code, words in said.items() if re.search("[._-]", code) and code in words]
    if language is Language.EN and CODED[key, blank] in (ExhibitKind, NumberKind, RETENTION):
        assert {code for code, words in said.items() if code in words} <= SAME


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", list(Kind))
def test_an_erased_event_says_in_words_of_what_it_was(kind, language):
    words = in_words(event(kind.value, {}, erased=True), language)
    assert kind.value not in words


def test_an_office_without_a_unit_is_named_not_coded():
    body = make_body({}, {"name": "Siti", "office": "23.02", "unit": ""})
    entry = Entry(
        0, None, 0, None, "2024-02-14T09:30:00.000+08:00", "a" * 32, 1, "vault.recovered", digest(body)
    )
    words = in_words(Event(entry, entry.encode(), body), Language.EN)
    assert "Bawaslu Kota Balikpapan" in words and "23.02" not in words


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("end", EndKind)
def test_the_ends_of_a_link_are_named_in_words(end, language):
    told = {"kind": end.value, "id": "a" * 32}
    words = in_words(event(Kind.LINK_MADE.value, {"id": "b" * 32, "from": told, "to": told}), language)
    assert words.count(sentence(language, f"link-end.{end}", number="aaaaaaaa")) == 2


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
