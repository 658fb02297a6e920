"""The window in tests: offscreen, real vaults, dialogs answered, Qt's warnings as failures."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crypto import slots
from intake import lifecycle
from intake.custody import heads
from intake.officer import Officer
from intake.vault import Vault
from intake.wording import Language
from tests.ui.window.display_tests import display  # noqa: F401 - a fixture
from ui.window import language, lasting_true, theme
from ui.window import rooms as _rooms  # noqa: F401 - tests do not wait for it
from ui.window.ask import Ask, Source
from ui.window.frame import Settings, Window
from ui.window.people_section import PeopleSection
from ui.window.work import Job, Work

lasting_true.keep()

KDF = slots.KdfParams(65536, 3, 4, bytes(range(16)))
OFFSCREEN = {
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
}
"""What the offscreen platform says of itself at every dialog and popup."""
PASSPHRASE = "kuda biru lompat pagar"


@dataclass
class Said:
    """A question that was asked, and its words."""

    title: str
    text: str


@dataclass
class Answers(Ask):
    """Answers every dialog from lists; a dialog without an answer fails the test."""

    confirms: list[bool] = field(default_factory=list)
    paths: list[Path | None] = field(default_factory=list)
    many: list[tuple[Path, ...]] = field(default_factory=list)
    lines: list[str | None] = field(default_factory=list)
    sources: list[Source | None] = field(default_factory=list)
    printers: list[QPrinter | None] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def confirm(self, title: str, text: str, yes: str, no: str) -> bool:
        self.said.append(Said(title, text))
        return self.confirms.pop(0)

    def files(self, title: str) -> tuple[Path, ...]:
        return self.many.pop(0)

    def file(self, title: str, kinds: str) -> Path | None:
        return self.paths.pop(0)

    def folder(self, title: str) -> Path | None:
        return self.paths.pop(0)

    def new_file(self, title: str, proposed: str, kinds: str) -> Path | None:
        return self.paths.pop(0)

    def words(self, title: str, text: str, yes: str) -> str | None:
        return self.lines.pop(0)

    def printer(self, pages: int) -> QPrinter | None:
        return self.printers.pop(0)

    def source(self, count: int, people: tuple[str, ...], last: Source) -> Source | None:
        return self.sources.pop(0)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What pytest-qt makes its application of: the style of `theme.application`."""
    return ["segel", "-style", "fusion"]


@pytest.fixture(autouse=True)
def no_qt_warnings(qapp: QApplication) -> Iterator[None]:
    """Whatever Qt complains about fails the test."""
    found: list[str] = []

    def take(kind: QtMsgType, context: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg:
            found.extend([] if text in OFFSCREEN else [text])

    before = qInstallMessageHandler(take)
    theme.apply(qapp)
    language.install(qapp, Language.ID)
    yield
    qInstallMessageHandler(before)
    assert not found


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path, answers: Answers) -> Iterator[Callable[..., Window]]:
    """Makes windows, and sees to it that no thread outlives its test."""
    made: list[Window] = []

    def make(**changed: Any) -> Window:
        window = Window(Settings(tmp_path / "settings" / "recent.json", answers, KDF, **changed))
        window.resize(1366, 768)
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.work.stop()
        QApplication.processEvents()
        window.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    assert all(not window.work._thread.is_alive() for window in made)


@pytest.fixture
def window(make_window: Callable[..., Window]) -> Window:
    return make_window()


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    """A vault of Siti's, locked."""
    folder = tmp_path / "brankas"
    officer = Officer("Siti Rahma", "23.02", "Panwaslu Kecamatan Balikpapan Selatan")
    heads.lock(lifecycle.create(folder, officer, PASSPHRASE.encode(), kdf=KDF))
    return folder


@pytest.fixture
def opened(window: Window, vault_folder: Path, qtbot: QtBot) -> Window:
    """A window with the vault open at its list of cases."""
    unlock(window, vault_folder, qtbot)
    return window


def unlock(window: Window, folder: Path, qtbot: QtBot, passphrase: str = PASSPHRASE) -> None:
    window.start._show([folder])
    window.start.passphrase.setText(passphrase)
    window.start.unlock_button.click()
    settle(window, qtbot)


def settle(window: Window, qtbot: QtBot) -> None:
    """Waits until everything asked of the vault is answered."""
    until_idle(window, qtbot)
    QApplication.processEvents()
    until_idle(window, qtbot)


def until_idle(window: Window, qtbot: QtBot) -> None:
    """Waits for each answer itself, without looking at a clock in between."""
    while not window.work.is_idle:
        with qtbot.waitSignal(window.work.changed, timeout=60_000):
            pass


@contextmanager
def held_up(work: Work) -> Iterator[threading.Event]:
    """The vault's thread is busy: what is asked of it meanwhile waits. Gives an event that says that it began."""
    began, over = threading.Event(), threading.Event()

    def task(_: Vault, __: Job[None]) -> None:
        began.set()
        over.wait()

    work.run(task, done=lambda _: None, failed=lambda _: None)
    try:
        yield began
    finally:
        over.set()


def new_case(window: Window, qtbot: QtBot, title: str = "Kampanye oleh ASN") -> None:
    window.cases.new_button.click()
    window.cases.new_title.setText(title)
    window.cases.make()
    settle(window, qtbot)


def new_person(window: Window, qtbot: QtBot, name: str = "Budi Santoso") -> None:
    window.case.go_to(PeopleSection)
    window.case.people.lines["name"].setText(name)
    window.case.people.role.setCurrentIndex(3)
    window.case.people.add_button.click()
    settle(window, qtbot)
