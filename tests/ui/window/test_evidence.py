"""Foto dan berkas: taking in whatever comes, grid and list, the viewer, redaction, order, the time line."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake.custody.entries import Kind
from intake.evidence import exhibits, redaction
from intake.evidence.adding import Outcome
from intake.evidence.kinds import ExhibitKind
from intake.media.region import outside
from intake.records import links, people
from intake.records.people import PersonFacts, Role
from tests.ui.window.conftest import Answers
from tests.ui.window.evidence_desk import EvidenceDesk, close_desk, drop, open_desk, photo
from ui.window.ask import Source
from ui.window.files_section import MANY


@pytest.fixture
def desk(tmp_path: Path, answers: Answers, qtbot: QtBot) -> Iterator[EvidenceDesk]:
    made = open_desk(tmp_path, answers, qtbot)
    yield made
    close_desk(made)


def take_in(desk: EvidenceDesk, *paths: Path) -> None:
    desk.answers.sources.append(Source("Budi", "Disalin dari telepon", ""))
    drop(desk.section, *paths)
    desk.settle()


def view(desk: EvidenceDesk, row: int) -> None:
    desk.section.files._turn_to(row)
    desk.settle()


def test_photos_appear_with_facts_and_pictures(desk: EvidenceDesk, tmp_path: Path) -> None:
    take_in(desk, *(photo(tmp_path / "foto", index) for index in range(5)))
    model = desk.section.files.model
    assert [each.number for each in model.rows] == [1, 2, 3, 4, 5]
    assert all(each.facts is not None for each in model.rows)
    desk.section.grab()
    desk.settle()
    desk.qtbot.waitUntil(lambda: len(model._pictures) == 5, timeout=20_000)
    assert not any(each.stand_in for each in model._pictures.values())


def test_the_thumbnail_in_the_file_stands_in_until_the_picture_is_made(
    desk: EvidenceDesk, tmp_path: Path
) -> None:
    seen: list[bool] = []
    files = desk.section.files
    files._ready.connect(lambda told: seen.append(told[1].stand_in) if told[1].image is not None else None)
    take_in(desk, *(photo(tmp_path / "foto", index) for index in range(3)))
    desk.section.grab()
    desk.settle()
    desk.qtbot.waitUntil(lambda: len(files.model._pictures) == 3, timeout=20_000)
    # whatever order they came in, none stands in at the end
    assert not any(each.stand_in for each in files.model._pictures.values())
    assert False in seen


def test_a_stand_in_never_replaces_the_picture(desk: EvidenceDesk, tmp_path: Path) -> None:
    take_in(desk, photo(tmp_path / "foto", 1))
    model = desk.section.files.model
    desk.section.grab()
    desk.qtbot.waitUntil(lambda: len(model._pictures) == 1, timeout=20_000)
    held = model._pictures[model.rows[0].id]
    model.set_picture(model.rows[0].id, held.large.toImage(), stand_in=True)
    assert not model._pictures[model.rows[0].id].stand_in


def test_twenty_thousand_files_are_asked_about_and_each_has_its_outcome(
    desk: EvidenceDesk, tmp_path: Path
) -> None:
    folder = tmp_path / "besar"
    folder.mkdir()
    for number in range(20_000):
        (folder / f"{number:05d}.jpg").touch()
    photo(folder, 1)
    desk.answers.confirms += [False, True]
    drop(desk.section, folder)
    desk.settle()
    assert "20001 berkas" in desk.answers.said[0].text and not desk.section.files.outcomes.rows
    take_in(desk, folder)
    rows = desk.section.files.outcomes.rows
    assert len(rows) == 20_001 and sum(each.outcome is Outcome.ADDED for each in rows) == 1
    assert desk.section.files.panel.summary.text() == "1 masuk, 0 sudah ada, 20000 ditolak"
    assert rows[-1].outcome is Outcome.ADDED
    assert MANY < 20_000


def test_two_hundred_megapixels_are_shown_or_refused_in_words(desk: EvidenceDesk, tmp_path: Path) -> None:
    large = tmp_path / "besar.jpg"
    Image.new("L", (20_000, 10_000), 128).save(large, quality=20)
    huge = tmp_path / "besar.png"
    Image.new("1", (20_000, 10_000)).save(huge)
    take_in(desk, large, huge)
    assert [each.outcome for each in desk.section.files.outcomes.rows] == [Outcome.ADDED, Outcome.ADDED]
    viewer = desk.section.files.viewer
    view(desk, 0)
    assert viewer.no_picture.isHidden() and viewer.picture.item is not None
    view(desk, 1)
    assert viewer.no_picture.text().startswith("Tidak ada gambar: ")
    assert len(viewer.no_picture.text()) > len("Tidak ada gambar: ")


def test_a_phone_pulled_while_its_photos_come_in_is_told_for_each(desk: EvidenceDesk, tmp_path: Path) -> None:
    folder = tmp_path / "ponsel"
    for index in range(80):
        photo(folder, index)
    files = desk.section.files

    def pull(_: object) -> None:
        if folder.exists():
            folder.rename(tmp_path / "dicabut")

    files._outcome.connect(pull, Qt.ConnectionType.DirectConnection)
    take_in(desk, folder)
    rows = files.outcomes.rows
    refused = [each for each in rows if each.outcome is Outcome.REFUSED]
    assert len(rows) == 80 and refused and len(refused) < 80
    shown = [files.outcomes.data(files.outcomes.index(row, 2)) for row in range(len(refused))]
    assert all(each.problem and each.file.name in text for each, text in zip(rows, shown, strict=False))
    assert f"terputus saat dibaca: {len(refused)} berkas belum masuk" in desk.bar.text
    assert len(files.model.rows) == 80 - len(refused)


@pytest.mark.parametrize(
    "name", ["ن" * 60 + ".jpg", "🙈" * 40 + ".jpg", "a\u202egpj.exe.jpg", "x\ny\tz.jpg", "b" * 251 + ".jpg"]
)
def test_odd_names_are_shown_on_one_line(desk: EvidenceDesk, tmp_path: Path, name: str) -> None:
    path = photo(tmp_path / "foto", 1)
    odd = path.rename(path.with_name(name))
    take_in(desk, odd)
    model = desk.section.files.model
    shown = model.data(model.index(0, 0))
    assert model.rows[0].obtained.file_name == name
    assert "\n" not in shown and "\u202e" not in shown and "\t" not in shown
    view(desk, 0)
    assert "\u202e" not in desk.section.files.viewer.origin.text()


def test_list_and_grid_show_the_same_and_keys_change_the_order(desk: EvidenceDesk, tmp_path: Path) -> None:
    take_in(desk, *(photo(tmp_path / "foto", index) for index in range(4)))
    files = desk.section.files
    files.grid.setCurrentIndex(files.model.index(0, 0))
    files.grid.setFocus()
    desk.qtbot.keyClick(files.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    files.switch_button.click()
    assert files.view is files.list and files.list.currentIndex().row() == 1
    desk.qtbot.keyClick(files.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    files.back_button.click()
    desk.settle()
    assert [each.number for each in files.model.rows] == [2, 1, 3, 4]
    kept = desk.ask(lambda vault: [each.number for each in exhibits.listing(vault, desk.case)])
    assert kept == [2, 1, 3, 4]
    assert desk.kinds().count(Kind.EVIDENCE_ORDERED) == 3


def test_raw_tags_and_links_of_an_exhibit(desk: EvidenceDesk, tmp_path: Path) -> None:
    person = desk.ask(lambda vault: people.add(vault, desk.case, Role.TERLAPOR, PersonFacts("Hendra")))
    take_in(desk, photo(tmp_path / "foto", 1))
    view(desk, 0)
    viewer = desk.section.files.viewer
    assert any("Make" in tag.name for tag in viewer.tags.model.rows)
    panel = viewer.links
    assert panel.targets.currentText() == f"orang {person.number} · Hendra"
    panel.note.setText("yang memegang kaus")
    panel.make_button.click()
    desk.settle()
    made = desk.ask(lambda vault: links.listing(vault, desk.case.id))
    assert [(each.end.id, each.note) for each in made] == [(person.id, "yang memegang kaus")]
    panel.table.selectRow(0)
    desk.answers.lines.append("salah orang")
    panel.cut_button.click()
    desk.settle()
    assert panel.model.data(panel.model.index(0, 1)) == "Diputuskan: salah orang"


def test_a_note_stays_with_its_exhibit_until_the_link_is_made(desk: EvidenceDesk, tmp_path: Path) -> None:
    desk.ask(lambda vault: people.add(vault, desk.case, Role.TERLAPOR, PersonFacts("Hendra")))
    take_in(desk, photo(tmp_path / "foto", 1), photo(tmp_path / "foto", 2))
    viewer = desk.section.files.viewer
    panel, first = viewer.links, desk.section.files.model.rows[0].id
    view(desk, 0)
    QTest.keyClicks(panel.note, "yang memegang")
    viewer.next.click()
    desk.settle()
    assert panel.note.text() == ""
    assert [(each.form, each.about) for each in desk.drafts()] == [("link", first)]
    viewer.previous.click()
    desk.settle()
    assert panel.note.text() == "yang memegang"
    panel.make_button.click()
    viewer.next.click()  # before the vault has answered
    desk.settle()
    assert [each.note for each in desk.ask(lambda vault: links.listing(vault, desk.case.id))] == [
        "yang memegang"
    ]
    assert desk.drafts() == () and panel.note.text() == ""
    viewer.previous.click()
    desk.settle()
    assert panel.note.text() == "" and len(panel.model.rows) == 1


def test_a_recording_goes_out_only_after_a_warning_and_is_logged(desk: EvidenceDesk, tmp_path: Path) -> None:
    sound = tmp_path / "rekaman.ogg"
    sound.write_bytes(b"OggS" + bytes(4000))
    take_in(desk, sound)
    view(desk, 0)
    viewer, out = desk.section.files.viewer, tmp_path / "keluar.ogg"
    assert "tidak diputar di dalam Segel" in viewer.no_picture.text()
    desk.answers.confirms += [False, True]
    desk.answers.paths.append(out)
    viewer.export_button.click()
    desk.settle()
    assert not out.exists() and Kind.EVIDENCE_EXPORTED not in desk.kinds()
    viewer.export_button.click()
    desk.settle()
    assert out.read_bytes() == sound.read_bytes() and Kind.EVIDENCE_EXPORTED in desk.kinds()
    assert "tidak bersandi" in desk.answers.said[-1].text


def test_classified_as_identity_the_picture_is_hidden(desk: EvidenceDesk, tmp_path: Path) -> None:
    take_in(desk, photo(tmp_path / "foto", 1))
    view(desk, 0)
    files, viewer = desk.section.files, desk.section.files.viewer
    viewer.kind.setCurrentIndex(viewer.kind.findData(ExhibitKind.IDENTITAS))
    viewer.kind.activated.emit(viewer.kind.currentIndex())
    desk.settle()
    assert not viewer.reveal.isHidden() and not viewer.no_picture.isHidden()
    assert not viewer.redact_button.isEnabled()
    assert files.model.data(files.model.index(0, 0)) == "1. Dokumen identitas"


def drag(desk: EvidenceDesk, start: QPoint, end: QPoint) -> None:
    view = desk.section.files.redaction.picture.viewport()
    desk.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    desk.qtbot.mouseMove(view, end)
    desk.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_boxes_drawn_make_a_derived_exhibit(desk: EvidenceDesk, tmp_path: Path) -> None:
    take_in(desk, photo(tmp_path / "foto", 1))
    view(desk, 0)
    files, redact = desk.section.files, desk.section.files.redaction
    files.viewer.redact_button.click()
    desk.settle()
    middle = redact.picture.viewport().rect().center()
    drag(desk, middle - QPoint(40, 30), middle + QPoint(40, 30))
    drag(desk, middle, middle)
    assert len(redact.regions.rows) == 1
    redact.make_button.click()
    assert "alasan" in redact.state.text()
    for name, value in {"x": "0", "y": "0", "width": "10", "height": "nol"}.items():
        redact.typed[name].setText(value)
    redact.add_button.click()
    assert "angka bulat" in redact.state.text()
    redact.typed["height"].setText("12")
    redact.add_button.click()
    redact.reason.setText("menutup wajah anak")
    redact.make_button.click()
    desk.settle()
    derived = desk.ask(lambda vault: redaction.derived_of(vault, files.model.rows[1].id))
    assert derived is not None and derived.original == files.model.rows[0].id
    facts = files.model.rows[0].facts
    assert facts is not None and facts.pixel_width is not None
    drawn, typed = derived.regions
    assert (typed.x, typed.y, typed.width, typed.height) == (0, 0, 10, 12)
    assert abs(drawn.x + drawn.width / 2 - facts.pixel_width / 2) < facts.pixel_width / 20
    assert files.viewer.title.text() == "Bukti nomor 2, turunan dari bukti 1"


def test_a_box_lies_inside_the_picture_or_is_told(desk: EvidenceDesk, tmp_path: Path) -> None:
    take_in(desk, photo(tmp_path / "foto", 1))
    view(desk, 0)
    files, redact = desk.section.files, desk.section.files.redaction
    files.viewer.redact_button.click()
    desk.settle()
    facts = files.model.rows[0].facts
    assert facts is not None and facts.pixel_width is not None and facts.pixel_height is not None
    width, height = facts.pixel_width, facts.pixel_height
    for name, value in {"x": 1, "y": 0, "width": width, "height": height}.items():
        redact.typed[name].setText(str(value))
    redact.add_button.click()
    told = f"Kotak 1, 0 · {width} × {height} tidak seluruhnya berada di dalam gambar bukti 1"
    assert redact.state.text().startswith(told) and not redact.regions.rows
    assert f"lebarnya {width} dan tingginya {height} piksel. Kecilkan" in redact.state.text()
    redact.typed["x"].setText("0")
    redact.add_button.click()
    far = redact.picture.viewport().rect()
    drag(desk, far.topLeft(), far.bottomRight())
    assert [outside(redact.regions.rows, width, height), len(redact.regions.rows)] == [None, 2]
    redact._put_boxes(f"5 5 {width} 9 box")  # as a draft of an earlier version may hold one
    redact.reason.setText("menutup wajah anak")
    redact.make_button.click()
    desk.settle()
    assert redact.state.text().startswith(f"Kotak 5, 5 · {width} × 9 tidak seluruhnya")
    assert len(files.model.rows) == 1


def test_what_was_typed_to_close_a_picture_is_no_draft_once_it_is_made(
    desk: EvidenceDesk, tmp_path: Path
) -> None:
    take_in(desk, photo(tmp_path / "foto", 1), photo(tmp_path / "foto", 2))
    files, redact = desk.section.files, desk.section.files.redaction
    for turn, height in (("leaves", "12"), ("turns to another", "14")):
        before = len(files.model.rows)
        view(desk, 0)
        files.viewer.redact_button.click()
        desk.settle()
        assert (redact.regions.rows, redact.reason.text()) == ([], ""), turn
        for name, value in {"x": "0", "y": "0", "width": "10", "height": height}.items():
            redact.typed[name].setText(value)
        redact.add_button.click()
        QTest.keyClicks(redact.reason, "menutup wajah anak")
        redact.make_button.click()
        if turn == "leaves":
            redact._leave()
        else:
            redact.show_exhibit(files.model.rows[1])
        desk.settle()
        assert len(files.model.rows) == before + 1 and desk.drafts() == ()
        assert (redact.regions.rows, redact.reason.text()) == ([], "")
        assert redact._exhibit is (None if turn == "leaves" else files.model.rows[1])


def test_the_time_line_names_what_vouches_for_each_time(desk: EvidenceDesk, tmp_path: Path) -> None:
    take_in(desk, photo(tmp_path / "foto", 1))
    desk.section.tabs.go_to(3)
    desk.settle()
    model = desk.section.timeline.model
    lines = [[model.data(model.index(row, column)) for column in range(3)] for row in range(model.rowCount())]
    assert lines[0][:2] == ["04-02-2024", "diceritakan, diketik petugas"]
    assert any(line[1].startswith("jam kamera") and "bukti 1" in line[2] for line in lines)
    assert any(line[1] == "jam laptop ini" for line in lines)
    orders = [each.order for each in model.rows]
    assert orders == sorted(orders)
    desk.section.timeline.groups[-1].box.click()
    assert model.rowCount() < len(lines)
    picture = next(row for row, each in enumerate(model.rows) if each.sort == "picture")
    desk.section.timeline.table.activated.emit(model.index(picture, 0))
    desk.settle()
    assert desk.section.tabs.current == 0 and desk.section.files.viewer.title.text() == "Bukti nomor 1"


def test_forgetting_leaves_nothing_to_read(desk: EvidenceDesk, tmp_path: Path) -> None:
    take_in(desk, photo(tmp_path / "foto", 1))
    view(desk, 0)
    desk.section.tabs.go_to(3)
    desk.settle()
    desk.section.forget()
    files, viewer = desk.section.files, desk.section.files.viewer
    assert not files.model.rows and not viewer.facts.rows and not viewer.tags.model.rows
    assert not viewer.links.targets.count() and not desk.section.timeline.model.rows
    assert viewer.picture.item is None and not viewer.title.text() and not viewer.origin.text()


def test_a_full_folder_is_copied_off_while_it_is_looked_at(desk: EvidenceDesk, tmp_path: Path) -> None:
    """Scrolling far while pictures are fetched keeps the newest wishes; those let go are asked for again."""
    source = photo(tmp_path / "foto", 1).read_bytes()
    folder = tmp_path / "banyak"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03d}.jpg").write_bytes(source + bytes([number]))
    take_in(desk, folder)
    files = desk.section.files
    bar = files.grid.verticalScrollBar()
    for place in (bar.maximum(), 0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(place)
        files.grid.viewport().repaint()
        QApplication.processEvents()
    desk.settle()
    files.grid.viewport().repaint()
    desk.settle()
    assert files.model.rows[-1].id in files.model._pictures
    shutil.rmtree(folder)
