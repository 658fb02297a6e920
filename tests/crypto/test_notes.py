import json
from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto import ed25519, notes
from crypto.checkpoints import Checkpoint, cosign
from crypto.errors import FormatError, SignatureError
from tests.crypto.make_golden import COSIGNER, LOG, NOTES, golden_files
from tests.crypto.strategies import accepts, mutations, reencodes_or_refuses
from tests.independent import notes as other

SPEC_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
SPEC_NOTE = """This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
""".encode()

names = st.text(
    st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp", "Cc"], exclude_characters="+"), min_size=1
)
lines = st.text(st.characters(exclude_categories=["Cs"], min_codepoint=32))
texts = st.lists(lines, min_size=1, max_size=5).map(
    lambda many: "".join(f"{line}\n" for line in many).encode()
)
seeds = st.binary(min_size=32, max_size=32)
signers = st.builds(notes.Signer, names, seeds)


def test_example_of_the_specification():
    key = notes.VerifierKey.parse(SPEC_KEY)
    note = notes.parse_note(SPEC_NOTE)
    assert notes.verify_note(note, [key]) == (key,)
    assert other.signers(SPEC_NOTE, [SPEC_KEY]) == [SPEC_KEY]


@given(texts, st.lists(signers, min_size=1, max_size=3))
def test_round_trip_and_agreement(text, many):
    note = notes.sign_note(text, many)
    data = note.encode()
    assert notes.parse_note(data) == note
    keys = [signer.verifier for signer in many]
    assert notes.verify_note(note, keys) == tuple(keys)
    vkeys = [key.encode() for key in keys]
    assert [notes.VerifierKey.parse(vkey) for vkey in vkeys] == keys
    assert data == other.write(text, [other.sign(text, signer.name, signer.seed) for signer in many])
    assert other.signers(data, vkeys) == vkeys


@given(st.sampled_from(["note.txt", "checkpoint.txt"]).flatmap(lambda name: mutations(golden_files()[name])))
def test_an_edit_reencodes_or_is_refused_by_both(data):
    assert reencodes_or_refuses(notes.parse_note, notes.Note.encode, data) == accepts(other.read, data)


@given(mutations(SPEC_NOTE))
def test_an_edit_never_verifies_over_other_text(data):
    try:
        note = notes.parse_note(data)
        notes.verify_note(note, [notes.VerifierKey.parse(SPEC_KEY)])
    except (FormatError, SignatureError):
        return
    assert note.text == notes.parse_note(SPEC_NOTE).text


@given(mutations(SPEC_KEY.encode()))
def test_an_edited_vkey_reencodes_or_is_refused_by_both(data):
    text = data.decode("latin-1")
    accepted = reencodes_or_refuses(notes.VerifierKey.parse, notes.VerifierKey.encode, text)
    assert accepted == accepts(other.read_vkey, text)


SIGNATURE = notes.sign_note(b"x\n", [NOTES]).signatures[0]
LINE = SIGNATURE.line().encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x\n",
        b"x\n\n",
        b"x\n\n\n",
        b"x\n\n" + LINE,
        b"x\r\n\r\n" + LINE + b"\r\n",
        b"x\n\n" + LINE + b"\n\n",
        b"x\n\n" + LINE + b"\nmore\n",
        b"\n" + LINE + b"\n",
        b"x\ty\n\n" + LINE + b"\n",
        b"x\x00\n\n" + LINE + b"\n",
        b"\xff\n\n" + LINE + b"\n",
        b"\xed\xa0\x80\n\n" + LINE + b"\n",
        b"x\n\n" + LINE.replace("— ".encode(), b"- ") + b"\n",
        b"x\n\n" + LINE.replace("— ".encode(), "—  ".encode()) + b"\n",
        b"x\n\n" + LINE + b" \n",
        b"x\n\n" + LINE[:-1] + b"\n",
        b"x\n\n" + LINE[:-2] + b"B=\n",
        "x\n\n— name AAAAAA==\n".encode(),
        "x\n\n—  AAAAAAA=\n".encode(),
        "x\n\n— a+b AAAAAAA=\n".encode(),
        "x\n\n— a\u00a0b AAAAAAA=\n".encode(),
        "x\n\n— a\u2003b AAAAAAA=\n".encode(),
        b"x\n\n" + (LINE + b"\n") * 65,
    ],
)
def test_parse_refuses(data):
    with pytest.raises(FormatError):
        notes.parse_note(data)
    assert not accepts(other.read, data)


def test_text_ends_at_the_last_empty_line():
    data = b"\n\nx\n\n\n\n" + LINE + b"\n"
    note = notes.parse_note(data)
    assert note.text == b"\n\nx\n\n\n"
    assert note.encode() == data
    assert notes.parse_note(b"\n\n" + LINE + b"\n").text == b"\n"


def test_limits_are_inclusive():
    data = b"x\n\n" + (LINE + b"\n") * 64
    assert len(notes.parse_note(data, max_size=len(data)).signatures) == 64
    with pytest.raises(FormatError, match="large"):
        notes.parse_note(data, max_size=len(data) - 1)


@pytest.mark.parametrize("text", [b"", b"x", b"a\tb\n", b"\xff\n", b"x\r\n"])
def test_sign_refuses_text(text):
    with pytest.raises(FormatError):
        notes.sign_note(text, [NOTES])


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb", "\u3000", "a\x00", "\ud800"])
def test_names_are_refused(name):
    with pytest.raises(FormatError):
        notes.Signer(name, bytes(32))


