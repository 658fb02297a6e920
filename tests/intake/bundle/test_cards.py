"""Cards: their bytes, their own signatures, the trust in them, and ssh-keygen taking a card as it is."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from crypto import sshsig
from crypto.age_keys import encode_recipient
from crypto.errors import FormatError
from crypto.notes import COSIGNATURE, Signer, parse_note, sign_note
from intake import cards
from intake.cards import Card, Trust
from intake.custody import journal
from intake.problems import Problem
from intake.vault import Vault
from tests.intake.conftest import Desks

LOG = Signer("segel.invalid/log/" + "0a" * 16, b"\x01" * 32)
NOTES = Signer("segel.invalid/notes/" + "0b" * 16, b"\x02" * 32)
COSIGNER = Signer("segel.invalid/cosigner/" + "0b" * 16, b"\x03" * 32, COSIGNATURE)
AGE = encode_recipient(X25519PrivateKey.from_private_bytes(b"\x04" * 32).public_key())


def made_card(**changes: str) -> Card:
    said = {"name": "Siti Rahma", "office": "23.02", "unit": "", "role": "petugas", **changes}
    keys = (LOG.verifier, NOTES.verifier, COSIGNER.verifier, AGE, "2026-11-23T08:00:00.000+08:00")
    return Card(said["name"], said["office"], said["unit"], said["role"], *keys)


def signed(card: Card) -> bytes:
    return sign_note(card.text(), [NOTES, LOG]).encode()


def test_the_bytes_of_a_card_never_change() -> None:
    golden = Path(__file__).parent / "golden" / "card.txt"
    assert signed(made_card()) == golden.read_bytes()
    assert cards.parse_card(golden.read_bytes()) == made_card()
    words = (Path(__file__).parent / "golden" / "card.words").read_text()
    assert " ".join(made_card().fingerprint) + "\n" == words


@given(st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_a_card_that_can_be_written_is_read_back(name: str, unit: str) -> None:
    card = made_card(name=name, unit=unit)
    try:
        data = signed(card)
    except FormatError:
        return
    if not name:
        with pytest.raises(Problem, match="card-malformed"):
            cards.parse_card(data)
    else:
        assert cards.parse_card(data) == card


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_one_changed_byte_is_refused(data: st.DataObject) -> None:
    whole = signed(made_card())
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda value: value != whole[at]))
    with pytest.raises(Problem, match="card-malformed"):
        cards.parse_card(whole[:at] + bytes([other]) + whole[at + 1 :])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("unit: -\n", "unit: -\nnote: x\n"),
        ("unit: -\n", "unit:\n"),
        ("unit: -\n", ""),
        ("name: Siti Rahma\noffice: 23.02\n", "office: 23.02\nname: Siti Rahma\n"),
        ("name: Siti Rahma", "name:  Siti Rahma"),
        ("name: Siti Rahma", "name: -"),
        ("label@segel.invalid,", ""),
        ("segel-card/v1", "segel-card/v2"),
        ("0b0b+", "0c0c+"),
    ],
)
def test_other_texts_are_refused_even_if_signed(old: str, new: str) -> None:
    text = made_card().text().decode().replace(old, new)
    assert text != made_card().text().decode()
    with pytest.raises(Problem, match="card-malformed"):
        cards.parse_card(sign_note(text.encode(), [NOTES, LOG]).encode())


def test_both_keys_must_have_signed() -> None:
    text = made_card().text()
    for signers in ([NOTES], [LOG], [LOG, NOTES], [NOTES, NOTES]):
        with pytest.raises(Problem, match="card-malformed"):
            cards.parse_card(sign_note(text, signers).encode())


def test_notes_key_and_cosigner_are_of_one_desk() -> None:
    other = Signer("segel.invalid/cosigner/" + "0c" * 16, b"\x03" * 32, COSIGNATURE)
    with pytest.raises(Problem, match="card-malformed"):
        cards.parse_card(signed(replace(made_card(), cosigner=other.verifier)))


def test_the_own_card_is_the_same_every_time_and_names_the_officer(officer: Vault) -> None:
    data = cards.own_card(officer)
    card = cards.parse_card(data)
    assert data == cards.own_card(officer)
    assert (card.name, card.office, card.unit, card.role) == ("Siti", "23.02", "Panwascam", "petugas")
    assert (card.log, card.age) == (officer.keys.log.verifier, officer.keys.age_recipient)


def test_trust_is_kept_and_logged(desks: Desks, officer: Vault, office: Vault) -> None:
    data = cards.own_card(office)
    card = cards.parse_card(data)
    assert cards.find_trusted(officer, "kantor").trust is Trust.ACCEPTED
    known = cards.trust(officer, data, card.fingerprint)
    assert known.trust is Trust.COMPARED
    assert cards.trusted(officer) == [known]
    assert cards.trust(officer, data) == known
    last = list(journal.events(officer))[-1]
    assert last.entry.kind == "card.trusted"
    assert {key: last.body[key] for key in ("fingerprint", "notes", "log", "office")} == {
        "fingerprint": " ".join(card.fingerprint),
        "notes": office.keys.notes.verifier.encode(),
        "log": office.keys.log.verifier.encode(),
        "office": "23.00",
    }
    for wanted in ("Kantor", " ".join(card.fingerprint).upper(), card.notes.name):
        assert cards.find_trusted(officer, wanted) == known


def test_what_is_not_to_be_trusted(officer: Vault, office: Vault) -> None:
    data = cards.own_card(office)
    wrong = (*cards.parse_card(data).fingerprint[1:], "abandon")
    before = journal.size(officer)
    with pytest.raises(Problem, match="fingerprint-differs"):
        cards.trust(officer, data, wrong)
    with pytest.raises(Problem, match="card-own"):
        cards.trust(officer, cards.own_card(officer))
    desk = office.keys.notes.name.rpartition("/")[2]
    notes = Signer(office.keys.notes.name, b"\x07" * 32)
    cosigner = Signer(f"segel.invalid/cosigner/{desk}", b"\x08" * 32, COSIGNATURE)
    forged = Card(
        "Kantor",
        "23.00",
        "",
        "petugas",
        LOG.verifier,
        notes.verifier,
        cosigner.verifier,
        AGE,
        made_card().made,
    )
    with pytest.raises(Problem, match="card-conflict"):
        cards.trust(officer, sign_note(forged.text(), [notes, LOG]).encode())
    assert journal.size(officer) == before
    with pytest.raises(Problem, match="card-unknown"):
        cards.find_trusted(officer, "Orang Lain")


def test_two_of_one_name_are_told_apart_by_their_words(officer: Vault) -> None:
    one = made_card(name="Kantor")
    cards.trust(officer, signed(one))
    with pytest.raises(Problem, match="card-ambiguous"):
        cards.find_trusted(officer, "Kantor")
    assert cards.find_trusted(officer, " ".join(one.fingerprint)).card == one


def test_a_newer_card_of_the_same_desk_takes_the_place_of_the_older(officer: Vault) -> None:
    cards.trust(officer, signed(made_card()))
    newer = made_card(role="ketua")
    cards.trust(officer, signed(newer))
    assert newer in [known.card for known in cards.trusted(officer)]
    assert made_card() not in [known.card for known in cards.trusted(officer)]
    older = cards.card_by_fingerprint(officer, " ".join(made_card().fingerprint))
    assert older is not None
    assert older.card == made_card()


def test_a_trusted_office_vouches(officer: Vault, office: Vault) -> None:
    data = signed(made_card())
    assert cards.vouched_by(officer, data) is None
    vouched = cards.vouch(office, data)
    assert cards.vouch(office, vouched) == vouched
    by = cards.vouched_by(officer, vouched)
    assert by is not None
    assert by.card.name == "Kantor"
    assert cards.trust(officer, vouched).trust is Trust.VOUCHED
    note = parse_note(vouched)
    broken = vouched.replace(note.signatures[2].line().encode()[-20:], b"A" * 19 + b"=")
    assert cards.vouched_by(officer, broken) is None


def test_ssh_keygen_takes_the_card_as_allowed_signers(tmp_path: Path) -> None:
    card, signature, message = tmp_path / "kartu.txt", tmp_path / "label.txt.sig", b"isi label\n"
    card.write_bytes(signed(made_card()))

    def verified(namespace: str, seed: bytes, said: bytes = message) -> "subprocess.CompletedProcess[bytes]":
        signature.write_bytes(sshsig.sign(message, seed, namespace))
        who = ["-f", card, "-I", NOTES.name, "-n", namespace]
        return subprocess.run(
            ["ssh-keygen", "-Y", "verify", *who, "-s", signature], input=said, capture_output=True
        )

    for namespace in cards.NAMESPACES:
        good = verified(namespace, NOTES.seed)
        assert good.returncode == 0, good.stderr
        assert f'Good "{namespace}" signature for {NOTES.name}'.encode() in good.stdout
        assert verified(namespace, NOTES.seed, b"other").returncode != 0
    assert verified("file@segel.invalid", NOTES.seed).returncode != 0
    assert verified("label@segel.invalid", b"\x09" * 32).returncode != 0
