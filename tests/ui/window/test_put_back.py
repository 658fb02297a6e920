"""The vault's stick is pulled and put back, under its mount point or another: the words go on, and into no copy."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from intake import vault as vaults
from intake.custody import heads
from intake.records import cases
from intake.wording import Language
from tests.ui.window.conftest import PASSPHRASE, Answers, settle, unlock
from tests.ui.window.sticks import Stick, hearing, in_the_vault, pulled_while_typing
from tests.ui.window.sticks import folder as folder
from tests.ui.window.sticks import stick as stick
from ui.window.frame import Window
from ui.window.recent import RecentVaults

SAVED = ["Pertama. ", "Kedua. Dan ketiga. "]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Another mount point, as the next drive letter is."""
    return tmp_path / "stik1"


@pytest.fixture
def twin(stick: Stick, tmp_path: Path) -> Iterator[Stick]:
    """Another stick, not plugged in, onto which `stick` can be copied whole."""
    made = Stick(tmp_path / "twin.img", tmp_path / "kembaran")
    yield made
    subprocess.run(["umount", "-l", made.place], check=False, capture_output=True)


def test_a_stick_that_is_put_back_takes_the_words_by_itself(
    window: Window, folder: Path, stick: Stick, qtbot: QtBot
) -> None:
    section = pulled_while_typing(window, folder, stick, qtbot)
    stick.plug_in()
    qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    assert "sudah tersimpan" in window.bar.text
    section.begin_new()
    QTest.keyClicks(section.editor, "Baru. ")
    qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    window.lock()
    settle(window, qtbot)
    assert window.folder is None and not window.bar.text
    assert in_the_vault(folder) == ["Pertama. ", "Kedua. Dan ketiga. ", "Baru. "]


