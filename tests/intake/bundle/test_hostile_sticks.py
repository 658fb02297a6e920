"""What a stick may hold instead of a hand-over's files, and what a damaged or second copy comes to."""

import os
import shutil
import sys

import pytest

from intake import cards
from intake.bundle import seal as seals
from intake.bundle import taking
from intake.bundle.ack import AckOutcome, read_ack
from intake.bundle.receive import receive
from intake.check.ack import check_ack
from intake.check.bundle import check_bundle
from intake.custody.entries import digest
from intake.findings import FindingKind as K
from intake.records import cases
from tests.intake.bundle import hostile
from tests.intake.bundle.conftest import FILES
from tests.intake.bundle.test_open import edit_case
from tests.intake.conftest import kinds


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices in folders are of POSIX")
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("what", ["zero", "fifo", "folder", "sparse"])
def test_nothing_hangs_on_what_is_no_file(sealed, two, name, what):
    path = sealed.folder / name
    path.unlink()
    if what == "zero":
        path.symlink_to("/dev/zero")
    elif what == "fifo":
        os.mkfifo(path)
    elif what == "folder":
        path.mkdir()
    else:
        with path.open("wb") as file:
            file.truncate(1 << 36)
    expected = {"label.txt": K.LABEL_MALFORMED, "label.txt.sig": K.SIGNATURE}.get(name, K.FILE_SIZE)
    for vault in (None, two[1]):
        report = check_bundle(sealed.folder, [sealed.card()], vault)
        assert kinds(report) & ({expected} if what == "sparse" else {K.PATH_UNSAFE})
    (sealed.folder / "CARA-PERIKSA.txt").unlink(missing_ok=True) if name == "bundle.age" else None
    received = receive(two[1], sealed.folder)
    assert received.outcome is AckOutcome.REFUSED
    if name == "bundle.age":
        assert K.FILE_MISSING in kinds(received)  # the other findings stay


