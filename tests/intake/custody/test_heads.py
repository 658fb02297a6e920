"""Heads: over what is committed, never over a changed past; a proof shows one photo and nothing else."""

import base64
import hashlib
import json
import re

import pytest

from crypto.merkle import leaf_hash, verify_consistency
from crypto.proofs import parse_proof, verify_proof
from intake import vault as vaults
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.evidence import adding, exhibits
from intake.records import cases
from tests.independent import jcs, merkle, notes, proofs

PHOTO = b"\xff\xd8\xff\xe0" + b"foto" * 1000


@pytest.fixture
def exhibit(vault, case, tmp_path):
    (tmp_path / "nama-saksi.jpg").write_bytes(PHOTO)
    words = exhibits.Obtained("", source="Budi Santoso", how="WhatsApp", description="depan sekolah")
    (added,) = adding.add(vault, case, [tmp_path / "nama-saksi.jpg"], words)
    return added.exhibit


def test_a_head_is_a_checkpoint_that_another_implementation_verifies(vault, case):
    head = heads.release(vault)
    vkey = vault.keys.log.verifier.encode()
    assert notes.signers(head.note.encode(), [vkey]) == [vkey]
    leaves = [merkle.leaf(event.entry_bytes) for event in journal.events(vault)]
    assert notes.read_checkpoint(notes.read(head.note.encode())[0]) == (
        vault.keys.origin,
        len(leaves),
        merkle.root(leaves),
    )
    assert re.fullmatch(r"segel\.invalid/log/[0-9a-f]{32}", vault.keys.origin)


def test_a_head_is_signed_once_and_the_next_is_consistent_with_it(vault, case):
    first = heads.release(vault)
    assert heads.release(vault) == first == heads.latest(vault)
    cases.edit(vault, case, cases.CaseFacts("Lain"))
    second = heads.release(vault)
    tree = journal.tree(vault)
    sizes = first.checkpoint.size, second.checkpoint.size
    verify_consistency(*sizes, first.checkpoint.root, second.checkpoint.root, tree.consistency_proof(*sizes))


def test_the_short_form_is_exact_and_fits_an_old_phone(vault):
    head = heads.release(vault)
    root = base64.b32encode(head.checkpoint.root).decode()[:26]
    assert head.sms == f"SEGEL1 {vault.keys.origin[-32:-24]} 1 {root}"
    longest = heads.Checkpoint(vault.keys.origin, 10**12, head.checkpoint.root)
    assert len(heads.sms_form(longest)) < 70
    assert re.fullmatch(r"SEGEL1 [0-9a-f]{8} \d+ [A-Z2-7]{26}", heads.sms_form(longest))


def test_nothing_is_signed_in_the_middle_of_a_transaction(vault):
    with pytest.raises(RuntimeError), vault.store.transaction():
        heads.release(vault)
    assert heads.latest(vault) is None or heads.latest(vault).checkpoint.size == 1


@pytest.fixture
def signed(open_vault):
    """A vault whose head is signed over four entries, and one entry more."""
    made = [
        cases.create(open_vault, cases.CaseKind.LAPORAN, cases.CaseFacts(str(number))) for number in range(3)
    ]
    heads.release(open_vault)
    cases.edit(open_vault, made[0], cases.CaseFacts("x"))
    return open_vault


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET leaf = zeroblob(32) WHERE seq = 1",
        "UPDATE entries SET leaf = zeroblob(31) WHERE seq = 1",
        "DELETE FROM entries WHERE seq = 1",
        "DELETE FROM entries WHERE seq >= 3",
        "DELETE FROM entries WHERE seq = 0",
        "UPDATE entries SET seq = 9 WHERE seq = 4",
        "UPDATE checkpoints SET note = zeroblob(20) WHERE size = 4",
        "UPDATE checkpoints SET size = 99 WHERE size = 4",
    ],
)
def test_no_head_is_signed_over_a_changed_past(signed, refused, change):
    signed.store.run(change)
    if "size = 99" in change:  # the row's number is no one's word: the note's is
        assert heads.release(signed).checkpoint.size == 5
        return
    with refused("log-damaged", item=signed.keys.origin):
        heads.release(signed)


def test_a_changed_past_can_still_be_locked(signed, refused):
    signed.store.run("UPDATE entries SET leaf = zeroblob(32) WHERE seq = 1")
    with refused("log-damaged"):
        heads.lock(signed)
    again = vaults.unlock(signed.path, b"rahasia")
    signed.store, signed._lock = again.store, again._lock


def test_locking_signs_the_head(vault_path):
    vault = vaults.unlock(vault_path, b"rahasia")
    cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Satu"))
    heads.lock(vault)
    vault = vaults.unlock(vault_path, b"rahasia")
    assert heads.latest(vault).checkpoint.size == 2
    vault.close()


def test_a_proof_is_verified_by_both_implementations(vault, case, exhibit):
    cases.edit(vault, case, cases.CaseFacts("Lain"))
    data = heads.prove(vault, exhibit.id).encode()
    proof, key = parse_proof(data), vault.keys.log.verifier
    extra = json.loads(proof.extra)
    entry, body = jcs.write(extra["entry"]), jcs.write(extra["body"])
    assert verify_proof(proof, leaf_hash(entry), key).size == journal.size(vault)
    assert proofs.verify(data, entry, key.encode())[0] == vault.keys.origin
    assert extra["entry"]["body"] == hashlib.sha256(body).hexdigest()
    assert extra["body"]["sha256"] == hashlib.sha256(PHOTO).hexdigest()
    assert extra["body"]["size"] == len(PHOTO)
    changed = jcs.write({**extra["entry"], "at": "2020-01-01T00:00:00.000+08:00"})
    with pytest.raises(ValueError, match="not included"):
        proofs.verify(data, changed, key.encode())


def test_a_proof_tells_nothing_else_of_its_case(vault, case, exhibit):
    data = heads.prove(vault, exhibit.id).encode()
    extra = proofs.read(data)[3]
    for word in ("Budi", "Siti", "Aminah", "nama-saksi", "WhatsApp", "sekolah", case.facts.title, "23.02"):
        assert word.encode() not in extra
        assert word.encode() not in data
    assert set(json.loads(extra)) == {"body", "entry"}
    assert set(json.loads(extra)["body"]) == {"id", "media_type", "salt", "sha256", "size"}


def test_every_place_in_the_log_can_be_proven(vault, case, tmp_path):
    for number in range(7):
        (tmp_path / f"{number}").write_bytes(bytes([number]) * 10)
    key = vault.keys.log.verifier.encode()
    for added in adding.add(vault, case, [tmp_path / str(n) for n in range(7)], exhibits.Obtained("")):
        data = heads.prove(vault, added.exhibit.id).encode()
        event = journal.event_about(vault, added.exhibit.id, Kind.EVIDENCE_ADDED)
        proofs.verify(data, event.entry_bytes, key)


def test_what_is_no_exhibit_has_no_proof(vault, case, refused):
    for wanted in ("f" * 32, case.id):
        with refused("evidence-not-own", item=wanted):
            heads.prove(vault, wanted)
