"""Media sosial, barang, kartu dan jam kamera: what stands beside the files of a case."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from intake.custody.entries import Kind
from intake.evidence import exhibits
from intake.evidence.kinds import ExhibitKind
from intake.media import practice
from intake.media.practice import PracticePhone
from intake.problems import Problem
from intake.records import captures, drafts, people, things
from intake.records.people import PersonFacts, Role
from intake.records.things import ThingFacts
from intake.vault import Vault
from tests.ui.window.conftest import Answers, held_up
from tests.ui.window.evidence_desk import EvidenceDesk, close_desk, drop, open_desk, photo
from ui.window.ask import Source
from ui.window.paper_tasks import PaperWanted
from ui.window.section import OpenCase
from ui.window.work import Job, Priority


@pytest.fixture
def desk(tmp_path: Path, answers: Answers, qtbot: QtBot) -> Iterator[EvidenceDesk]:
    made = open_desk(tmp_path, answers, qtbot)
    yield made
    close_desk(made)


def screenshot(folder: Path, shade: int = 90) -> Path:
    path = folder / f"Screenshot_{shade}.png"
    Image.new("RGB", (300, 600), (shade, 20, 20)).save(path)
    return path


def test_a_post_is_kept_by_itself_and_looked_at_twice(desk: EvidenceDesk, tmp_path: Path) -> None:
    person = desk.ask(lambda vault: people.add(vault, desk.case, Role.TERLAPOR, PersonFacts("Hendra")))
    section = desk.section.captures
    desk.section.tabs.go_to(1)
    desk.settle()
    desk.qtbot.keyClicks(section.form.lines["account_name"], "Hendra Wijaya")
    section.person.setCurrentIndex(section.person.findData(person.id))
    desk.qtbot.waitUntil(lambda: not section.draft.unsaved, timeout=2000)
    desk.qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    desk.settle()
    desk.qtbot.keyClicks(section.form.lines["url"], "https://facebook.com/p/1")
    section.save_button.click()
    desk.settle()
    section.tabs.go_to(1)
    assert section.look.values["seen_by"] == "Siti Rahma" and section.look.values["seen_at"]
    drop(section.files, screenshot(tmp_path, 90), screenshot(tmp_path, 120), tmp_path / "tidak-ada.png")
    desk.settle()
    assert "tidak" in section.files.told.text() and len(section.files.files) == 2
    section.online.setCurrentIndex(section.online.findData("ya"))
    section.look_button.click()
    desk.settle()
    desk.qtbot.keyClicks(section.look.lines["note"], "sudah dihapus")
    assert section.unsaved
    section.save_now()
    desk.settle()
    assert not section.unsaved and len(section.looks.rows) == 1
    section.begin_new()
    assert not section.look.lines["note"].text()
    section.table.selectRow(0)
    assert section.look.lines["note"].text() == "sudah dihapus" and section.look_state.objectName() == "warn"
    section.look_button.click()
    desk.settle()
    assert not section.look.lines["note"].text() and not desk.drafts()
    (post,) = desk.ask(lambda vault: captures.listing(vault, desk.case.id))
    assert (post.facts.account_name, post.facts.url) == ("Hendra Wijaya", "https://facebook.com/p/1")
    assert post.person == person.id
    first, second = post.observations
    assert len(first.files) == 2 and first.facts.still_online == "ya" and "+08:00" in first.facts.seen_at
    assert second.facts.note == "sudah dihapus" and not second.files
    kinds = desk.ask(lambda vault: [each.kind for each in exhibits.listing(vault, desk.case)])
    assert kinds == [ExhibitKind.TANGKAPAN_LAYAR] * 2


def test_a_thing_changes_hands_with_its_sheet(desk: EvidenceDesk, tmp_path: Path) -> None:
    section = desk.section.things
    desk.section.tabs.go_to(2)
    desk.settle()
    desk.qtbot.keyClicks(section.form.lines["quantity"], "2 lembar")
    section.save_now()
    desk.settle()
    assert not section.unsaved and section.current is None
    assert [each.words for each in desk.drafts()] == [{"quantity": "2 lembar"}]
    desk.qtbot.keyClicks(section.form.lines["item"], "Kaus")
    section.save_button.click()
    desk.settle()
    desk.answers.many.append((photo(tmp_path / "foto", 1),))
    section.photos.pick_button.click()
    desk.settle()
    desk.qtbot.waitUntil(lambda: not section.unsaved, timeout=4000)
    desk.settle()
    section.tabs.go_to(1)
    section.move_form.lines["place"].setText("Kantor Panwascam")
    section.move_button.click()
    desk.settle()
    assert section.move_state.text() and not section.moves.rows and section.move_button.isEnabled()
    section.move_form.lines["receiver"].setText("Dewi Anggraini")
    section.move_button.click()
    desk.settle()
    wanted: list[PaperWanted] = []
    section.wants_paper.connect(wanted.append)
    section.sheet_button.click()
    paper = desk.ask(lambda vault: wanted[0].make(vault, Job(wanted[0].make, "", Priority.WORK)))
    assert paper.pdf.startswith(b"%PDF") and paper.file_name == "serah-terima-barang-1-1.pdf"
    assert not list(tmp_path.rglob("*.pdf")), "nothing of it lies on the disk"
    (thing,) = desk.ask(lambda vault: things.listing(vault, desk.case.id))
    assert not desk.drafts()
    assert (thing.facts.item, thing.facts.quantity) == ("Kaus", "2 lembar") and len(thing.photos) == 1
    assert (thing.moves[0].facts.giver, thing.holder) == ("Siti Rahma", "Dewi Anggraini")
    assert Kind.THING_SHEET in desk.kinds()


def test_words_are_kept_between_the_steps_of_long_work_but_within_no_transaction(desk: EvidenceDesk) -> None:
    section = desk.section.things
    desk.section.tabs.go_to(2)
    desk.settle()
    began, typed, found = threading.Event(), threading.Event(), list[int]()

    def long_work(vault: Vault, job: Job[None]) -> None:
        began.set()
        typed.wait()
        with vault.store.transaction():
            job.report("catatan", 1, 2)
            found.append(len(drafts.of_case(vault, desk.case.id)))
        job.report("catatan", 2, 2)
        found.append(len(drafts.of_case(vault, desk.case.id)))

    desk.work.run(long_work, done=lambda _: None, failed=desk.section.desk.fail, title="Menyegel")
    desk.qtbot.waitUntil(began.is_set)  # words go before what has not begun
    desk.qtbot.keyClicks(section.form.lines["quantity"], "2 lembar")
    section.save_now()
    typed.set()
    desk.settle()
    assert found == [0, 1] and not section.draft.unsaved


def test_photos_that_arrive_when_another_thing_is_shown_are_not_put_to_that_one(
    desk: EvidenceDesk, tmp_path: Path
) -> None:
    section = desk.section.things
    desk.section.tabs.go_to(2)
    desk.settle()
    desk.qtbot.keyClicks(section.form.lines["item"], "Kaus")
    section.save_button.click()
    desk.settle()
    with held_up(desk.work):
        drop(section.photos, photo(tmp_path / "foto", 1))
        section.begin_new()
        desk.qtbot.keyClicks(section.form.lines["item"], "Spanduk")
    desk.settle()
    assert not section.photos.files and "Bukti nomor 1 sudah tersimpan" in desk.bar.accessibleName()
    section.save_button.click()
    desk.settle()
    found = desk.ask(lambda vault: things.listing(vault, desk.case.id))
    assert [(each.facts.item, each.photos) for each in found] == [("Kaus", ()), ("Spanduk", ())]


def test_words_typed_while_a_record_is_kept_come_into_it_before_another_is_begun(desk: EvidenceDesk) -> None:
    section = desk.section.things
    desk.section.tabs.go_to(2)
    desk.settle()
    with held_up(desk.work):
        section.form.lines["item"].setFocus()
        section.form.lines["item"].setText("Kaus")
        section.save_now()
        desk.qtbot.keyClicks(section.form.lines["item"], " merah")
        section.begin_new()
    desk.settle()
    assert section.current is None and section.form.values["item"] == "" and not section.unsaved
    (thing,) = desk.ask(lambda vault: things.listing(vault, desk.case.id))
    assert thing.facts.item == "Kaus merah"


def test_words_of_a_record_left_behind_are_kept_once_the_disk_has_room(
    desk: EvidenceDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for item in ("Kaus", "Amplop"):
        desk.ask(lambda vault, item=item: things.record(vault, desk.case, ThingFacts(item)))
    section = desk.section.things
    desk.section.tabs.go_to(2)
    desk.settle()
    section.table.selectRow(0)
    section.tabs.go_to(1)

    def full(*_: object) -> None:
        raise Problem("disk-full", item="brankas", needed=1, free=0)

    with monkeypatch.context() as patched:
        patched.setattr(drafts, "keep", full)
        desk.qtbot.keyClicks(section.move_form.lines["condition"], "sobek")
        section.table.selectRow(1)
        desk.settle()
    assert section.unsaved and section.move_form.values["condition"] == ""
    section.save_now()
    desk.settle()
    assert not section.unsaved and [each.words for each in desk.drafts()] == [{"condition": "sobek"}]


@pytest.mark.parametrize("words", ["x" * 300, "\u202eterbalik", "🙈 kaus", "a\u0007b"])
def test_odd_words_are_kept_and_shown_on_one_line(desk: EvidenceDesk, words: str) -> None:
    section = desk.section.things
    desk.section.tabs.go_to(2)
    desk.settle()
    section.form.lines["item"].setText(words)
    section.save_button.click()
    desk.settle()
    shown = section.model.data(section.model.index(0, 1))
    assert "\u202e" not in shown and "\u0007" not in shown and shown
    (thing,) = desk.ask(lambda vault: things.listing(vault, desk.case.id))
    assert thing.facts.item == words


def test_a_received_case_is_only_read(desk: EvidenceDesk) -> None:
    desk.section.open(OpenCase(desk.case, False, "WITA"))
    for number in range(3):
        desk.section.tabs.go_to(number)
        desk.settle()
    for button in (
        desk.section.files.add_button,
        desk.section.captures.save_button,
        desk.section.things.move_button,
        desk.section.files.medium_button,
    ):
        assert not button.isEnabled()
    assert desk.section.things.form.lines["item"].isReadOnly()


def open_medium(desk: EvidenceDesk, folder: Path) -> None:
    desk.section.files.medium_button.click()
    desk.settle()
    desk.answers.paths.append(folder)
    desk.section.files.medium.folder_button.click()
    desk.settle()
    desk.section.grab()
    desk.settle()


def test_chosen_pictures_of_a_card_are_taken_in_and_the_rest_has_a_reason(
    desk: EvidenceDesk, tmp_path: Path
) -> None:
    card = tmp_path / "DCIM"
    paths = [photo(card, index) for index in range(4)]
    desk.answers.sources.append(Source("Budi", "", ""))
    drop(desk.section, paths[0])
    desk.settle()
    open_medium(desk, card)
    files, page = desk.section.files, desk.section.files.medium
    assert [(line.count, line.held) for line in page.days.rows] == [(4, 1)]
    desk.qtbot.waitUntil(lambda: len(page.model._pictures) == 4, timeout=20_000)
    page.all_button.click()
    assert page.model.chosen == set(paths[1:]) and page.reason.parentWidget().isHidden()
    row = [each.path for each in page.model.rows].index(paths[3])
    page.grid.setCurrentIndex(page.model.index(row))
    desk.qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    page.take_button.click()
    assert "mengapa 1 foto lainnya" in page.choice.text()
    page.reason.setCurrentText("Milik pribadi")
    desk.answers.sources.append(Source("Budi", "Disalin dari telepon", ""))
    page.take_button.click()
    desk.settle()
    assert [each.obtained.file_name for each in files.model.rows] == [each.name for each in paths[:3]]
    assert Kind.EVIDENCE_LEFT in desk.kinds() and files._pages.currentWidget() is files._files


def test_a_card_pulled_while_it_is_listed_is_told(desk: EvidenceDesk, tmp_path: Path) -> None:
    card = tmp_path / "DCIM"
    for number in range(300):
        folder = card / f"{number // 10:03d}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:04d}.jpg").write_bytes(b"\xff\xd8\xff")
    page = desk.section.files.medium

    def pull(_: object) -> None:
        if card.exists():
            card.rename(tmp_path / "dicabut")

    page._found.connect(pull, Qt.ConnectionType.DirectConnection)
    open_medium(desk, card)
    assert "tidak terbaca lagi" in page.state.text() and page.state.objectName() == "bad"
    assert 0 < sum(line.count for line in page.days.rows) < 300


def test_a_card_pulled_while_pictures_are_drawn_is_told(desk: EvidenceDesk, tmp_path: Path) -> None:
    card = tmp_path / "DCIM"
    photo(card, 1)
    files, page = desk.section.files, desk.section.files.medium
    files.medium_button.click()
    desk.settle()
    page.open_folder(card)
    desk.qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=10_000)
    card.rename(tmp_path / "dicabut")
    page.model.set_rows(page.model.rows)
    page.model._pictures.clear()
    page._want(page.model.rows[0])
    desk.settle()
    assert "tidak terbaca lagi" in page.state.text()
    assert page.model.note_of(page.model.rows[0]) == "tidak terbaca lagi"


def test_a_folder_that_is_gone_and_one_without_pictures(desk: EvidenceDesk, tmp_path: Path) -> None:
    open_medium(desk, tmp_path / "tidak-ada")
    page = desk.section.files.medium
    assert str(tmp_path / "tidak-ada") in page.state.text() and page.state.objectName() == "bad"
    (tmp_path / "kosong").mkdir()
    desk.answers.paths.append(tmp_path / "kosong")
    page.folder_button.click()
    desk.settle()
    assert page.state.text() == "Tidak ada foto atau video." and not page.take_button.isEnabled()
    page.guide_button.click()
    assert "Kabel USB" in page.guide.toPlainText()


def test_the_clock_code_is_found_again_in_its_photo(desk: EvidenceDesk, tmp_path: Path) -> None:
    files, page = desk.section.files, desk.section.files.clock
    files.clock_button.click()
    desk.settle()
    assert page.code._modules and page.time.text()
    before = page.code._modules
    desk.qtbot.waitUntil(lambda: page.code._modules != before, timeout=5000)
    shown = QImage(len(before[0]), len(before), QImage.Format.Format_RGB32)
    code = tmp_path / "kode.png"
    for row, line in enumerate(page.code._modules):
        for column, dark in enumerate(line):
            shown.setPixel(column, row, 0xFF000000 if dark else 0xFFFFFFFF)
    assert shown.scaled(shown.size() * 8).save(str(code))
    picture = tmp_path / "IMG_kode.jpg"
    picture.write_bytes(practice.draw_photo(PracticePhone.SAMSUNG, 1, megapixels=0.8))
    with Image.open(picture) as base, Image.open(code) as drawn:
        exif = base.getexif()
        base.paste(drawn.convert("RGB"), (40, 40))
        base.save(picture, exif=exif, quality=95)
    desk.answers.many.append((picture,))
    desk.answers.sources.append(Source("", "", ""))
    page.photo_button.click()
    desk.settle()
    assert desk.bar.text.startswith("Foto cek jam, bukti 1: ")
    assert [line.number for line in page.results.rows] == [1]
    assert Kind.CAMERA_CHECKED in desk.kinds()
    desk.section.tabs.go_to(2)
    assert not page.code._modules and not page.time.text()
