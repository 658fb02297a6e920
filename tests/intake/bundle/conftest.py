"""What the tests of hand-overs share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.check.vault import check_vault
from intake.findings import Verdict
from intake.vault import Vault
from tests.intake.conftest import Desks

FILES = ["label.txt", "label.txt.sig", "bundle.age", "log.age", "CARA-PERIKSA.txt"]
"""The files of a hand-over's folder."""


@pytest.fixture
def two(sealed: Desks) -> Iterator[tuple[Vault, Vault]]:
    """The officer's and the office's vaults, unlocked; both are checked whole after the test."""
    officer, office = sealed.officer(), sealed.office()
    yield officer, office
    for vault in (officer, office):
        assert check_vault(vault).verdict is Verdict.INTACT
        vault.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty folder that hand-overs are sealed to."""
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder
