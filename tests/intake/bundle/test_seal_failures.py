"""Sealing that is stopped, killed or out of room, and evidence or media that are damaged."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from intake import cards
from intake.bundle import handovers, seal
from intake.bundle.handovers import HandoverState
from intake.bundle.label import verify_label
from intake.custody import heads
from intake.evidence import adding, exhibits
from intake.problems import Problem
from intake.vault import Vault
from tests.intake.bundle.sealing import Watching, card_of, last_event, only_case
from tests.intake.conftest import PASSPHRASE, Desks

ROOT = Path(__file__).resolve().parents[3]
Disks = Callable[[str], Path]


@pytest.mark.parametrize("stop_at", [1, 12, 40])
def test_cancelling_leaves_nothing_but_the_prepared_entry(
    stick: Path, officer: Vault, office: Vault, stop_at: int
) -> None:
    with pytest.raises(Problem, match="cancelled"):
        seal.seal(officer, only_case(officer), card_of(office), stick, watcher=Watching(stop_at))
    assert list(stick.iterdir()) == []
    (made,) = handovers.listing(officer)
    assert made.state is HandoverState.PREPARED
    assert last_event(officer) == "handover.prepared"
    seal.seal(officer, only_case(officer), card_of(office), stick)
    assert len(list(stick.iterdir())) == 1


def test_a_stick_that_does_not_keep_what_it_took(stick: Path, officer: Vault, office: Vault) -> None:
    class Failing(threading.Event):
        def is_set(self) -> bool:
            for log in stick.glob(".segel-*.part/log.age"):
                if (log.parent / "label.txt").exists():
                    log.write_bytes(bytes(log.stat().st_size))
            return False

    watcher = Watching()
    watcher.cancelled = Failing()
    with pytest.raises(Problem, match="medium-damaged") as caught:
        seal.seal(officer, only_case(officer), card_of(office), stick, watcher=watcher)
    assert caught.value.particulars["item"] == "log.age"
    assert list(stick.iterdir()) == []
    assert handovers.listing(officer)[0].state is HandoverState.PREPARED


@pytest.mark.parametrize("damage", ["flip", "gone"])
def test_damaged_evidence_is_never_handed_over(stick: Path, desks: Desks, office: Vault, damage: str) -> None:
    officer = desks.officer()
    *_, third = exhibits.listing(officer, only_case(officer))
    path = officer.blobs.path(third.blob.id)
    if damage == "flip":
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
    else:
        path.unlink()
    with pytest.raises(Problem, match="blob-missing" if damage == "gone" else "blob-damaged"):
        seal.seal(officer, only_case(officer), card_of(office), stick)
    assert list(stick.iterdir()) == []
    assert handovers.listing(officer)[0].state is HandoverState.PREPARED
    officer.close()


CHILD = """
import os, signal, sys, threading
from pathlib import Path
from intake import cards, vault as vaults
from intake.records import cases
from intake.bundle import seal
from intake.clock import SystemClock

vault_path, stick, at = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

class Deadly(threading.Event):
    left = int(at) if at.isdigit() else -1
    def is_set(self):
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return False

class Watcher:
    cancelled = Deadly()
    def planned(self, size): pass
    def reached(self, step, size): pass
    def meanwhile(self): pass

class DeadlyClock:
    left = 2 if at == "sealed" else -1
    def now(self):
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return SystemClock().now()

