"""The receiving office: all or nothing, once, and what contradicts the log that it holds is disputed."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
import tracemalloc
from pathlib import Path

import pytest

from crypto.notes import verify_note
from crypto.slots import KdfParams
from intake import cards, lifecycle
from intake import vault as vaults
from intake.bundle import ack as acks
from intake.bundle import receive as receiving
from intake.bundle import seal as seals
from intake.bundle.ack import AckOutcome, parse_ack
from intake.bundle.receive import receive
from intake.check.ack import check_ack
from intake.check.vault import check_path, check_vault
from intake.clock import Moment, SystemClock
from intake.custody import heads, journal
from intake.evidence import adding, exhibits
from intake.findings import FindingKind as K
from intake.problems import Problem
from intake.records import cases, people, statements
from tests.intake.conftest import kinds

PASSPHRASE = b"rahasia"


def seal_again(officer, office, root: Path, name: str) -> Path:
    (root / name).mkdir()
    card = cards.parse_card(cards.own_card(office))
    return seals.seal(officer, cases.find(officer, "1"), card, root / name).folder


def add_photo(vault, root: Path, content: bytes) -> None:
    (root / "baru.jpg").write_bytes(content)
    case = cases.find(vault, "1")
    list(adding.add(vault, case, [root / "baru.jpg"], exhibits.Obtained("")))


def test_the_case_arrives_whole_with_its_ids(sealed, two):
    officer, office = two
    received = receive(office, sealed.folder)
    assert (received.outcome, received.new_files, received.already_held) == (AckOutcome.TAKEN_IN, 3, 0)
    assert received.findings == ()
    mine, theirs = cases.find(officer, "1"), cases.find(office, received.case)
    assert (theirs.id, theirs.facts, theirs.created_at) == (mine.id, mine.facts, mine.created_at)
    assert people.listing(office, theirs) == people.listing(officer, mine)
    assert statements.listing(office, theirs) == statements.listing(officer, mine)
    for here, there in zip(exhibits.listing(office, theirs), exhibits.listing(officer, mine), strict=True):
        assert (here.id, here.number, here.obtained, here.withdrawn) == (
            there.id, there.number, there.obtained, there.withdrawn
        )  # fmt: skip
        assert office.blobs.open(here.blob).readall() == officer.blobs.open(there.blob).readall()
    with pytest.raises(Problem, match="case-foreign"):
        people.add(office, theirs, people.Role.SAKSI, people.PersonFacts("X"))
    event = list(journal.events(office))[-1]
    assert event.entry.kind == "bundle.received"
    assert event.body["outcome"] == "taken-in"


def test_an_acknowledgement_lies_beside_its_folder_or_on_the_medium_itself(tmp_path):
    assert receiving.ack_path(tmp_path / "segel-1") == tmp_path / "segel-1.ack.txt"
    medium = Path(tmp_path.anchor)
    assert receiving.ack_path(medium) == medium / "segel.ack.txt"


def test_the_acknowledgement_closes_the_hand_over(sealed, two):
    officer, office = two
    received = receive(office, sealed.folder)
    assert received.ack == sealed.folder.with_name(f"{sealed.folder.name}.ack.txt")
    data = received.ack.read_bytes()
    ack = parse_ack(data, cards.parse_card(cards.own_card(office)))
    assert verify_note(ack.checkpoint, [office.keys.cosigner.verifier, officer.keys.log.verifier])
    assert ack.head().size <= journal.size(officer)
    for vault in (*two, None):
        report = check_ack(data, [cards.parse_card(cards.own_card(each)) for each in two], vault)
        assert (report.findings, report.exit_status) == ((), 0)
    assert check_ack(data, []).exit_status == 2
    assert check_ack(data.replace(b"taken-in", b"disputed"), []).exit_status == 1
    assert check_ack(data[:-30] + b"A" + data[-29:], [], officer).exit_status == 1
    assert acks.take(officer, data).is_new


def test_the_same_bundle_again_changes_nothing(sealed, two):
    _, office = two
    first = receive(office, sealed.folder)
    data, size = first.ack.read_bytes(), journal.size(office)
    first.ack.unlink()
    again = receive(office, sealed.folder)
    assert (again.outcome, again.case, again.new_files, again.already_held) == (
        first.outcome,
        first.case,
        0,
        3,
    )
    assert (again.ack.read_bytes(), journal.size(office)) == (data, size)


def test_later_bundles_bring_what_is_new(sealed, two):
    officer, office = two
    acks.take(officer, receive(office, sealed.folder).ack.read_bytes())
    add_photo(officer, sealed.root, b"\xff\xd8\xffbaru")
    case = cases.find(officer, "1")
    cases.edit(officer, case, cases.CaseFacts("Judul baru"))
    witness = people.add(officer, case, people.Role.SAKSI, people.PersonFacts("Ani"))
    statements.seal(officer, case, witness, statements.draft(officer, case, witness, "Saya juga."))
    exhibits.withdraw(officer, case, exhibits.find(officer, "2", case), "ganda")
    second = receive(office, seal_again(officer, office, sealed.root, "usb2"))
    assert (second.outcome, second.new_files, second.already_held) == (AckOutcome.TAKEN_IN, 1, 3)
    here = cases.find(office, second.case)
    assert here.facts.title == "Judul baru"
    assert [each.facts.name for each in people.listing(office, here)] == ["Budi", "Ani"]
    assert [each.withdrawn for each in exhibits.listing(office, here)] == [
        "salah berkas",
        "ganda",
        None,
        None,
    ]
    assert acks.take(officer, second.ack.read_bytes()).warnings == ()


def test_without_an_acknowledgement_everything_comes_again(sealed, two):
    officer, office = two
    receive(office, sealed.folder)
    again = receive(office, seal_again(officer, office, sealed.root, "usb2"))
    assert (again.outcome, again.new_files, again.already_held) == (AckOutcome.TAKEN_IN, 0, 3)
    assert len(office.blobs.present()) == 4


def test_bundles_in_the_wrong_order(sealed, two):
    officer, office = two
    add_photo(officer, sealed.root, b"\xff\xd8\xffbaru")
    cases.edit(officer, cases.find(officer, "1"), cases.CaseFacts("Judul baru"))
    later = receive(office, seal_again(officer, office, sealed.root, "usb2"))
    earlier = receive(office, sealed.folder)
    assert (later.outcome, later.new_files) == (AckOutcome.TAKEN_IN, 4)
    assert (earlier.outcome, earlier.new_files, earlier.findings) == (AckOutcome.TAKEN_IN, 0, ())
    assert cases.find(office, later.case).facts.title == "Judul baru"


def test_content_that_is_held_is_not_kept_twice(sealed, two):
    officer, office = two
    own = cases.create(office, cases.CaseKind.LAPORAN, cases.CaseFacts("Sendiri"))
    photo = exhibits.find(officer, "2", cases.find(officer, "1"))
    exhibits.export(officer, photo, sealed.root / "sama.jpg")
    list(adding.add(office, own, [sealed.root / "sama.jpg"], exhibits.Obtained("")))
    received = receive(office, sealed.folder)
    assert (received.new_files, len(office.blobs.present())) == (3, 4)
    assert exhibits.find(office, photo.id).blob.id in office.blobs.present()


def test_who_is_not_known_gets_no_answer(sealed, two):
    _, office = two
    office.store.run("DELETE FROM cards")
    size = journal.size(office)
    with pytest.raises(Problem, match="sender-unknown"):
        receive(office, sealed.folder)
    assert journal.size(office) == size
    assert [path.name for path in (sealed.root / "usb").iterdir()] == [sealed.folder.name]


def test_what_is_for_somebody_else_is_not_taken(sealed, two):
    officer, _ = two
    with pytest.raises(Problem, match="bundle-not-for-us"):
        receive(officer, sealed.folder)


def test_a_refused_copy_does_not_use_up_the_hand_over(sealed, two):
    officer, office = two
    damaged = sealed.root / "rusak"
    shutil.copytree(sealed.folder, damaged)
    with (damaged / "bundle.age").open("r+b") as file:
        file.truncate(5000)
    refused = receive(office, damaged)
    assert refused.outcome is AckOutcome.REFUSED
    acks.take(officer, refused.ack.read_bytes())
    good = receive(office, sealed.folder, ack_out=sealed.root / "bukti.txt")
    assert (good.outcome, good.ack) == (AckOutcome.TAKEN_IN, sealed.root / "bukti.txt")
    assert acks.take(officer, good.ack.read_bytes()).handover.state == "taken-in"
    late = receive(office, damaged)
    assert late.outcome is AckOutcome.REFUSED
    assert acks.take(officer, late.ack.read_bytes()).handover.state == "taken-in"


def forked(sealed, officer):
    """A twin of the officer's vault, made by copying its folder."""
    heads.lock(officer)
    twin = sealed.root / "kembar"
    shutil.copytree(sealed.officer_path, twin)
    return sealed.officer(), vaults.unlock(twin, PASSPHRASE)


@pytest.mark.parametrize("more", [0, 6])
def test_a_cloned_vault_is_disputed(sealed, more):
    officer, twin = forked(sealed, sealed.officer())
    office = sealed.office()
    receive(office, sealed.folder)
    for _ in range(3):
        cases.create(officer, cases.CaseKind.LAPORAN, cases.CaseFacts("Asli"))
    for _ in range(more):
        cases.create(twin, cases.CaseKind.LAPORAN, cases.CaseFacts("Kembar"))
    assert receive(office, seal_again(officer, office, sealed.root, "usb2")).outcome is AckOutcome.TAKEN_IN
    size = journal.size(office)
    disputed = receive(office, seal_again(twin, office, sealed.root, "usb3"))
    assert disputed.outcome is AckOutcome.DISPUTED
    assert kinds(disputed) == ({K.FORK} if more else {K.FORK, K.ROLLBACK})
    assert parse_ack(disputed.ack.read_bytes(), cards.parse_card(cards.own_card(office))).checkpoint is None
    assert journal.size(office) == size + 1
    again = receive(office, next((sealed.root / "usb3").glob("segel-*[0-9a-f]")))
    assert again.outcome is AckOutcome.DISPUTED
    for vault in (officer, twin, office):
        assert check_vault(vault).findings == ()
        vault.close()


