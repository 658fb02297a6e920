"""Label and inner note: what parses re-encodes, what was changed is refused, and both signatures are demanded."""

import base64
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crypto.errors import CryptoError, FormatError, SignatureError
from crypto.notes import Note, Signer, sign_note
from intake.bundle import inner as inners
from intake.bundle import label as labels
from intake.bundle.inner import Inner, parse_inner, verify_inner
from intake.bundle.label import Label, parse_label, verify_label
from intake.bundle.notetext import FieldReader, FileSum, KeyName, PartSum, TreeHead, write
from intake.ids import CaseId, HandoverId
from tests.intake.bundle.test_cards import AGE, LOG, NOTES, made_card

OTHER = Signer("segel.invalid/notes/" + "0d" * 16, b"\x05" * 32)
SUM = FileSum("ab" * 32, 100)
digests = st.binary(min_size=32, max_size=32)
ids = st.binary(min_size=16, max_size=16).map(bytes.hex)
sums = st.builds(FileSum, digests.map(bytes.hex), st.integers(0, 2**40))
heads = st.builds(TreeHead, st.integers(0, 2**53), digests)


def parts(name: str) -> st.SearchStrategy[tuple[PartSum, ...]]:
    lists = st.lists(sums, min_size=2, max_size=4)
    named = lists.map(
        lambda all_: tuple(PartSum(f"{name}.age.{n:03}", each) for n, each in enumerate(all_, 1))
    )
    return st.just(()) | named


def whole(parts: tuple[PartSum, ...]) -> FileSum:
    return FileSum("cd" * 32, sum(part.sum.size for part in parts)) if parts else SUM


def made_label(bundle: tuple[PartSum, ...] = (), log: tuple[PartSum, ...] = ()) -> Label:
    return Label(
        handover=HandoverId("0e" * 16),
        sender=KeyName.of(NOTES.verifier),
        sender_office="23.02",
        receiver=KeyName.of(OTHER.verifier),
        receiver_office="23.00",
        date="2026-11-23T08:00:00.000+08:00",
        bundle=whole(bundle),
        log=whole(log),
        bundle_parts=bundle,
        log_parts=log,
        guide=SUM,
        checkpoint=TreeHead(7, b"\x01" * 32),
    )


def made_inner() -> Inner:
    return Inner(
        handover=HandoverId("0e" * 16),
        sender=NOTES.name,
        receiver=KeyName.of(OTHER.verifier),
        receiver_age=AGE,
        case=CaseId("0f" * 16),
        tagmanifest="ab" * 32,
        origin=LOG.name,
        checkpoint=TreeHead(7, b"\x01" * 32),
        earlier=(),
    )


@settings(deadline=None)
@given(parts("bundle"), parts("log"), ids, sums, heads)
def test_a_label_is_read_back(
    bundle: tuple[PartSum, ...], log: tuple[PartSum, ...], handover: str, guide: FileSum, head: TreeHead
) -> None:
    label = replace(made_label(bundle, log), handover=HandoverId(handover), guide=guide, checkpoint=head)
    data = label.signed(NOTES)
    assert parse_label(data) == label
    assert verify_label(data, labels.ssh_signature(data, NOTES), made_card()) == label
    assert set(label.files()) == {part.name for part in bundle or [PartSum("bundle.age", SUM)]} | {
        part.name for part in log or [PartSum("log.age", SUM)]
    } | {"CARA-PERIKSA.txt"}


@settings(deadline=None)
@given(ids, ids, digests.map(bytes.hex), heads, st.lists(ids.map(HandoverId), max_size=4))
def test_an_inner_note_is_read_back(
    handover: str, case: str, tagmanifest: str, head: TreeHead, earlier: list[HandoverId]
) -> None:
    said = replace(
        made_inner(),
        handover=HandoverId(handover),
        case=CaseId(case),
        tagmanifest=tagmanifest,
        checkpoint=head,
        earlier=tuple(earlier),
    )
    data = said.signed(NOTES)
    assert parse_inner(data) == said
    assert verify_inner(data, inners.ssh_signature(data, NOTES), made_card()) == said


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_one_changed_byte_in_either_file_is_refused(data: st.DataObject) -> None:
    note = made_label().signed(NOTES)
    files = [note, labels.ssh_signature(note, NOTES)]
    which = data.draw(st.integers(0, 1))
    at = data.draw(st.integers(0, len(files[which]) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda value: value != files[which][at]))
    files[which] = files[which][:at] + bytes([other]) + files[which][at + 1 :]
    with pytest.raises(CryptoError):
        verify_label(files[0], files[1], made_card())


