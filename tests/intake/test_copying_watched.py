"""Backup and restore are told how far they are; stopped ones leave nothing."""

import threading
from pathlib import Path

import pytest

from intake import lifecycle
from intake import vault as vaults
from intake.custody import heads
from intake.evidence import adding, exhibits
from intake.problems import Problem
from intake.records import cases
from intake.records.cases import CaseFacts, CaseKind
from tests.intake.conftest import PASSPHRASE


class Watching:
    """Counts, and asks to stop once so many bytes were copied."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.cancelled = threading.Event()
        self.size, self.done, self._stop_at = 0, 0, stop_at

    def found(self, files: int, size: int) -> None:
        self.size = size

    def moved(self, size: int) -> None:
        self.done += size
        if self._stop_at is not None and self.done >= self._stop_at:
            self.cancelled.set()


def stopped() -> pytest.RaisesExc[Problem]:
    return pytest.raises(Problem, check=lambda problem: problem.code == "cancelled")


def test_progress_and_stopping(vault_path: Path, tmp_path: Path) -> None:
    vault = vaults.unlock(vault_path, PASSPHRASE)
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Perusakan baliho"))
    for number in range(3):
        (tmp_path / f"{number}.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes([number]) * 200_000)
    files = [tmp_path / f"{number}.jpg" for number in range(3)]
    list(adding.add(vault, case, files, exhibits.Obtained("")))
    target = tmp_path / "cadangan"
    with stopped():
        lifecycle.backup(vault, target, Watching(stop_at=250_000))
    assert not target.exists()
    watcher = Watching()
    lifecycle.backup(vault, target, watcher)
    assert watcher.done >= watcher.size > 600_000, "ciphertext is a little longer than what it holds"
    heads.lock(vault)
    with stopped():
        lifecycle.restore(target, tmp_path / "baru", PASSPHRASE, "hilang", watcher=Watching(stop_at=1))
    assert not (tmp_path / "baru").exists()
    watcher = Watching()
    heads.lock(lifecycle.restore(target, tmp_path / "baru", PASSPHRASE, "hilang", watcher=watcher))
    assert watcher.done == watcher.size > 600_000