def flip(path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def test_a_damaged_copy_of_what_was_taken_in_is_refused_and_changes_nothing(sealed, two):
    officer, office = two
    good = receive(office, sealed.folder)
    first = good.ack.read_bytes()
    copy = sealed.root / "salinan"
    shutil.copytree(sealed.folder, copy)
    flip(copy / "bundle.age", 9000)
    refused = receive(office, copy)
    assert (refused.outcome, kinds(refused)) == (AckOutcome.REFUSED, {K.FILE_DIGEST})
    said = read_ack(refused.ack.read_bytes())
    assert said.bundle == digest((copy / "bundle.age").read_bytes())
    assert said.previous == digest(first)
    again = receive(office, sealed.folder)
    assert (again.outcome, again.ack.read_bytes()) == (AckOutcome.TAKEN_IN, first)
    (sealed.root / "usb2").mkdir()
    card = cards.parse_card(cards.own_card(office))
    later = receive(office, seals.seal(officer, cases.find(officer, "1"), card, sealed.root / "usb2").folder)
    assert read_ack(later.ack.read_bytes()).previous == digest(refused.ack.read_bytes())


def test_a_broken_signature_is_seen_without_the_card(sealed, two):
    assert check_bundle(sealed.folder, []).exit_status == 2
    signature = (sealed.folder / "label.txt.sig").read_bytes()
    label = (sealed.folder / "label.txt").read_bytes()
    for changed in (
        b"no signature\n",
        signature.replace(b"\n", b"\nA", 1),
        signature[:250] + bytes([signature[250] ^ 1]) + signature[251:],
    ):
        (sealed.folder / "label.txt.sig").write_bytes(changed)
        assert kinds(check_bundle(sealed.folder, [])) == {K.SIGNATURE, K.KEY_UNKNOWN}
    (sealed.folder / "label.txt.sig").write_bytes(signature)
    (sealed.folder / "label.txt").write_bytes(label[:-20] + bytes([label[-20] ^ 1]) + label[-19:])
    assert check_bundle(sealed.folder, []).exit_status == 1
    (sealed.folder / "label.txt").write_bytes(label)
    data = receive(two[1], sealed.folder).ack.read_bytes()
    assert check_ack(data, []).exit_status == 2
    assert check_ack(data[:-8] + b"\n", []).exit_status == 1


def test_a_label_that_does_not_hold_is_not_opened(sealed, two):
    flip(sealed.folder / "label.txt.sig", 150)
    report = check_bundle(sealed.folder, [sealed.card()], two[1])
    assert (report.scope, report.not_checked) == ("outer", ("log.age", "bundle.age"))


@pytest.mark.parametrize("part", [0.2, 0.9])
def test_a_cut_envelope_says_nothing_of_what_was_behind(sealed, two, part):
    path = sealed.folder / "bundle.age"
    with path.open("r+b") as file:
        file.truncate(int(path.stat().st_size * part))
    assert kinds(check_bundle(sealed.folder, [], two[1])) == {K.FILE_SIZE, K.AGE_DAMAGED}
    assert K.BAG_MALFORMED not in kinds(receive(two[1], sealed.folder))


def set_office(record):
    record["office"] = "23.00"


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda case: case.update(more=1), K.BAG_MALFORMED),
        (lambda case: case["case"].update(more=1), K.BAG_MALFORMED),
        (lambda case: case["persons"][0].update(more=1), K.BAG_MALFORMED),
        (lambda case: case["officer"].pop("unit"), K.BAG_MALFORMED),
        (lambda case: case["evidence"][1].update(withdrawn=""), K.BAG_MALFORMED),
        (lambda case: case["evidence"][1].update(held="ab" * 16), K.BAG_MALFORMED),
        (lambda case: case["evidence"][1].update(file=None), K.BAG_MALFORMED),
        (lambda case: case["case"].update(number=7), K.CASE_MISMATCH),
        (lambda case: case["officer"].update(name="Orang lain"), K.CASE_MISMATCH),
        (set_office, K.CASE_MISMATCH),
    ],
)  # fmt: skip
def test_case_json_says_no_more_and_nothing_else_than_the_log(sealed, two, change, kind):
    officer, office = two
    hostile.reseal(sealed.folder, officer, cards.parse_card(cards.own_card(office)), edit_case(change))
    assert kind in kinds(check_bundle(sealed.folder, [], office))
    assert receive(office, sealed.folder).outcome is AckOutcome.REFUSED


def test_a_dossier_that_was_never_logged_is_noted(sealed, two):
    officer, office = two
    (sealed.root / "usb2").mkdir()
    folder = seals.seal(
        officer, cases.find(officer, "1"), cards.parse_card(cards.own_card(office)), sealed.root / "usb2",
        papers=[seals.Paper("dossier.pdf", b"%PDF-1.4 x")],
    ).folder  # fmt: skip
    received = receive(office, folder)
    assert (received.outcome, kinds(received)) == (AckOutcome.TAKEN_IN, {K.PAPER_UNLOGGED})
    again = receive(office, folder)
    assert (again.outcome, kinds(again)) == (AckOutcome.TAKEN_IN, {K.PAPER_UNLOGGED})


@pytest.mark.parametrize("side", ["sender_office", "receiver_office"])
def test_a_label_with_another_office(sealed, two, side):
    officer, office = two
    label = hostile.labels.parse_label((sealed.folder / "label.txt").read_bytes())
    hostile.sign(sealed.folder, officer, hostile.replace(label, **{side: "31.71"}))
    known = [sealed.card(), cards.parse_card(cards.own_card(office))]
    assert kinds(check_bundle(sealed.folder, known)) == {K.LABEL_MISMATCH}
    received = receive(office, sealed.folder)
    assert (received.outcome, kinds(received)) == (AckOutcome.REFUSED, {K.LABEL_MISMATCH})


def test_a_failed_transaction_leaves_no_blobs(sealed, two, monkeypatch):
    office = two[1]

    def failing(*_args, **_kwargs):
        raise RuntimeError("the rows were not kept")

    monkeypatch.setattr(taking, "keep_files", failing)
    with pytest.raises(RuntimeError):
        receive(office, sealed.folder)
    monkeypatch.undo()
    assert office.blobs.present() == set()
    assert receive(office, sealed.folder).outcome is AckOutcome.TAKEN_IN
