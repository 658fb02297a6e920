"""Fixtures that every test may use."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


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
