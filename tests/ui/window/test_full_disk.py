"""First run and unlock on a full or write-protected disk, and a folder that cannot be made: told in place."""

import subprocess
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from intake import lifecycle
from intake import vault as vaults
from intake.custody import heads
from intake.officer import Officer
from intake.records import cases
from tests.ui.window.conftest import KDF, PASSPHRASE, settle, unlock
from ui.window.create_page import CreatePage
from ui.window.frame import Window


@pytest.fixture
def disk(disks) -> Path:
    return disks("3M")


def fill(disk: Path) -> Path:
    ballast = disk / "ganjal"
    with pytest.raises(OSError), ballast.open("wb", buffering=0) as out:
        while out.write(bytes(4096)) == 4096:
            pass
        raise OSError
    return ballast


def made_on(disk: Path) -> Path:
    folder = disk / "brankas"
    heads.lock(lifecycle.create(folder, Officer("Siti", "23.02"), PASSPHRASE.encode(), kdf=KDF))
    return folder


def filled_in(window: Window, folder: str) -> CreatePage:
    window._go_create()
    page = window.creation
    page.name.setText("Siti Rahma")
    page.office.setEditText(page.office.itemText(page.office.findData("23.02")))
    page.folder.setText(folder)
    page.first.setText(PASSPHRASE)
    page.second.setText(PASSPHRASE)
    page.understood.setChecked(True)
    return page


def made(window: Window, page: CreatePage, qtbot: QtBot) -> str:
    """What is said beside the folder; nothing that was typed is gone."""
    page.make()
    settle(window, qtbot)
    assert (window.folder, window.bar.text) == (None, "")
    assert page.first.text() == page.second.text() == PASSPHRASE and page.isEnabled()
    assert page._no_folder.isVisibleTo(page)
    return page._no_folder.text()


def test_the_first_run_on_a_full_disk(window: Window, disk: Path, qtbot: QtBot) -> None:
    ballast = fill(disk)
    page = filled_in(window, str(disk / "baru"))
    assert "penuh" in made(window, page, qtbot)
    ballast.unlink()
    page.make()
    settle(window, qtbot)
    assert window.folder == disk / "baru" and page.first.text() == ""


def test_the_first_run_on_a_write_protected_stick(window: Window, disk: Path, qtbot: QtBot) -> None:
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    assert "hanya dapat dibaca" in made(window, filled_in(window, str(disk / "baru")), qtbot)


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("relatif", "alamat folder yang lengkap"),
        ("{root}/nol\0", "tidak dapat dibuat"),
        ("{root}/" + "a" * 300, "tidak dapat dibuat"),
        ("{root}/berkas/baru", "tidak dapat dibuat"),
        ("{root}/penuh", "tidak kosong"),
    ],
)
def test_a_folder_that_cannot_be_a_vault(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, folder: str, said: str
) -> None:
    root = tmp_path / "akar"
    (root / "penuh" / "isi").mkdir(parents=True)
    (root / "berkas").write_bytes(b"x")
    monkeypatch.chdir(root)
    before = sorted(root.iterdir())
    page = filled_in(window, folder.format(root=root))
    assert said in made(window, page, qtbot)
    assert sorted(root.iterdir()) == before
    page.folder.setText(str(root / "baik"))
    assert not page._no_folder.isVisibleTo(page)
    page.make()
    settle(window, qtbot)
    assert window.folder == root / "baik"


def test_a_vault_on_a_full_disk_is_read_and_written_again_once_there_is_room(
    window: Window, disk: Path, qtbot: QtBot
) -> None:
    folder = made_on(disk)
    ballast = fill(disk)
    unlock(window, folder, qtbot)
    assert window.folder == folder and "hanya dapat dibaca" in window.bar.text
    window.cases.begin_new()
    window.cases.new_title.setText("Baliho")
    window.cases.make()
    settle(window, qtbot)
    assert "hanya dapat dibaca" in window.bar.text and "Hapus atau pindahkan" in window.bar.text
    ballast.unlink()
    window.cases.make()
    settle(window, qtbot)
    window.lock()
    settle(window, qtbot)
    assert window.folder is None and not window.bar.text
    vault = vaults.unlock(folder, PASSPHRASE.encode())
    assert [each.facts.title for each in cases.listing(vault)] == ["Baliho"]
    heads.lock(vault)


def test_a_vault_on_a_write_protected_stick_is_read_and_locked_again(
    window: Window, disk: Path, qtbot: QtBot
) -> None:
    folder = made_on(disk)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    unlock(window, folder, qtbot)
    assert window.folder == folder and "hanya dapat dibaca" in window.bar.text
    window.lock()
    settle(window, qtbot)
    assert window.folder is None and not window.bar.text
