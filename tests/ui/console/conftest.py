"""The real program on real vaults: made once with the smallest key derivation, copied for each test."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from crypto.slots import KdfParams
from intake import lifecycle
from intake.custody import heads
from intake.officer import Officer
from ui.console import program

ROOT = Path(__file__).resolve().parents[3]
PASSPHRASE = "rahasia sekali ini"


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)


@dataclass
class Desk:
    """A vault in a folder of its own, and the program run on it."""

    root: Path
    vault: Path
    capsys: pytest.CaptureFixture[str]

    @property
    def secret(self) -> Path:
        return self.root / "pw.txt"

    def run(self, *words: object) -> Answer:
        """In this process, as `main(argv)`."""
        self.capsys.readouterr()
        status = program.main([*self.options(), *(str(word) for word in words)])
        said = self.capsys.readouterr()
        return Answer(int(status), said.out, said.err)

    def ok(self, *words: object) -> Any:
        """The JSON of a verb that goes well."""
        answer = self.run(*words, "--json")
        assert answer.status == 0, (words, answer)
        return answer.json

    def options(self) -> list[str]:
        return ["--vault", str(self.vault), "--passphrase-file", str(self.secret)]

    def case(self) -> str:
        return str(self.ok("case", "new", "--kind", "laporan", "--title", "Judul")["number"])


def _program_line(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The real program in a process of its own, without a terminal and with a bare environment."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-I", str(ROOT / "main.py"), *(os.fsencode(str(word)) for word in words)],
        env=kept | environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def program_line() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs the program with words and an environment."""
    return _program_line


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SEGEL_VAULT", "SEGEL_PASSPHRASE_FILE", "LANG"):
        monkeypatch.delenv(name, raising=False)


def _make(path: Path, officer: Officer) -> None:
    kdf = KdfParams(65536, 3, 4, os.urandom(16))
    heads.lock(lifecycle.create(path, officer, PASSPHRASE.encode(), kdf=kdf))


@pytest.fixture(scope="session")
def fresh_vaults(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("fresh")
    _make(root / "officer", Officer("Siti Aminah", "23.02", "Panwaslu Kecamatan"))
    _make(root / "office", Officer("Kantor", "23.00"))
    return root


def _desk(fresh: Path, name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    root.mkdir()
    shutil.copytree(fresh / name, root / "vault")
    (root / "pw.txt").write_text(PASSPHRASE + "\n")
    return Desk(root, root / "vault", capsys)


@pytest.fixture
def desk(fresh_vaults: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """An officer's empty vault."""
    return _desk(fresh_vaults, "officer", tmp_path / "petugas", capsys)


@pytest.fixture
def office(fresh_vaults: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """An office's empty vault."""
    return _desk(fresh_vaults, "office", tmp_path / "kantor", capsys)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a phone would write it."""
    from intake.media.practice import PracticePhone, draw_photo

    path = tmp_path / "foto.jpg"
    path.write_bytes(draw_photo(PracticePhone.SAMSUNG, 0, megapixels=0.2))
    return path
