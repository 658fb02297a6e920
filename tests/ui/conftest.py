"""What the tests of console and window share."""

import pytest


@pytest.fixture(autouse=True)
def _stretched_once(stretched_once: None) -> None:
    """In all tests of this folder."""