vault = vaults.unlock(vault_path, b"rahasia", clock=DeadlyClock())
(case,) = cases.listing(vault)
seal.seal(vault, case, cards.trusted(vault)[0].card, stick, watcher=Watcher(), part_size=700_000)
print(Watcher.cancelled.left, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("at", ["1", "40", "-6", "-4", "-1", "sealed"])
def test_a_killed_process_leaves_a_vault_that_goes_on(
    tmp_path: Path, stick: Path, desks: Desks, office: Vault, at: str
) -> None:
    if at.startswith("-"):
        # How often the process looks whether to stop is counted by a run on a copy that nobody kills.
        shutil.copytree(desks.officer_path, tmp_path / "copy")
        (tmp_path / "elsewhere").mkdir()
        done = child(tmp_path / "copy", tmp_path / "elsewhere", "9" * 9)
        at = str(10**9 - 1 - int(done.stdout) + 1 + int(at))
    killed = child(desks.officer_path, stick, at)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    named = [path for path in stick.iterdir() if not path.name.startswith(".")]
    assert len(named) == (1 if at == "sealed" else 0)
    officer = desks.officer()
    (made,) = handovers.listing(officer)
    assert made.state is HandoverState.PREPARED
    assert officer.store.integrity_findings() == []
    if at == "sealed":
        # Nothing says so in the log yet, but the folder is whole and an acknowledgement of it is understood.
        data = (named[0] / "label.txt").read_bytes()
        label = verify_label(data, (named[0] / "label.txt.sig").read_bytes(), card_of(officer))
        assert made.bundle_sha256 == label.bundle.sha256
    sealed = seal.seal(officer, only_case(officer), card_of(office), stick)
    assert handovers.listing(officer)[-1].state is HandoverState.SEALED
    assert sorted(stick.iterdir()) == sorted([*named, sealed.folder])
    heads.lock(officer)


def child(vault: Path, stick: Path, at: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", CHILD, vault, stick, at]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("size", ["1M", "1400K"])
def test_a_full_stick(disks: Disks, officer: Vault, office: Vault, size: str) -> None:
    small = disks(size)
    with pytest.raises(Problem) as caught:
        seal.seal(officer, only_case(officer), card_of(office), small)
    assert caught.value.code == "disk-full"
    assert 1_270_000 < int(caught.value.particulars["needed"]) < 1_500_000
    assert int(caught.value.particulars["free"]) <= 1_400 * 1024
    assert list(small.iterdir()) == []
    # Seen before anything is logged.
    assert handovers.listing(officer) == []


def test_a_stick_that_fills_while_it_is_written(disks: Disks, officer: Vault, office: Vault) -> None:
    small = disks("4M")

    class Filling(Watching):
        def planned(self, size: int) -> None:
            (small / "other.bin").write_bytes(bytes(3_500_000))

    with pytest.raises(Problem) as caught:
        seal.seal(officer, only_case(officer), card_of(office), small, watcher=Filling())
    assert caught.value.code == "disk-full"
    assert int(caught.value.particulars["needed"]) > 1_270_000
    assert [path.name for path in small.iterdir()] == ["other.bin"]
    (small / "other.bin").unlink()
    seal.seal(officer, only_case(officer), card_of(office), small)
    assert handovers.listing(officer)[0].state is HandoverState.PREPARED


def test_memory_stays_flat(tmp_path: Path, stick: Path, desks: Desks, office: Vault) -> None:
    officer = desks.officer()
    with (tmp_path / "besar.bin").open("wb") as big:
        for _ in range(200):
            big.write(os.urandom(1 << 20))
    (added,) = adding.add(officer, only_case(officer), [tmp_path / "besar.bin"], exhibits.Obtained(""))
    assert added.problem is None
    heads.lock(officer)
    script = CHILD.replace("print(Watcher", "from tests.peak import peak_kib; print(peak_kib())  #")
    command = [sys.executable, "-c", script.replace("700_000", "1 << 40"), desks.officer_path, stick, "x"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    assert int(done.stdout) < 250_000  # KiB in all, with 200 MiB of evidence: Argon2id's 64 MiB are in it
    (folder,) = stick.iterdir()
    assert (folder / "bundle.age").stat().st_size > 200 << 20
    again = desks.officer()
    assert cards.trusted(again)
    assert PASSPHRASE not in (folder / "label.txt").read_bytes()
    again.close()
