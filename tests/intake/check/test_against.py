"""Comparing a hand-over with heads that others hold."""

import pytest

from crypto.checkpoints import Checkpoint
from intake.bundle.receive import receive
from intake.check.against import heads_at
from intake.check.bundle import check_bundle
from intake.check.vault import check_vault, heads_of
from intake.custody import heads
from intake.custody.judge import HeldHead
from intake.findings import FindingKind as K
from intake.problems import Problem
from intake.records import cases


def test_heads_from_all_that_holds_one(sealed):
    officer, office = sealed.officer(), sealed.office()
    ack = receive(office, sealed.folder).ack
    cases.create(officer, cases.CaseKind.LAPORAN, cases.CaseFacts("Lagi"))
    head = heads.release(officer)
    note, sms = sealed.root / "head.txt", sealed.root / "sms.txt"
    note.write_bytes(head.note.encode())
    sms.write_text(head.sms + "\n")
    held = [each for path in (sealed.folder, ack, note, sms) for each in heads_at(path, [sealed.card()])]
    assert len(held) == 4
    assert check_vault(officer, against=[*held, *heads_of(office)]).findings == ()
    assert check_vault(office, against=held[:2]).findings == ()  # it holds that much of the officer's log
    assert check_vault(office, against=held[2:]).exit_status == 2
    for vault in (officer, office, None):
        report = check_bundle(sealed.folder, [sealed.card()], vault, against=held)
        assert [each.kind for each in report.findings] == [K.HEAD_UNCOMPARED]  # of the newer head, once
        assert report.exit_status == 2
    size = held[0].size
    other = HeldHead.of(Checkpoint(officer.keys.origin, size, b"\x00" * 32))
    before = HeldHead.of(Checkpoint(officer.keys.origin, size - 1, b"\x00" * 32))
    for vault, against in ((officer, other), (officer, before), (None, other)):
        found = check_bundle(sealed.folder, [sealed.card()], vault, against=[against]).findings
        assert {each.kind for each in found} == {K.FORK}
    assert {each.kind for each in check_vault(officer, against=[before]).findings} == {K.FORK}
    officer.close()
    office.close()


@pytest.mark.parametrize("data", [b"", b"SEGEL1 x", b"segel.invalid/log/x", b"segel-ack/v1\n", "é".encode()])
def test_what_holds_no_head(tmp_path, data):
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(Problem, match="against-unreadable"):
        heads_at(tmp_path / "x", [])


def test_a_label_without_its_card(sealed):
    with pytest.raises(Problem, match="against-unreadable"):
        heads_at(sealed.folder, [])
