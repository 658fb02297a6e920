"""The evidence section alone, over a real vault and its thread, and what its tests share."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake import lifecycle
from intake import vault as vaults
from intake.custody import heads, journal
from intake.media import practice
from intake.media.practice import PracticePhone
from intake.officer import Officer
from intake.records import cases, drafts
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.drafts import Draft
from intake.vault import Vault
from tests.ui.window.conftest import KDF, PASSPHRASE, Answers
from ui.window.bars import MessageBar
from ui.window.desk import Desk
from ui.window.evidence_section import EvidenceSection
from ui.window.section import OpenCase
from ui.window.work import Work

Result = TypeVar("Result")


@dataclass
class EvidenceDesk:
    """A case open at its evidence."""

    section: EvidenceSection
    work: Work
    answers: Answers
    bar: MessageBar
    case: Case
    qtbot: QtBot

    def settle(self) -> None:
        """Waits until everything asked of the vault is answered and shown."""

        def is_quiet() -> bool:
            files = self.section.files
            timers = (files.panel._clock, files._flush_clock, files.medium._clock)
            return self.work.is_idle and not any(timer.isActive() for timer in timers)

        self.qtbot.waitUntil(is_quiet, timeout=120_000)
        QApplication.processEvents()
        self.qtbot.waitUntil(is_quiet, timeout=120_000)

    def ask(self, task: Callable[[Vault], Result]) -> Result:
        """What the vault says, on its own thread."""
        got: list[Result] = []
        failed: list[BaseException] = []
        self.work.run(lambda vault, _: task(vault), done=got.append, failed=failed.append)
        self.settle()
        assert not failed, failed
        return got[0]

    def drafts(self) -> tuple[Draft, ...]:
        """What is half-typed and in the vault."""
        return self.ask(lambda vault: drafts.of_case(vault, self.case.id))

    def kinds(self) -> list[str]:
        """The kinds of events that the case has."""
        return self.ask(lambda vault: [e.entry.kind for e in journal.events(vault, case=self.case.id)])


def open_desk(root: Path, answers: Answers, qtbot: QtBot) -> EvidenceDesk:
    """A vault with one case, its evidence section shown at the size of a small laptop."""
    officer = Officer("Siti Rahma", "23.02", "Panwaslu Kecamatan Balikpapan Selatan")
    vault = lifecycle.create(root / "brankas", officer, PASSPHRASE.encode(), kdf=KDF)
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Kampanye oleh ASN", event_date="2024-02-04"))
    heads.lock(vault)
    work, bar = Work(), MessageBar()
    section = EvidenceSection(Desk(work, answers, bar))
    section.resize(1140, 560)
    section.show()
    opened: list[bool] = []
    work.open(
        lambda: vaults.unlock(root / "brankas", PASSPHRASE.encode()),
        done=lambda: opened.append(True),
        failed=lambda error: opened.append(False),
        title="",
    )
    qtbot.waitUntil(lambda: bool(opened), timeout=30_000)
    assert opened == [True]
    section.open(OpenCase(case, True, "WITA"))
    made = EvidenceDesk(section, work, answers, bar, case, qtbot)
    made.settle()
    return made


def close_desk(desk: EvidenceDesk) -> None:
    """Forgets and locks, and sees to it that no thread outlives its test."""
    desk.section.forget()
    locked: list[bool] = []
    desk.work.lock(done=lambda: locked.append(True), failed=lambda error: locked.append(False))
    desk.qtbot.waitUntil(lambda: bool(locked), timeout=60_000)
    desk.work.stop()
    for each in (desk.section, desk.bar):
        each.close()
        each.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    assert all(locked)


def drop(widget: QWidget, *paths: Path) -> None:
    """Drops files as a file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    move, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget.dropEvent(QDropEvent(QPointF(10, 10), move, mime, left, none))


def photo(folder: Path, index: int, phone: PracticePhone = PracticePhone.SAMSUNG) -> Path:
    """A small practice photo."""
    folder.mkdir(exist_ok=True)
    path = folder / f"IMG_{index:04d}.jpg"
    path.write_bytes(practice.draw_photo(phone, index, megapixels=0.3))
    return path
