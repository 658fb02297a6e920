"""The regulation that the rule tables are held against."""

from pathlib import Path

import pytest

from tests.intake.rules.regulation import Regulation


@pytest.fixture(scope="session")
def perbawaslu(reference: Path) -> Regulation:
    """Perbawaslu 7/2022; tests that need it skip where it is missing."""
    return Regulation.read(reference / "p7_pasal.txt")
