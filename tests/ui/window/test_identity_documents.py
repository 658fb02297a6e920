"""An identity document is closed in the viewer until somebody asks for it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from intake.evidence import exhibits, handling
from intake.evidence.kinds import ExhibitKind
from intake.records import cases
from intake.vault import Vault
from tests.ui.window.conftest import Answers, new_case, settle
from tests.ui.window.test_case import drop, photo
from ui.window.ask import Source
from ui.window.evidence_section import EvidenceSection
from ui.window.files_section import FilesSection
from ui.window.frame import Window
from ui.window.work import Job


@pytest.fixture
def section(opened: Window, answers: Answers, tmp_path: Path, qtbot: QtBot) -> FilesSection:
    """The files of a new case with one photo."""
    new_case(opened, qtbot)
    opened.case.go_to(EvidenceSection)
    answers.sources.append(Source("", "", ""))
    drop(opened.case.evidence.files, photo(tmp_path, 1))
    settle(opened, qtbot)
    return opened.case.evidence.files


def classify(vault: Vault, _: Job[None]) -> None:
    """Declares the one exhibit an identity document."""
    (case,) = cases.listing(vault)
    (exhibit,) = exhibits.listing(vault, case)
    handling.classify(vault, case, exhibit, ExhibitKind.IDENTITAS)


def test_an_identity_document_is_shown_only_when_asked_for(
    opened: Window, section: FilesSection, qtbot: QtBot
) -> None:
    viewer = section.viewer
    section.run(classify, lambda _: section._refresh())
    settle(opened, qtbot)
    section._turn_to(0)
    settle(opened, qtbot)
    assert "hanya ditampilkan bila diminta" in viewer.no_picture.text()
    assert not viewer.reveal.isHidden()
    viewer.reveal.click()
    settle(opened, qtbot)
    assert viewer.no_picture.isHidden()
    assert viewer.reveal.isHidden()


def test_an_identity_document_stays_closed_though_its_row_is_older(
    opened: Window, section: FilesSection, qtbot: QtBot
) -> None:
    """What was read of it before it was declared one gathers for a moment before it is shown."""
    viewer = section.viewer
    (older,) = section.model.rows
    section._show_soon(older)
    section.run(classify, lambda _: section._refresh())
    settle(opened, qtbot)
    qtbot.waitUntil(lambda: not section._flush_clock.isActive())
    assert [each.is_identity for each in section.model.rows] == [True]
    section.model.put([older])
    section._turn_to(0)
    settle(opened, qtbot)
    assert "hanya ditampilkan bila diminta" in viewer.no_picture.text()
    assert not viewer.no_picture.isHidden() and not viewer.reveal.isHidden()
