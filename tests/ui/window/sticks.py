"""The vault on a stick of its own, a real disk that can be full, pulled and put back; a hearing that is typed there."""

import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from intake import vault as vaults
from intake.check import vault as checking
from intake.custody import heads
from intake.records import cases, statements
from tests.ui.window.conftest import PASSPHRASE, new_case, new_person, settle, unlock
from ui.window.frame import Window
from ui.window.statements_section import StatementsSection

fcntl = pytest.importorskip("fcntl")

EXT4_IOC_SHUTDOWN, NO_FLUSH = 0x8004587D, 2
"""Ends a file system as losing its device does: from then on every write to it fails."""


@dataclass
class Stick:
    """A disk of its own in a file, plugged in at `place`."""

    image: Path
    place: Path

    def plug_in(self, place: Path | None = None) -> None:
        """At its place, or from now on at another one."""
        self.place = place or self.place
        self.place.mkdir(exist_ok=True)
        subprocess.run(["mount", "-o", "loop", self.image, self.place], check=True, capture_output=True)

    def take_out(self) -> None:
        """Written to the end first, as one that is removed safely."""
        subprocess.run(["umount", self.place], check=True)

    def fill(self) -> Path:
        """Until nothing goes in any more; gives the file that makes room again when it is taken away."""
        other = self.place / "film.mp4"
        with pytest.raises(OSError), other.open("wb", buffering=0) as filling:
            while True:
                filling.write(bytes(4096))
        return other

    def pull(self) -> None:
        place = os.open(self.place, os.O_RDONLY)
        fcntl.ioctl(place, EXT4_IOC_SHUTDOWN, struct.pack("I", NO_FLUSH))
        os.close(place)
        subprocess.run(["umount", "-l", self.place], check=True)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Stick]:
    """A stick of 24 MB."""
    made = Stick(tmp_path / "stick.img", tmp_path / "stik")
    with made.image.open("wb") as image:
        image.truncate(24 << 20)
    try:
        subprocess.run(["mkfs.ext4", "-q", made.image], check=True, capture_output=True)
        made.plug_in()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting is not allowed here")
    yield made
    subprocess.run(["umount", "-l", made.place], check=False, capture_output=True)


@pytest.fixture
def folder(vault_folder: Path, stick: Stick) -> Path:
    """The vault, on the stick."""
    return shutil.copytree(vault_folder, stick.place / "brankas")


def hearing(window: Window, folder: Path, qtbot: QtBot) -> StatementsSection:
    """A case with two statements in the vault, the second on the screen."""
    unlock(window, folder, qtbot)
    new_case(window, qtbot)
    new_person(window, qtbot)
    window.case.go_to(StatementsSection)
    settle(window, qtbot)
    section = window.case.statements
    for words in ("Pertama. ", "Kedua. "):
        section.begin_new()
        QTest.keyClicks(section.editor, words)
        qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
        settle(window, qtbot)
    return section


def turn_to(window: Window, section: StatementsSection, row: int, qtbot: QtBot) -> str:
    """Turns to a statement in the list, and gives the words that are shown of it."""
    section.table.selectRow(row)
    settle(window, qtbot)
    return section.editor.toPlainText()


def in_the_vault(folder: Path) -> list[str]:
    vault = vaults.unlock(folder, PASSPHRASE.encode())
    (case,) = cases.listing(vault)
    found = [each.text for each in statements.listing(vault, case)]
    assert not list(checking.check_vault(vault).findings)
    heads.lock(vault)
    return found


def pulled_while_typing(
    window: Window, folder: Path, stick: Stick, qtbot: QtBot, said: str = "tancapkan kembali flashdisk itu"
) -> StatementsSection:
    """The second of two statements has words that are not in the vault, and the window says so."""
    section = hearing(window, folder, qtbot)
    assert turn_to(window, section, 1, qtbot) == "Kedua. "
    os.sync()  # the copy of the vault; what Segel has said to be saved needs none
    stick.pull()
    QTest.keyClicks(section.editor, "Dan ketiga. ")
    qtbot.waitUntil(lambda: said in window.bar.text, timeout=20_000)
    return section
