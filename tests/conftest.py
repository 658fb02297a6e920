"""Fixtures that every test may use, and the programs that they are held against."""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crypto import slots

ROOT = Path(__file__).resolve().parent.parent
ORACLES = (
    "age", "age-keygen", "exiftool", "pdffonts", "pdfimages", "pdfinfo", "pdftoppm", "pdftotext", "qpdf",
    "sha256sum", "ssh-keygen", "tar", "zbarimg", *(["Xvfb"] if sys.platform == "linux" else []),
)  # fmt: skip
"""Independent programs without which tests fail: none skips for want of one."""


def lacking() -> str:
    """What to do about the oracles that are not installed; empty where all are."""
    names = [name for name in ORACLES if shutil.which(name) is None]
    return f"not installed: {', '.join(names)}. Run: make system" if names else ""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says under any failures what is not there, however few tests were asked for."""
    if said := lacking():
        terminalreporter.write_line(said, red=True)


STRETCHED = functools.cache(slots.stretch)


@pytest.fixture
def stretched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same passphrase with the same salt gives the same key: Argon2id is computed for it once a process."""
    monkeypatch.setattr(slots, "stretch", STRETCHED)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The public test data beside the checkout; tests that need it skip where it is missing."""
    found = Path(os.environ.get("SEGEL_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not (found / "README.md").is_file():
        pytest.skip("no corpus beside the checkout (../shared/corpus or SEGEL_CORPUS)")
    return found


@pytest.fixture(scope="session")
def reference(corpus: Path) -> Path:
    """The reference data that lies beside the corpus."""
    return corpus.parent / "reference"


@pytest.fixture
def disks(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Makes file systems of their own, each of a size such as `6M`; only root may, and only on Linux."""
    made: list[Path] = []

    def make(size: str) -> Path:
        place = tmp_path / f"disk-{len(made)}"
        place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place]
        if sys.platform != "linux" or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("this system lets us mount nothing")
        made.append(place)
        return place

    yield make
    for place in made:  # a test may have taken it away
        subprocess.run(["umount", "-l", place], capture_output=True, check=False)
