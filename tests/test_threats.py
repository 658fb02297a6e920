"""docs/THREATS.md names only tests that there are."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_every_test_that_is_named_exists():
    page = (ROOT / "docs" / "THREATS.md").read_text("utf-8")
    named = re.findall(r"\[`(test_\w+\.py)::(test_\w+)`\]", page)
    assert len(named) > 30 and page.count("[`") == len(named)
    files = {path.name: path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    assert not [f"{file}::{test}" for file, test in named if f"\ndef {test}(" not in files[file]]
