"""A case open at its hand-overs, an office that receives them, and what their tests share."""

import errno
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake import cards, lifecycle
from intake import vault as vaults
from intake.bundle import receive
from intake.bundle.readback import Follower
from intake.custody import heads
from intake.evidence import adding, exhibits
from intake.officer import Officer
from intake.records import cases
from intake.records.cases import CaseFacts, CaseKind
from tests.ui.window.conftest import KDF, PASSPHRASE, Answers, settle, unlock
from tests.ui.window.test_case import photo, turn_to
from tests.ui.window.test_office import OFFICE
from ui.window import preferences
from ui.window.frame import Window
from ui.window.handover_section import HandoverSection
from ui.window.preferences import Preferences


@pytest.fixture
def office(vault_folder: Path, tmp_path: Path) -> Path:
    """An office that the officer of `vault_folder` trusts and is trusted by; the officer has a case with a photo."""
    made = lifecycle.create(tmp_path / "kantor", Officer("Dewi", "23.02"), OFFICE.encode(), kdf=KDF)
    officer = vaults.unlock(vault_folder, PASSPHRASE.encode())
    for one, other in ((made, officer), (officer, made)):
        cards.trust(one, cards.own_card(other), cards.parse_card(cards.own_card(other)).fingerprint)
    case = cases.create(officer, CaseKind.LAPORAN, CaseFacts("Kampanye di sekolah"))
    list(adding.add(officer, case, [photo(tmp_path, 1)], exhibits.Obtained("")))
    heads.lock(officer)
    heads.lock(made)
    return made.path


@pytest.fixture
def section(window: Window, vault_folder: Path, office: Path, qtbot: QtBot) -> HandoverSection:
    """The officer's hand-overs of that case."""
    unlock(window, vault_folder, qtbot)
    return hand_overs(window, qtbot)


def hand_overs(window: Window, qtbot: QtBot) -> HandoverSection:
    window.cases.open_chosen()
    settle(window, qtbot)
    turn_to(window, window.case.handover)
    settle(window, qtbot)
    return window.case.handover


@pytest.fixture
def make_section(
    make_window: Callable[..., Window], vault_folder: Path, office: Path, tmp_path: Path, qtbot: QtBot
) -> Callable[[int], tuple[Window, HandoverSection]]:
    """The same in text of so many percent."""

    def make(percent: int) -> tuple[Window, HandoverSection]:
        preferences.write(tmp_path / "settings" / "window.json", Preferences(percent=percent))
        window = make_window()
        unlock(window, vault_folder, qtbot)
        return window, hand_overs(window, qtbot)

    return make


def seal(window: Window, section: HandoverSection, answers: Answers, stick: Path, qtbot: QtBot) -> None:
    answers.paths.append(stick)
    qtbot.mouseClick(section.seal_button, Qt.MouseButton.LeftButton)
    settle(window, qtbot)


def sealed_on(stick: Path, window: Window, section: HandoverSection, answers: Answers, qtbot: QtBot) -> Path:
    """The folder that sealing leaves on a new stick."""
    stick.mkdir()
    seal(window, section, answers, stick, qtbot)
    (folder,) = stick.iterdir()
    return folder


def taken_in(office: Path, folder: Path) -> None:
    vault = vaults.unlock(office, OFFICE.encode())
    assert receive.receive(vault, folder).ack is not None
    heads.lock(vault)


@dataclass
class SlowStick:
    """Reads back only when it may; then it does, or breaks."""

    reached: threading.Event = field(default_factory=threading.Event)
    may_go_on: threading.Event = field(default_factory=threading.Event)
    breaks: bool = False


@pytest.fixture
def slow_stick(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowStick]:
    """Reading back waits until the test lets it go on."""
    stick = SlowStick()
    compare = Follower.compare

    def slowly(self: Follower, written: list[memoryview]) -> None:
        stick.reached.set()
        assert stick.may_go_on.wait(10)
        if stick.breaks:
            raise OSError(errno.EIO, "gone")
        compare(self, written)

    monkeypatch.setattr(Follower, "compare", slowly)
    yield stick
    stick.may_go_on.set()


def tab(section: HandoverSection, part: QWidget) -> bool:
    return section.tabs.current == section.tabs.number_of(part)