def test_who_signed_is_who_is_named() -> None:
    label = made_label()
    data = label.signed(NOTES)
    with pytest.raises(SignatureError, match="another namespace"):
        verify_label(data, inners.ssh_signature(data, NOTES), made_card())
    with pytest.raises(SignatureError, match="another key"):
        verify_label(data, labels.ssh_signature(data, OTHER), made_card())
    with pytest.raises(FormatError, match="one key"):
        parse_label(label.signed(OTHER))
    both = sign_note(label.text(), [NOTES, OTHER]).encode()
    with pytest.raises(FormatError, match="one key"):
        parse_label(both)
    by_other = replace(label, sender=KeyName.of(OTHER.verifier)).signed(OTHER)
    with pytest.raises(SignatureError, match="than the card's"):
        verify_label(by_other, labels.ssh_signature(by_other, OTHER), made_card())
    same_name = Signer(NOTES.name, b"\x06" * 32)
    forged = replace(label, sender=KeyName.of(same_name.verifier)).signed(same_name)
    with pytest.raises(SignatureError, match="than the card's"):
        verify_label(forged, labels.ssh_signature(forged, same_name), made_card())


def test_the_note_signature_counts_also_under_a_good_ssh_signature() -> None:
    for text, by in ((made_label().text(), labels), (made_inner().text(), inners)):
        other = sign_note(b"another text\n", [NOTES])
        data = Note(text, other.signatures).encode()
        verify = verify_label if by is labels else verify_inner
        with pytest.raises(SignatureError):
            verify(data, by.ssh_signature(data, NOTES), made_card())


ROOT = base64.b64encode(b"\x01" * 32).decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("handover: 0e", "handover: 0E"),
        ("guide: ", "guide:  "),
        ("\nguide: ", "\nextra: x\nguide: "),
        ("checkpoint: 7 ", "checkpoint: 07 "),
        (f"checkpoint: 7 {ROOT}\n", ""),
        (f"checkpoint: 7 {ROOT}\n", f"checkpoint: 7 {ROOT}\ncheckpoint: 7 {ROOT}\n"),
        ("guide: " + "ab" * 32 + " 100", "guide: -"),
        (" 100\nlog", " -100\nlog"),
        ("\nguide", "\nbundle-part: bundle.age.001 " + "ab" * 32 + " 100\nguide"),
        ("\nguide", "\nbundle-part: ../x " + "ab" * 32 + " 100\nguide"),
        ("date: 2026-11-23T08", "date: 2026-11-23 08"),
        ("from-office: 23.02", "from-office: 23.02\r"),
    ],
)
def test_other_texts_are_refused_even_if_signed(old: str, new: str) -> None:
    text = made_label().text().decode()
    assert old in text
    with pytest.raises(FormatError):
        parse_label(sign_note(text.replace(old, new, 1).encode(), [NOTES]).encode())


def test_parts_are_all_there_in_order_and_as_large_as_the_whole() -> None:
    one, two = (PartSum(f"bundle.age.00{n}", SUM) for n in (1, 2))
    parse_label(made_label((one, two)).signed(NOTES))
    for wrong in ((two, one), (two,), (one,), (one, one)):
        with pytest.raises(FormatError):
            parse_label(made_label(wrong).signed(NOTES))
    short = replace(made_label((one, two)), bundle=FileSum("cd" * 32, 199))
    with pytest.raises(FormatError, match="as large"):
        parse_label(short.signed(NOTES))


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from("abcd"), st.text(max_size=20)))
def test_a_value_is_one_line_or_nothing(values: dict[str, str]) -> None:
    try:
        text = write("segel-x/v1", list(values.items()))
    except FormatError:
        assert any(
            value != value.strip() or value == "-" or not value.isprintable() for value in values.values()
        )
        return
    assert text.count(b"\n") == len(values) + 1
    fields = FieldReader("segel-x/v1", text)
    assert {name: fields.take(name) for name in values} == values
    fields.finish()