def test_a_note_needs_a_signature():
    with pytest.raises(FormatError):
        notes.sign_note(b"x\n", [])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a+b",
        SPEC_KEY + "=",
        SPEC_KEY.replace("530d903a", "530D903A"),
        SPEC_KEY.replace("530d903a", "530d903b"),
        SPEC_KEY.replace("foo", "bar"),
        SPEC_KEY + "\n",
        "a+00000000+",
        other.vkey("a", 2, bytes(range(32))),
        other.vkey("a", 1, bytes(range(31))),
        other.vkey("a b", 1, bytes(range(32))),
    ],
)
def test_vkeys_are_refused(text):
    with pytest.raises(FormatError):
        notes.VerifierKey.parse(text)
    assert not accepts(other.read_vkey, text)


def test_unknown_signatures_are_ignored_and_none_known_is_an_error():
    note = notes.sign_note(b"x\n", [LOG, NOTES])
    stranger = notes.Signer(NOTES.name, b"\x09" * 32).verifier
    assert notes.verify_note(note, [stranger, NOTES.verifier]) == (NOTES.verifier,)
    for keys in ([], [stranger]):
        with pytest.raises(SignatureError):
            notes.verify_note(note, keys)


def test_a_known_key_that_fails_spoils_the_note():
    wrong = notes.sign_note(b"y\n", [NOTES]).signatures[0]
    short = notes.NoteSignature(NOTES.name, NOTES.verifier.key_id, b"\x00")
    for bad in (wrong, short):
        note = notes.sign_note(b"x\n", [LOG, NOTES]).with_signatures(bad)
        with pytest.raises(SignatureError):
            notes.verify_note(note, [LOG.verifier, NOTES.verifier])
        assert notes.verify_note(note, [LOG.verifier]) == (LOG.verifier,)


def test_cosignatures_are_verified_by_their_own_algorithm():
    text = Checkpoint("example.com/log", 1, bytes(32)).text()
    cosignature = cosign(text, COSIGNER, 1)
    note = notes.Note(text, (cosignature,))
    assert notes.verify_note(note, [COSIGNER.verifier]) == (COSIGNER.verifier,)
    for payload in (
        cosignature.payload[8:],
        bytes(8) + cosignature.payload[8:],
        b"\xff" + cosignature.payload[1:],
        b"1",
    ):
        bad = notes.NoteSignature(cosignature.name, cosignature.key_id, payload)
        with pytest.raises(SignatureError):
            notes.verify_note(notes.Note(text, (bad,)), [COSIGNER.verifier])
    with pytest.raises(FormatError):
        COSIGNER.sign(text)


def test_one_key_has_another_id_for_each_algorithm():
    one = notes.Signer("a", bytes(32))
    two = notes.Signer("a", bytes(32), notes.COSIGNATURE)
    assert one.verifier.public == two.verifier.public
    assert one.verifier.key_id != two.verifier.key_id


def test_signer_hides_its_seed():
    shown = repr(notes.Signer("a", b"secretsecretsecretsecretsecret!!"))
    assert "secret" not in shown
    assert "seed" not in shown


@pytest.mark.parametrize("size", [0, 31, 33])
def test_seed_and_key_sizes(size):
    with pytest.raises(FormatError):
        notes.Signer("a", bytes(size))
    with pytest.raises(FormatError):
        notes.VerifierKey("a", notes.ED25519, b"\x07" * size)


def judged(public, signature, message):
    try:
        ed25519.verify(public, signature, message)
    except (SignatureError, FormatError):
        return False
    return True


@pytest.mark.corpus
def test_wycheproof_ed25519(corpus):
    groups = json.loads((corpus / "vectors/wycheproof/ed25519_test.json").read_bytes())["testGroups"]
    verdicts = set()
    for group in groups:
        public = bytes.fromhex(group["publicKey"]["pk"])
        for case in group["tests"]:
            verdict = judged(public, bytes.fromhex(case["sig"]), bytes.fromhex(case["msg"]))
            assert verdict == (case["result"] == "valid"), case
            verdicts.add(verdict)
    assert verdicts == {True, False}


@pytest.mark.corpus
def test_keys_of_small_order_are_refused(corpus):
    """Of the cases in which verifiers differ, the only ones with a rule here; nothing uses the rest."""
    cases = json.loads((corpus / "vectors/ed25519-cctv/ed25519vectors.json").read_bytes())
    small = {case["key"] for case in cases if "low_order_A" in (case["flags"] or [])}
    assert len(small) == 14
    for key in small:
        with pytest.raises(FormatError):
            notes.VerifierKey("a", notes.ED25519, bytes.fromhex(key))
    for case in cases:
        if case["key"] in small:
            assert not judged(bytes.fromhex(case["key"]), bytes.fromhex(case["sig"]), case["msg"].encode())


def test_base64_of_another_spelling_is_refused():
    blob = SIGNATURE.key_id + SIGNATURE.payload[:3]
    line = f"— a {b64encode(blob).decode()}"
    assert notes.NoteSignature.parse(line).line() == line
    with pytest.raises(FormatError):
        notes.NoteSignature.parse(line.replace("==", ""))
