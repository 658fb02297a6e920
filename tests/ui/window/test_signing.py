"""Signing a sealed statement: what is drawn stays until it is kept or given up, and is drawn by somebody."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.window.conftest import Answers, settle
from tests.ui.window.test_case import photo
from tests.ui.window.test_statements import seal
from tests.ui.window.test_statements import section as section
from ui.window.ask import Source
from ui.window.evidence_section import EvidenceSection
from ui.window.frame import Window
from ui.window.signature_pad import SignaturePad
from ui.window.statements_section import StatementsSection

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def draw(pad: SignaturePad, *places: tuple[int, int]) -> None:
    points = [QPoint(*place) for place in places]
    QTest.mousePress(pad, LEFT, pos=points[0])
    for each in points:
        QTest.mouseMove(pad, each)
    QTest.mouseRelease(pad, LEFT, pos=points[-1])


def ink(png: bytes) -> tuple[int, int, int, int]:
    """The rows and columns between which a picture is dark, in thirds of a pixel: left, top, right, bottom."""
    image = QImage.fromData(png)
    dark = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).value() < 128
    ]
    columns, rows = [x for x, _ in dark], [y for _, y in dark]
    return min(columns), min(rows), max(columns), max(rows)


@pytest.fixture
def drawn(
    opened: Window,
    section: StatementsSection,
    answers: Answers,
    qtbot: QtBot,
) -> StatementsSection:
    """A sealed statement on whose pad somebody signed, and nobody kept it yet."""
    QTest.keyClicks(section.editor, "Saya melihat camat itu.")
    seal(opened, section, answers, qtbot)
    section.signing.screen_button.click()
    draw(section.signing.pad, (30, 30), (120, 60), (200, 40))
    answers.said.clear()
    return section


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    made = SignaturePad()
    qtbot.addWidget(made)
    made.resize(560, 200)
    made.show()
    return made


def test_strokes_stay_whole_when_the_field_gets_lower(pad: SignaturePad) -> None:
    draw(pad, (100, 180), (250, 195), (400, 185))
    before = pad.png()
    pad.resize(400, 150)
    assert pad.png() == before and ink(before)[3] >= 3 * 190
    shown = pad.grab().toImage()
    blue = [
        (x, y)
        for x in range(shown.width())
        for y in range(shown.height())
        if shown.pixelColor(x, y).blue() > shown.pixelColor(x, y).red() + 20
        and shown.pixelColor(x, y).value() < 120
    ]
    assert blue and max(y for _, y in blue) < 150
    draw(pad, (10, 10), (20, 140))
    assert ink(pad.png())[2:] >= ink(before)[2:]
    pad.resize(560, 200)
    assert ink(pad.png())[2:] >= ink(before)[2:]


def test_what_is_drawn_on_a_wider_field_is_all_there(pad: SignaturePad) -> None:
    draw(pad, (50, 50), (150, 60))
    pad.resize(900, 200)
    draw(pad, (850, 60), (880, 90))
    pad.resize(560, 200)
    left, top, right, bottom = ink(pad.png())
    assert left == pytest.approx(150, abs=6) and right == pytest.approx(3 * 880, abs=6)
    assert top == pytest.approx(150, abs=6) and bottom == pytest.approx(270, abs=6)


@pytest.mark.parametrize("slip", [((100, 100),), ((100, 100), (104, 103))], ids=["click", "slip"])
def test_a_dot_is_no_signature(
    opened: Window,
    section: StatementsSection,
    answers: Answers,
    qtbot: QtBot,
    slip: tuple[tuple[int, int], ...],
) -> None:
    QTest.keyClicks(section.editor, "Saya melihat camat itu.")
    seal(opened, section, answers, qtbot)
    section.signing.screen_button.click()
    draw(section.signing.pad, *slip)
    assert not section.signing.pad.is_signature
    section.signing.keep_button.click()
    settle(opened, qtbot)
    assert "bukan tanda tangan" in opened.bar.text and not section.signing.papers.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_5, Qt.Key.Key_4, Qt.Key.Key_F1], ids=["evidence", "here", "help"])
def test_a_drawn_signature_is_still_there_after_a_look_elsewhere(
    opened: Window, drawn: StatementsSection, answers: Answers, qtbot: QtBot, key: Qt.Key
) -> None:
    before = drawn.signing.pad.png()
    QTest.keyClick(opened, key, Qt.KeyboardModifier.NoModifier if key is Qt.Key.Key_F1 else CONTROL)
    settle(opened, qtbot)
    if opened.page is opened.help:
        opened.end_help()
    QTest.keyClick(opened, Qt.Key.Key_4, CONTROL)
    settle(opened, qtbot)
    assert opened.page is opened.case and opened.case.section is drawn and not answers.said
    assert drawn.signing.pad.png() == before and drawn.signing.pad.isVisible() and drawn.unsaved
    drawn.signing.keep_button.click()
    settle(opened, qtbot)
    assert "Pemberi keterangan" in drawn.signing.papers.text() and not drawn.unsaved


@pytest.mark.parametrize(
    "leave",
    [
        lambda window, _: QTest.keyClick(window, Qt.Key.Key_D, CONTROL),
        lambda window, _: window.lock(),
        lambda _, section: section.amend_button.click(),
        lambda _, section: section.begin_new(),
        lambda window, _: window.appearance.set_percent(125),
    ],
    ids=["cases", "lock", "addendum", "new", "look"],
)
def test_a_drawn_signature_is_asked_about_before_it_is_left(
    opened: Window,
    drawn: StatementsSection,
    answers: Answers,
    qtbot: QtBot,
    leave: Callable[[Window, StatementsSection], object],
) -> None:
    answers.confirms.append(False)
    leave(opened, drawn)
    settle(opened, qtbot)
    assert len(answers.said) == 1 and opened.page is opened.case
    assert opened.case.statements is drawn and drawn.signing.is_drawn and drawn.signing.pad.isVisible()


def test_a_signature_given_up_is_gone(
    opened: Window, drawn: StatementsSection, answers: Answers, qtbot: QtBot
) -> None:
    answers.confirms.append(True)
    QTest.keyClick(opened, Qt.Key.Key_D, CONTROL)
    settle(opened, qtbot)
    assert opened.page is opened.cases and len(answers.said) == 1
    assert not drawn.unsaved and not drawn.signing.is_drawn


def test_locking_at_once_asks_nothing_and_says_what_was_lost(
    opened: Window, drawn: StatementsSection, answers: Answers, qtbot: QtBot
) -> None:
    opened.leaving.at_once()
    settle(opened, qtbot)
    assert opened.page is opened.start and not answers.said
    assert not drawn.signing.is_drawn and "belum tersimpan" in opened.bar.text


def test_a_signed_paper_names_whoever_signed_it(
    opened: Window,
    section: StatementsSection,
    answers: Answers,
    qtbot: QtBot,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    QTest.keyClicks(section.editor, "Saya melihat.")
    seal(opened, section, answers, qtbot)
    answers.sources.append(Source("Budi Santoso", "", ""))
    opened.case.evidence.files.take_in((photo(tmp_path_factory.mktemp("foto"), 1),))
    settle(opened, qtbot)
    section.show_now()
    settle(opened, qtbot)
    panel = section.signing
    panel.paper_button.click()
    panel.scan.setCurrentIndex(1)
    panel.log_button.click()
    settle(opened, qtbot)
    assert "Centang siapa yang menandatangani" in opened.bar.text and not panel.papers.text()
    opened.case.go_to(EvidenceSection)
    settle(opened, qtbot)
    opened.case.go_to(StatementsSection)
    settle(opened, qtbot)
    assert panel.scan.currentIndex() == 1, "what was chosen is still there"
    next(iter(panel.signed_by.values())).setChecked(True)
    panel.log_button.click()
    settle(opened, qtbot)
    assert "IMG_0001.jpg" in panel.papers.text()