def test_a_case_that_only_the_twin_has_is_kept_as_disputed(sealed):
    officer, twin = forked(sealed, sealed.officer())
    office = sealed.office()
    card = cards.parse_card(cards.own_card(office))
    receive(office, sealed.folder)
    cases.create(officer, cases.CaseKind.LAPORAN, cases.CaseFacts("Asli"))
    receive(office, seal_again(officer, office, sealed.root, "usb2"))
    case = cases.create(twin, cases.CaseKind.LAPORAN, cases.CaseFacts("Kembar"))
    (sealed.root / "usb3").mkdir()
    disputed = receive(office, seals.seal(twin, case, card, sealed.root / "usb3").folder)
    assert disputed.outcome is AckOutcome.DISPUTED
    kept = cases.find(office, case.id)
    assert office.store.one("SELECT kind FROM logs WHERE id = ?", (kept.log,))["kind"] == "disputed"
    for vault in (officer, twin, office):
        assert check_vault(vault).findings == ()
        vault.close()


def test_a_declared_continuation_is_taken_in_with_a_note(sealed, two):
    officer, office = two
    receive(office, sealed.folder)
    lifecycle.backup(officer, sealed.root / "cadangan")
    restored = lifecycle.restore(sealed.root / "cadangan", sealed.root / "pulih", PASSPHRASE, "laptop rusak")
    cases.edit(restored, cases.find(restored, "1"), cases.CaseFacts("Dilanjutkan"))
    folder = seal_again(restored, office, sealed.root, "usb2")
    assert receive(office, folder).outcome is AckOutcome.REFUSED  # its new card is not yet known
    cards.trust(office, cards.own_card(restored))
    received = receive(office, folder)
    assert (received.outcome, kinds(received)) == (AckOutcome.TAKEN_IN, {K.LOG_CONTINUED})
    assert cases.find(office, received.case).facts.title == "Dilanjutkan"
    assert check_vault(restored).findings == ()
    restored.close()


def test_an_undeclared_continuation_is_a_fork(sealed, two):
    """The same desk under a new log that does not say which one it continues."""
    officer, office = two
    receive(office, sealed.folder)
    keys, kdf = vaults.with_fresh_log(officer.keys), KdfParams(65536, 3, 4, os.urandom(16))
    twin = vaults.create(
        sealed.root / "lain",
        officer.officer,
        PASSPHRASE,
        kdf=kdf,
        keys=keys,
    )
    with twin.store.transaction():
        journal.record(twin, journal.Kind.VAULT_CREATED, None, {"id": twin.id, "recovery": ""})
    case = cases.create(twin, cases.CaseKind.LAPORAN, cases.CaseFacts("Lain"))
    cards.trust(twin, cards.own_card(office))
    cards.trust(office, cards.own_card(twin))
    (sealed.root / "usb2").mkdir()
    card = cards.parse_card(cards.own_card(office))
    disputed = receive(office, seals.seal(twin, case, card, sealed.root / "usb2").folder)
    assert (disputed.outcome, kinds(disputed)) == (AckOutcome.DISPUTED, {K.FORK})
    assert check_vault(twin).findings == ()
    twin.close()


def test_a_gap_in_the_log_is_told(sealed):
    """The sender holds an acknowledgement that this office, restored from an old copy, no longer knows of."""
    officer, office = sealed.officer(), sealed.office()
    heads.lock(office)
    old = sealed.root / "lama"
    shutil.copytree(sealed.office_path, old)
    office = sealed.office()
    acks.take(officer, receive(office, sealed.folder).ack.read_bytes())
    folder = seal_again(officer, office, sealed.root, "usb2")
    office.close()
    former = vaults.unlock(old, PASSPHRASE)
    received = receive(former, folder)
    assert (received.outcome, received.case) == (AckOutcome.REFUSED, None)  # the bytes left out are not here
    assert kinds(received) == {K.LOG_GAP, K.FILE_MISSING}
    assert check_vault(former).findings == ()
    for vault in (former, officer):
        vault.close()


class SetBack(SystemClock):
    """A clock that was set back by a year."""

    def now(self) -> Moment:
        real = super().now()
        return Moment(f"{int(real.at[:4]) - 1}{real.at[4:].replace('-02-29', '-02-28')}", real.boot, real.ms)


def test_a_clock_set_back_is_noted(sealed, two):
    officer, office = two
    officer.clock = SetBack()
    cases.edit(officer, cases.find(officer, "1"), cases.CaseFacts("Tahun lalu"))
    received = receive(office, seal_again(officer, office, sealed.root, "usb2"))
    assert (received.outcome, kinds(received)) == (AckOutcome.TAKEN_IN, {K.CLOCK_BACK})
    officer.clock = SystemClock()
    report = check_vault(officer)
    assert (kinds(report), report.exit_status) == ({K.CLOCK_BACK}, 0)


CHILD = """
import os, signal, sys
from pathlib import Path
from intake import vault as vaults
from intake.bundle import receive as receiving, staging, taking

def die(*_args, **_kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

module, name, calls = {"second-file": (staging.Staging, "take", 2), "before-rows": (taking, "keep_blobs", 1),
    "rows": (taking, "keep_case", 1), "last-row": (taking, "keep_files", 1),
    "acknowledgement": (receiving, "_write_ack", 1)}[sys.argv[3]]
real, left = getattr(module, name), [calls]

def counted(*args, **kwargs):
    left[0] -= 1
    return real(*args, **kwargs) if left[0] else die()

setattr(module, name, counted)
vault = vaults.unlock(Path(sys.argv[1]), b"rahasia")
receiving.receive(vault, Path(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
@pytest.mark.parametrize("point", ["second-file", "before-rows", "rows", "last-row", "acknowledgement"])
def test_a_killed_process_leaves_all_or_nothing(sealed, point):
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", CHILD, str(sealed.office_path), str(sealed.folder), point]
    assert subprocess.run(command, cwd=root, check=False).returncode == -signal.SIGKILL
    office = sealed.office()
    whole = point == "acknowledgement"
    assert len(cases.listing(office)) == int(whole)
    assert list(office.blobs.incoming.iterdir()) == []
    assert {each.kind for each in check_vault(office).findings} <= {K.BLOB_UNREFERENCED}
    received = receive(office, sealed.folder)
    assert received.outcome is AckOutcome.TAKEN_IN
    assert (received.new_files, received.already_held) == ((0, 3) if whole else (3, 0))
    assert received.ack.is_file()
    office.close()
    assert check_path(sealed.office_path, PASSPHRASE).exit_status == 0


class Stopping:
    """A watcher that stops after so many bytes."""

    def __init__(self, after: int) -> None:
        self.cancelled = threading.Event()
        self.left = after
        self.announced = (0, 0)

    def found(self, files: int, size: int) -> None:
        self.announced = (files, size)

    def moved(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            self.cancelled.set()


def assert_nothing_taken(office, sealed) -> None:
    assert cases.listing(office) == []
    assert office.blobs.present() == set()
    assert list(office.blobs.incoming.iterdir()) == []
    assert [path.name for path in (sealed.root / "usb").iterdir()] == [sealed.folder.name]
    assert receive(office, sealed.folder).outcome is AckOutcome.TAKEN_IN


def test_stopped_in_the_middle(sealed, two):
    watcher = Stopping(700_000)
    with pytest.raises(Problem, match="cancelled"):
        receive(two[1], sealed.folder, watcher=watcher)
    assert watcher.announced[0] == 3
    assert_nothing_taken(two[1], sealed)


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk-full"), (errno.EIO, "file-unreadable")])
def test_the_disk_fails_in_the_middle(sealed, two, monkeypatch, number, code):
    real, calls = receiving.Staging.take, []

    def failing(self, path, content):
        calls.append(path)
        if len(calls) == 2:
            content.read(100)
        return real(self, path, _Failing(content, number) if len(calls) == 2 else content)

    monkeypatch.setattr(receiving.Staging, "take", failing)
    with pytest.raises(Problem, match=code):
        receive(two[1], sealed.folder)
    monkeypatch.undo()
    assert_nothing_taken(two[1], sealed)


class _Failing:
    def __init__(self, content, number: int) -> None:
        self._number = number

    def readinto(self, _buffer) -> int:
        raise OSError(self._number, os.strerror(self._number))


def test_no_room_is_told_before_anything_is_read(sealed, two, monkeypatch):
    usage = shutil.disk_usage(sealed.root)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(Problem, match="disk-full"):
        receive(two[1], sealed.folder)
    monkeypatch.undo()
    assert_nothing_taken(two[1], sealed)


def test_the_stick_is_gone(sealed, two):
    shutil.rmtree(sealed.folder)
    with pytest.raises(Problem, match="file-gone"):
        receive(two[1], sealed.root / "usb" / "segel-20260101-00000000")
    assert cases.listing(two[1]) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE cases SET facts = '{}'",
        "UPDATE persons SET role = 'terlapor'",
        "UPDATE evidence SET withdrawn = NULL",
        "UPDATE statements SET text = 'lain' WHERE number = 1",
        "UPDATE received_files SET data = CAST('{}' AS BLOB) WHERE path LIKE 'log/%/bodies.jsonl'",
        "UPDATE received_files SET data = CAST('{}' AS BLOB) WHERE path = 'segel-bundle.txt'",
        "DELETE FROM received_files",
        "UPDATE entries SET leaf = zeroblob(32) WHERE seq = 1 AND log = 2",
        "DELETE FROM entries WHERE log = 2 AND seq = 3",
    ],
)
def test_a_received_case_changed_afterwards_is_found(sealed, sql):
    office = sealed.office()
    receive(office, sealed.folder)
    with office.store.transaction():
        office.store.run(sql)
    assert check_vault(office).exit_status == 1
    office.close()


def test_memory_stays_flat(sealed, two):
    officer, office = two
    with (sealed.root / "besar.mp4").open("wb") as file:
        for number in range(96):
            file.write(bytes([number]) * (1 << 20))
    list(adding.add(officer, cases.find(officer, "1"), [sealed.root / "besar.mp4"], exhibits.Obtained("")))
    folder = seal_again(officer, office, sealed.root, "usb2")
    tracemalloc.start()
    try:
        assert receive(office, folder).outcome is AckOutcome.TAKEN_IN
        assert tracemalloc.get_traced_memory()[1] < 32 << 20
    finally:
        tracemalloc.stop()
