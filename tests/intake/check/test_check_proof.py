"""One photo against its proof, as a third party checks it without a vault."""

import base64
import json
from dataclasses import replace

import pytest

from crypto.checkpoints import cosign
from crypto.proofs import parse_proof
from intake import cards
from intake.check import Subject, subject_of
from intake.check.proof import check_proof
from intake.check.vault import CheckCancelled
from intake.custody import heads
from intake.custody.judge import HeldHead
from intake.evidence import exhibits
from intake.findings import FindingKind as K
from intake.findings import Trust
from intake.problems import Problem
from intake.records import cases
from tests.intake.check.test_check_dossier import Watched
from tests.intake.conftest import kinds


@pytest.fixture
def proven(officer, desks):
    """A photo, its proof, the head it lies under, the officer's card."""
    exhibit = exhibits.find(officer, "2", cases.find(officer, "1"))
    proof = heads.prove(officer, exhibit.id)
    photo = desks.root / "foto.jpg"
    exhibits.export(officer, exhibit, photo)
    return photo, proof.encode(), heads.latest(officer).checkpoint, cards.parse_card(cards.own_card(officer))


def test_a_good_proof(proven):
    photo, proof, checkpoint, card = proven
    report = check_proof(photo, proof, [card], [HeldHead.of(checkpoint)])
    assert (report.findings, report.exit_status, report.scope) == ((), 0, "full")
    assert (report.signer.name, report.signer.trust) == ("Siti", Trust.KNOWN)
    assert report.checked.bytes == photo.stat().st_size + len(proof)


def test_without_the_card_it_is_not_checked(proven):
    photo, proof, _, _ = proven
    report = check_proof(photo, proof, [])
    assert (kinds(report), report.exit_status, report.signer.trust) == ({K.KEY_UNKNOWN}, 2, Trust.UNKNOWN)


def test_another_photo(proven):
    photo, proof, _, card = proven
    photo.write_bytes(photo.read_bytes()[:-1] + b"?")
    assert kinds(check_proof(photo, proof, [card])) == {K.PROOF_MISMATCH}
    photo.unlink()
    with pytest.raises(Problem, match="file-gone"):
        check_proof(photo, proof, [card])


def test_it_tells_how_far_it_is_and_can_be_stopped(proven):
    photo, proof, _, card = proven
    watched = Watched(stops=False)
    assert check_proof(photo, proof, [card], watcher=watched).exit_status == 0
    assert watched.count == watched.done == photo.stat().st_size > 0
    with pytest.raises(CheckCancelled):
        check_proof(photo, proof, [card], watcher=Watched(stops=True))


def test_every_changed_byte_of_a_proof(proven):
    photo, proof, _, card = proven
    note = proof.index(b"\n\nsegel.invalid/")
    for at in [*range(0, len(proof), 41), note - 1, note + 1, len(proof) - 3]:
        changed = proof[:at] + bytes([proof[at] ^ 1]) + proof[at + 1 :]
        assert check_proof(photo, changed, [card]).exit_status != 0, at


def test_a_forged_body_does_not_fit_the_entry(proven):
    photo, proof, _, card = proven
    photo.write_bytes(b"painted")
    lines = proof.split(b"\n")
    extra = json.loads(base64.b64decode(lines[1].removeprefix(b"extra ")))
    extra["body"]["size"] = 7
    forged = json.dumps(extra, sort_keys=True, separators=(",", ":")).encode()
    lines[1] = b"extra " + base64.b64encode(forged)
    assert K.PROOF_MISMATCH in kinds(check_proof(photo, b"\n".join(lines), [card]))
    extra["entry"]["n"] += 1
    lines[1] = b"extra " + base64.b64encode(json.dumps(extra, sort_keys=True, separators=(",", ":")).encode())
    assert K.LOG_PROOF in kinds(check_proof(photo, b"\n".join(lines), [card]))


def test_a_proof_whose_origin_no_signature_names(proven):
    photo, proof, checkpoint, _ = proven
    at = proof.index(checkpoint.origin.encode()) + len(checkpoint.origin) - 1
    report = check_proof(photo, proof[:at] + bytes([proof[at] ^ 1]) + proof[at + 1 :], [])
    assert (report.exit_status, K.SIGNATURE in kinds(report)) == (1, True)
    assert check_proof(photo, proof, []).exit_status == 2


def test_a_fork_against_a_held_head(proven):
    photo, proof, checkpoint, card = proven
    other = HeldHead(HeldHead.of(checkpoint).origin, checkpoint.size, "A" * 52)
    assert kinds(check_proof(photo, proof, [card], [other])) == {K.FORK}


def test_cosignatures_are_checked_or_listed(proven, office):
    photo, proof, _, card = proven
    parsed = parse_proof(proof)
    signature = cosign(parsed.checkpoint.text, office.keys.cosigner, 1_800_000_000)
    noted = proof + signature.line().encode() + b"\n"
    theirs = cards.parse_card(cards.own_card(office))
    assert check_proof(photo, noted, [card, theirs]).not_checked == ()
    unknown = check_proof(photo, noted, [card])
    assert (unknown.exit_status, unknown.not_checked) == (0, (f"cosignature {theirs.cosigner.name}",))
    bad = replace(signature, payload=signature.payload[:-1] + bytes([signature.payload[-1] ^ 1]))
    forged = proof + bad.line().encode() + b"\n"
    assert kinds(check_proof(photo, forged, [card, theirs])) == {K.SIGNATURE}


def test_what_a_path_is(sealed, proven, tmp_path):
    photo, proof, _, _ = proven
    places = {
        sealed.officer_path: Subject.VAULT, sealed.folder: Subject.BUNDLE, sealed.root: Subject.OTHER,
        photo: Subject.OTHER, sealed.root / "officer.kartu": Subject.CARD,
    }  # fmt: skip
    for name, data, subject in (
        ("a.tlog-proof", proof, Subject.PROOF),
        ("broken.tlog-proof", b"?", Subject.PROOF),
        ("x.ack.txt", b"?", Subject.ACK),
        ("y.txt", b"segel-ack/v1\n", Subject.ACK),
        ("d.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n%segel-dossier\n", Subject.PDF),
        ("e.pdf", b"%PDF-1.7\n", Subject.PDF),
        ("sms.txt", b"SEGEL1 abababab 5 A", Subject.HEAD),
        ("head.txt", b"segel.invalid/log/ab\n", Subject.HEAD),
    ):
        (tmp_path / name).write_bytes(data)
        places[tmp_path / name] = subject
    assert {path: subject_of(path) for path in places} == places
