"""The document that sealing fixes: its golden files, both versions, and what is refused."""

import dataclasses
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.errors import FormatError
from intake.records import hearing, sealedwords
from intake.records.hearing import Hearing, HearingForm, QuestionAnswer, StatementKind
from intake.records.sealedwords import SealedWords, Speaker
from intake.records.shortdigest import hex_start, short_digest
from tests.independent import jcs, statement
from tests.intake.make_golden_statements import GOLDEN, NEWEST

FILES = sorted(GOLDEN.glob("v*.json"))
DIGESTS = {
    "v1.json": "JV4K-NPWZ-3DRZ-1RPX",
    "v2.json": "JZ8N-G8QH-49X8-YDC5",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_golden_documents_are_read_and_written_to_the_byte(path):
    data = path.read_bytes()
    words = sealedwords.parse(data)
    assert words.encode() == data
    said = statement.read(data)
    assert (said["text"], said["kind"], {"form": said["form"], "rows": said["rows"]}) == (
        words.text,
        words.kind,
        words.hearing.to_json(),
    )
    assert statement.short(data) == DIGESTS[path.name]
    assert {each.name for each in FILES} == DIGESTS.keys()


def test_what_the_versions_say():
    old, new = (sealedwords.parse(path.read_bytes()) for path in FILES)
    assert (old.version, old.kind, old.hearing) == (1, StatementKind.KETERANGAN_AWAL, hearing.NOTHING)
    assert old.amends == "ef" * 16 and old.text.startswith("Saya melihat itu.\r\n")
    assert new == NEWEST and new.version == sealedwords.VERSION


def changed(path, **changes):
    return jcs.write({**json.loads(path.read_bytes()), **changes})


@pytest.mark.parametrize(
    ("version", "changes"),
    [
        (1, {"v": 2}),
        (1, {"v": 0}),
        (1, {"v": True}),
        (1, {"v": 3}),
        (1, {"kind": "keterangan-awal"}),
        (1, {"id": "x"}),
        (1, {"number": -1}),
        (1, {"number": True}),
        (1, {"person": None}),
        (1, {"amends": ""}),
        (1, {"text": None}),
        (2, {"v": 1}),
        (2, {"kind": "lain"}),
        (2, {"form": None}),
        (2, {"form": {"unknown": "x"}}),
        (2, {"form": {"oath": "maybe"}}),
        (2, {"form": {"place": ""}}),
        (2, {"form": {"place": 1}}),
        (2, {"rows": None}),
        (2, {"rows": ["x"]}),
        (2, {"rows": [{"question": "x"}]}),
        (2, {"rows": [{"question": "x", "answer": "", "set_code": "", "more": ""}]}),
        (2, {"rows": [{"question": "x", "answer": None, "set_code": ""}]}),
    ],
)
def test_a_document_made_otherwise_is_refused_by_both(version, changes):
    data = changed(GOLDEN / f"v{version}.json", **changes)
    with pytest.raises(FormatError):
        sealedwords.parse(data)
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        statement.read(data)


def test_a_field_too_many_in_a_person_is_refused():
    person = {"id": "ab" * 16, "name": "B", "number": 1, "role": "saksi", "nik": "1"}
    with pytest.raises(FormatError):
        sealedwords.parse(changed(GOLDEN / "v1.json", person=person))


texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)
forms = st.builds(
    HearingForm,
    **{
        field.name: st.sampled_from(("", *hearing.CHOICES[field.name]))
        if field.name in hearing.CHOICES
        else texts
        for field in dataclasses.fields(HearingForm)
    },
)
noted = st.builds(Hearing, forms, st.lists(st.builds(QuestionAnswer, texts, texts, texts)).map(tuple))


@given(noted, texts, st.sampled_from(StatementKind))
def test_both_implementations_agree_on_what_is_written(hearing_, text, kind):
    words = SealedWords(
        "01" * 16, 1, "02" * 16, Speaker("03" * 16, text, 1, "ahli"), None, "kini", text, kind, hearing_
    )
    data = words.encode()
    assert sealedwords.parse(data) == words
    assert jcs.write(statement.read(data)) == data
    assert hearing.decode(hearing_.encode()) == hearing_


@given(st.binary())
def test_short_digests_agree_and_lead_back(data):
    digest, short = hashlib.sha256(data).hexdigest(), statement.short(data)
    assert short_digest(digest) == short
    typed = short.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert hex_start(short) == hex_start(typed) == digest[:20]


@pytest.mark.parametrize(
    "typed", ["", "1", "7K3M-Q9TX-2B0H", "7K3M-Q9TX-2B0H-V5RU", "7K3M-Q9TX-2B0H-V5RC-1", "é" * 16, "²" * 16]
)
def test_what_is_no_short_digest(typed):
    assert hex_start(typed) is None


def test_a_short_digest_in_full():
    assert short_digest("00443214c74254b635cf" + "f" * 44) == "0123-4567-89AB-CDEF"
    assert short_digest("ffffffffffffffffffff" + "0" * 44) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"
