"""Where the list of vaults, the practice photos and a new vault are put."""

import sys
from pathlib import Path

import pytest

from ui.window import places, recent


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks its own shell, not the environment")
def test_folders_are_those_the_user_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert recent.default_file() == tmp_path / "config" / "Segel" / "recent.json"
    assert places.cache() == tmp_path / "cache" / "Segel"
    assert not list(tmp_path.iterdir())


def test_a_new_vault_is_proposed_beside_the_documents() -> None:
    assert recent.default_folder().parent == places.documents()
    assert places.documents().is_absolute()
