"""Tables where the text is large: none is scrolled sideways, and what is cut says so and can be read whole."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from intake.rules.agenda import Due
from intake.rules.deadlines import State
from intake.wording import Language
from tests.ui.window import reach
from tests.ui.window.conftest import Answers
from tests.ui.window.fitting import tables
from tests.ui.window.pages import PLACES
from tests.ui.window.practice import practice_vault
from tests.ui.window.screens import SIZE
from tests.ui.window.test_cases_page import LINE, TODAY
from tests.ui.window.tour import Tour
from ui.window import preferences, sheets, theme
from ui.window.cases_listing import EMPTY, By
from ui.window.cases_model import CasesModel
from ui.window.colours import Theme
from ui.window.frame import Window
from ui.window.preferences import Preferences
from ui.window.procedure_section import ProcedureSection
from ui.window.titles import shared

widths = st.lists(
    st.tuples(st.integers(1, 900), st.integers(0, 900), st.integers(0, 900)), min_size=1, max_size=9
)


@given(widths, st.integers(0, 4000))
def test_columns_share_the_room(columns: list[tuple[int, int, int]], room: int) -> None:
    wanted = [max(each) for each in columns]
    first, last = [sorted(each)[1] for each in columns], [min(each) for each in columns]
    found = shared(room, wanted, first, last)
    assert sum(found) <= room or found == last
    assert all(low <= width <= high for low, width, high in zip(last, found, wanted, strict=True))
    if sum(first) <= room:
        assert all(low <= width for low, width in zip(first, found, strict=True))
    if sum(wanted) <= room:
        assert found == wanted
    assert sum(found) > min(room, sum(wanted)) - len(columns), "no room is left unused"


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return practice_vault(tmp_path_factory.mktemp("tables"))


@pytest.fixture
def tour(
    vault: Path,
    make_window: Callable[..., Window],
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Tour:
    root = shutil.copytree(vault.parent, tmp_path / "root")
    monkeypatch.chdir(root)
    wanted = Preferences(theme=Theme.LIGHT, language=getattr(request, "param", Language.ID), percent=150)
    preferences.write(tmp_path / "settings" / "window.json", wanted)
    window = make_window()
    window.resize(*SIZE)
    return Tour(window, answers, root / vault.name, root)


def go(tour: Tour, name: str) -> None:
    next(each for each in PLACES if each.name == name).reach(tour)


def test_limit_state_and_hand_over_of_cases_are_whole(tour: Tour, qtbot: QtBot) -> None:
    go(tour, "daftar-perkara")
    table = tour.window.cases.table
    for column in (list(By).index(by) for by in (By.NUMBER, By.STATE, By.DUE, By.HANDOVER)):
        for row in range(table.model().rowCount()):
            index = table.model().index(row, column)
            assert reach.holds(table, index), index.data()
            assert table.viewport().rect().contains(table.visualRect(index))


@pytest.mark.parametrize("name", ["bukti-garis-waktu", "riwayat"])
def test_what_happened_has_the_most_room(tour: Tour, qtbot: QtBot, name: str) -> None:
    go(tour, name)
    (table,) = tables(tour.window)
    header = table.horizontalHeader()
    titles = [table.model().headerData(each, Qt.Orientation.Horizontal) for each in range(header.count())]
    room = dict(zip(titles, map(header.sectionSize, range(header.count())), strict=True))
    assert room.pop("Yang terjadi") > max(room.values())


@pytest.mark.parametrize("tour", Language, indirect=True)
def test_a_limit_of_four_lines_is_whole_and_a_longer_one_in_its_tool_tip(tour: Tour, qtbot: QtBot) -> None:
    go(tour, "daftar-perkara")
    table, model = tour.window.cases.table, tour.window.cases.model
    line, due = model.lines[0], Due("panjang", model._listing.today, State.RUNNING, 0)
    shown = model.index(1, list(By).index(By.DUE))

    def show(words: int) -> None:
        listing = replace(model._listing, limits={"panjang": "kajian " * words})
        model.show_lines((line, replace(line, due=due), replace(line, due=None)), listing)
        tour.settle()

    heights = []
    for words in range(1, 60):
        show(words)
        assert shown.data(Qt.ItemDataRole.ToolTipRole) == shown.data()
        if not reach.holds(table, shown):
            break
        heights.append(table.rowHeight(1))
    spacing = QFontMetricsF(table.font()).lineSpacing()
    assert max(heights) >= 4 * spacing, "four lines are whole"
    assert table.rowHeight(0) == table.rowHeight(1) == max(heights) < 5 * spacing, "the fifth is not"


def test_few_of_many_long_limits_are_measured(qtbot: QtBot) -> None:
    model = CasesModel()
    limits = {f"batas-{each}": "kajian " * (each % 300) for each in range(3000)}
    listing = replace(EMPTY, today=TODAY, limits=limits)
    lines = tuple(replace(LINE, due=Due(code, TODAY, State.RUNNING, 0)) for code in limits)
    model.show_lines(lines, listing)
    measured = model.rows_of_limits()
    assert 0 < len(measured) <= 20
    assert max(map(len, limits.values())) == len(limits[f"batas-{measured[0]}"])
    model.show_lines(lines[:3], listing)
    assert max(model.rows_of_limits()) == 2


def test_exhibits_are_told_apart(tour: Tour, qtbot: QtBot) -> None:
    """Their names are whole; of one that is too long for that, the number and the end are shown."""
    go(tour, "bukti-daftar")
    section = tour.window.case.evidence.files
    rows = range(section.model.rowCount())
    assert len(rows) > 10
    for row in rows:
        assert reach.holds(section.list, section.list.model().index(row, 0))
    go(tour, "bukti")
    font = section.grid.font()
    font.setPointSizeF(theme.points(theme.POINTS - 2))
    metrics, width = QFontMetrics(font), sheets.cell().width() - 20
    names = [str(section.model.index(row, 0).data()) for row in rows]
    assert [sheets.shortened(metrics, name, width) for name in names] == names
    shown = sheets.shortened(metrics, f"12. {'x' * 200}-0007.jpg", width)
    assert shown.startswith("12. ") and shown.endswith("-0007.jpg")
    assert metrics.horizontalAdvance(shown) <= 2 * width


@pytest.mark.parametrize("tour", Language, indirect=True)
def test_who_signs_sees_the_pad_and_what_to_press(tour: Tour, qtbot: QtBot) -> None:
    go(tour, "keterangan-tanda-tangan")
    signing = tour.window.case.statements.signing
    buttons = [each for each in signing.findChildren(QPushButton) if each.isVisible()]
    assert signing.keep_button in buttons and len(buttons) == 4
    for each in (signing.digest, signing.signer, signing.pad, *buttons):
        assert reach.in_sight(each), reach.called(each)
    buttons[-2].click()
    assert not signing.pad.isVisible() and signing.whole_digest.isVisible()


def test_only_a_list_longer_than_a_report_is_scrolled_in_it(tour: Tour, qtbot: QtBot) -> None:
    go(tour, "terima-laporan")
    files = tour.window.intake.files
    row = files.rows.rows[0]
    bar = files.table.verticalScrollBar()
    files.rows.set_rows([row] * 16)
    qtbot.waitUntil(lambda: not bar.maximum())
    files.rows.set_rows([row] * 17)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert files.table.height() < 18 * files.table.rowHeight(0)
    files.table.setFocus()
    QTest.keyClick(files.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    last = files.table.visualRect(files.table.currentIndex()).center()
    assert files.table.currentIndex().row() == 16
    assert files.table.viewport().visibleRegion().contains(last)


def test_a_hand_over_begins_where_it_is_sealed(tour: Tour, qtbot: QtBot) -> None:
    go(tour, "serah-terima")
    section = tour.window.case.handover
    assert section.stages.isVisible() and section.table.isVisible(), "its steps, once it is sealed"
    assert section.tabs.bar.tabText(1).endswith("(2)") and section.tabs.bar.tabText(2).endswith(")")
    go(tour, "serah-terima-rancangan")
    assert reach.in_sight(section.seal_button) and section.lacking.isVisible()


def test_a_row_that_the_keys_come_to_is_scrolled_into_sight(tour: Tour, qtbot: QtBot) -> None:
    go(tour, "bukti-satu")
    table = tour.window.case.evidence.files.viewer.table
    table.setFocus()
    last = table.model().rowCount() - 1
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert table.visibleRegion().contains(table.visualRect(table.model().index(0, 0)).center())
    for _ in range(last):
        QTest.keyClick(table, Qt.Key.Key_Down)
    shown = table.visualRect(table.model().index(last, 0)).center()
    assert table.currentIndex().row() == last
    assert table.viewport().visibleRegion().contains(shown)


def test_steps_take_turns_with_the_rest_in_large_text(tour: Tour, qtbot: QtBot) -> None:
    tour.unlocked()
    tour.section(ProcedureSection)
    procedure = tour.window.case.procedure
    assert procedure.step_table.isVisible() and procedure.take_button.isVisible()
    procedure.tabs.go_to(procedure.tabs.number_of(procedure.limits))
    assert procedure.limits.table.isVisible() and not procedure.step_table.isVisible()


def test_a_width_that_was_drawn_stays_and_the_others_make_room(
    tour: Tour, qtbot: QtBot, tmp_path: Path
) -> None:
    go(tour, "daftar-perkara")
    table, drawn = tour.window.cases.table, list(By).index(By.PLACE)
    others = [list(By).index(by) for by in (By.REPORTED, By.STATE, By.HANDOVER)]
    table.setColumnWidth(drawn, 300)
    assert table.columnWidth(drawn) == 300 and not table.horizontalScrollBar().maximum()
    tour.window.resize(SIZE[0] - 200, SIZE[1])
    tour.settle()
    assert table.columnWidth(drawn) == 300
    tour.window.close()
    qtbot.waitUntil(lambda: not tour.window.isVisible())
    kept = preferences.read(tmp_path / "settings" / "window.json").columns["CasesPage.0"]
    assert kept[drawn] == 200, "in pixels at 100 %"
    assert [kept[each] for each in others] == [130, 155, 120], "not what they made room for"