def test_a_stick_that_was_used_elsewhere_meanwhile_is_not_written_over(
    window: Window, folder: Path, stick: Stick, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    section = pulled_while_typing(window, folder, stick, qtbot)
    other = Stick(stick.image, tmp_path / "laptop lain")
    other.plug_in()
    assert in_the_vault(other.place / folder.name) == ["Pertama. ", "Kedua. "]
    other.take_out()
    stick.plug_in()
    qtbot.waitUntil(lambda: "mungkin tidak lagi sama" in window.bar.text, timeout=20_000)
    assert "salin dahulu ke kertas" in window.bar.text and section.unsaved
    answers.confirms.append(True)
    window.lock()
    settle(window, qtbot)
    assert in_the_vault(folder) == ["Pertama. ", "Kedua. "]


def lock(window: Window, qtbot: QtBot) -> None:
    window.lock()
    settle(window, qtbot)


@pytest.mark.parametrize(
    ("language", "asked", "said"),
    [
        (
            Language.ID,
            "tancapkan kembali flashdisk itu",
            "Flashdisk kembali di {now} (tadi di {before}). Segel melanjutkan di sana",
        ),
        (
            Language.EN,
            "plug the stick in again",
            "The stick is back at {now} (before: {before}). Segel goes on there",
        ),
    ],
)
def test_under_another_mount_point_it_goes_on_and_says_where(
    make_window: Callable[..., Window],
    folder: Path,
    stick: Stick,
    elsewhere: Path,
    tmp_path: Path,
    language: Language,
    asked: str,
    said: str,
    qtbot: QtBot,
) -> None:
    window = make_window(language=language)
    section = pulled_while_typing(window, folder, stick, qtbot, asked)
    stick.plug_in(elsewhere)
    qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    now = elsewhere / folder.name
    assert said.format(now=now, before=folder) in window.bar.text
    assert window.folder == now
    assert RecentVaults(tmp_path / "settings" / "recent.json").folders == (now,)
    section.begin_new()
    QTest.keyClicks(section.editor, "Baru. ")
    qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    lock(window, qtbot)
    assert window.folder is None and not window.bar.text and window.start._folders == [now]
    assert in_the_vault(now) == [*SAVED, "Baru. "]
    assert not list(folder.parent.iterdir()), "nothing is written where the stick was before"
    unlock(window, now, qtbot)
    assert window.folder == now
    lock(window, qtbot)


@pytest.mark.parametrize("place", ["Pengawas/2026/brankas", "."], ids=["in folders", "at its root"])
def test_it_is_found_wherever_on_the_stick_it_lay(
    window: Window, vault_folder: Path, stick: Stick, elsewhere: Path, place: str, qtbot: QtBot
) -> None:
    shutil.copytree(vault_folder, stick.place / place, dirs_exist_ok=True)
    section = pulled_while_typing(window, stick.place / place, stick, qtbot)
    stick.plug_in(elsewhere)
    qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    assert window.folder == elsewhere / place
    lock(window, qtbot)
    assert in_the_vault(elsewhere / place) == SAVED


def test_it_is_back_elsewhere_only_once_the_vault_is_locked(
    window: Window, folder: Path, stick: Stick, elsewhere: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    hearing(window, folder, qtbot)
    os.sync()
    stick.pull()
    window.cases.refresh()
    qtbot.waitUntil(lambda: "tancapkan kembali" in window.bar.text, timeout=20_000)
    stick.plug_in(elsewhere)
    window.leaving.at_once()
    settle(window, qtbot)
    now = elsewhere / folder.name
    assert window.folder is None and window.start._folders == [now]
    assert RecentVaults(tmp_path / "settings" / "recent.json").folders == (now,)
    assert in_the_vault(now) == ["Pertama. ", "Kedua. "]


def test_an_older_copy_elsewhere_is_refused_and_the_right_stick_is_taken(
    window: Window, folder: Path, stick: Stick, twin: Stick, elsewhere: Path, qtbot: QtBot
) -> None:
    """Its session is the one that is open, its log is shorter."""
    section = hearing(window, folder, qtbot)
    os.sync()
    shutil.copyfile(stick.image, twin.image)
    section.begin_new()
    QTest.keyClicks(section.editor, "Ketiga. ")
    qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    settle(window, qtbot)
    stick.pull()
    QTest.keyClicks(section.editor, "Keempat. ")
    qtbot.waitUntil(lambda: "tancapkan kembali" in window.bar.text, timeout=20_000)
    twin.plug_in()
    qtbot.waitUntil(lambda: "mungkin tidak lagi sama" in window.bar.text, timeout=20_000)
    assert str(twin.place / folder.name) in window.bar.text and section.unsaved
    assert window.folder == folder
    stick.plug_in(elsewhere)
    qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    assert window.folder == elsewhere / folder.name
    lock(window, qtbot)
    assert in_the_vault(elsewhere / folder.name) == ["Pertama. ", "Kedua. ", "Ketiga. Keempat. "]
    assert in_the_vault(twin.place / folder.name) == ["Pertama. ", "Kedua. "]


def test_of_two_that_are_alike_none_is_taken_until_one_is_away(
    window: Window, folder: Path, stick: Stick, twin: Stick, elsewhere: Path, qtbot: QtBot
) -> None:
    section = pulled_while_typing(window, folder, stick, qtbot)
    shutil.copyfile(stick.image, twin.image)
    twin.plug_in()
    before = {each.name: each.read_bytes() for each in (twin.place / folder.name).glob("*.db")}
    stick.plug_in(elsewhere)
    qtbot.waitUntil(lambda: "ada dua kali" in window.bar.text, timeout=20_000)
    assert str(twin.place) in window.bar.text and str(elsewhere) in window.bar.text
    assert section.unsaved and window.folder == folder
    assert {each.name: each.read_bytes() for each in (twin.place / folder.name).glob("*.db")} == before
    twin.take_out()
    qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    lock(window, qtbot)
    assert in_the_vault(elsewhere / folder.name) == SAVED


def test_one_stick_at_two_mount_points_is_one(
    window: Window, folder: Path, stick: Stick, elsewhere: Path, twin: Stick, qtbot: QtBot
) -> None:
    section = pulled_while_typing(window, folder, stick, qtbot)
    stick.plug_in(elsewhere)
    twin.place.mkdir()
    subprocess.run(["mount", "--bind", elsewhere, twin.place], check=True)
    qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    lock(window, qtbot)
    assert in_the_vault(elsewhere / folder.name) == SAVED


def test_a_copy_where_the_stick_was_does_not_hide_it(
    window: Window, folder: Path, stick: Stick, elsewhere: Path, vault_folder: Path, qtbot: QtBot
) -> None:
    """As on another stick that gets the letter this one had."""
    section = pulled_while_typing(window, folder, stick, qtbot)
    shutil.copytree(vault_folder, folder)
    qtbot.waitUntil(lambda: "mungkin tidak lagi sama" in window.bar.text, timeout=20_000)
    stick.plug_in(elsewhere)
    qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    assert window.folder == elsewhere / folder.name
    lock(window, qtbot)
    assert in_the_vault(elsewhere / folder.name) == SAVED
    copy = vaults.unlock(folder, PASSPHRASE.encode())
    assert not cases.listing(copy)
    heads.lock(copy)
