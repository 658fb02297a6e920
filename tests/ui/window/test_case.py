"""One case from its first line to the stick and back, through the window alone."""

import hashlib
import subprocess
import sys
import time
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from intake import cards, lifecycle
from intake import vault as vaults
from intake.bundle import receive
from intake.bundle.handovers import HandoverState
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.evidence import exhibits
from intake.evidence.adding import Outcome
from intake.media import practice
from intake.media.practice import PracticePhone
from intake.officer import Officer
from intake.records import cases, statements
from intake.records.cases import Case
from intake.vault import Vault
from tests.ui.window.conftest import KDF, PASSPHRASE, Answers, new_case, new_person, settle
from ui.window import icons
from ui.window.ask import Source
from ui.window.evidence_section import EvidenceSection
from ui.window.files_section import FilesSection
from ui.window.frame import Window
from ui.window.section import Section
from ui.window.statements_section import StatementsSection

ROOT = Path(__file__).resolve().parents[3]


def drop(section: FilesSection, *paths: Path) -> None:
    """Drops files on the section as a file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    section.dropEvent(
        QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def photo(folder: Path, index: int) -> Path:
    path = folder / f"IMG_{index:04d}.jpg"
    path.write_bytes(practice.draw_photo(PracticePhone.SAMSUNG, index, megapixels=0.3))
    return path


def turn_to(window: Window, section: Section) -> None:
    """Shows a section of the open case, wherever it stands in the list."""
    window.case.go_to(type(section))


def reopened(folder: Path) -> tuple[Vault, Case]:
    vault = vaults.unlock(folder, PASSPHRASE.encode())
    return vault, cases.listing(vault)[0]


def test_statement_is_typed_saved_sealed_and_added_to(opened: Window, answers: Answers, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    new_person(opened, qtbot)
    opened.case.go_to(StatementsSection)
    settle(opened, qtbot)
    section = opened.case.statements
    qtbot.keyClicks(section.editor, "Saya melihat sendiri.")
    assert section.unsaved
    qtbot.waitUntil(lambda: not section.unsaved, timeout=2000)
    settle(opened, qtbot)
    answers.confirms += [False, True]
    section.seal_button.click()
    assert not section.model.rows[0].is_sealed
    section.seal_button.click()
    settle(opened, qtbot)
    assert "Budi Santoso" in answers.said[-1].text
    assert section.model.rows[0].is_sealed and section.editor.isReadOnly()
    answers.confirms.append(True)
    section.amend_button.click()
    qtbot.keyClicks(section.editor, "Mobilnya merah.")
    section.seal_button.click()
    settle(opened, qtbot)
    assert [each.amends for each in section.model.rows] == [None, section.model.rows[0].id]
    assert [each.text for each in section.model.rows] == ["Saya melihat sendiri.", "Mobilnya merah."]


def test_going_on_while_a_draft_is_being_saved_mixes_nothing(
    opened: Window, vault_folder: Path, qtbot: QtBot
) -> None:
    new_case(opened, qtbot)
    new_person(opened, qtbot)
    opened.case.go_to(StatementsSection)
    settle(opened, qtbot)
    section = opened.case.statements
    for words in ("Pertama.", "Kedua.", "Ketiga."):
        section.begin_new()
        qtbot.keyClicks(section.editor, words[:3])
        section.save_now()
        qtbot.keyClicks(section.editor, words[3:])
    section.begin_new()
    settle(opened, qtbot)
    assert [each.text for each in section.model.rows] == ["Pertama.", "Kedua.", "Ketiga."]
    section.table.selectRow(0)
    assert section.editor.toPlainText() == "Pertama."
    qtbot.keyClicks(section.editor, "Lagi: ")
    section.table.selectRow(1)
    opened.lock()
    settle(opened, qtbot)
    vault, case = reopened(vault_folder)
    assert [each.text for each in statements.listing(vault, case)] == ["Lagi: Pertama.", "Kedua.", "Ketiga."]
    drafted = [
        each for each in journal.events(vault, case=case.id) if each.entry.kind == Kind.STATEMENT_DRAFTED
    ]
    last = hashlib.sha256(b"Lagi: Pertama.").hexdigest()
    assert [each.body["digest"] for each in drafted][-1] == last
    heads.lock(vault)


def test_an_unsealed_addendum_is_not_lost(
    opened: Window, answers: Answers, vault_folder: Path, qtbot: QtBot
) -> None:
    new_case(opened, qtbot)
    new_person(opened, qtbot)
    opened.case.go_to(StatementsSection)
    settle(opened, qtbot)
    section = opened.case.statements
    qtbot.keyClicks(section.editor, "Saya melihat.")
    answers.confirms.append(True)
    section.seal_button.click()
    settle(opened, qtbot)
    section.amend_button.click()
    qtbot.keyClicks(section.editor, "Belum selesai")
    opened.lock()
    settle(opened, qtbot)
    assert opened.pages.currentWidget() is opened.start
    vault, case = reopened(vault_folder)
    assert [each.text for each in statements.listing(vault, case)] == ["Saya melihat.", "Belum selesai"]
    heads.lock(vault)


def test_dropped_files_each_have_their_outcome(
    opened: Window, answers: Answers, vault_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    new_case(opened, qtbot)
    section = opened.case.evidence.files
    opened.case.go_to(EvidenceSection)
    good, empty = photo(tmp_path, 1), tmp_path / "kosong.jpg"
    copy = tmp_path / "salinan.jpg"
    copy.write_bytes(good.read_bytes())
    empty.write_bytes(b"")
    answers.sources.append(Source("Budi", "WhatsApp", "Kantor"))
    drop(section, good, copy, empty, tmp_path / "tidak-ada.jpg")
    settle(opened, qtbot)
    told = {(added.file.name, added.outcome) for added in section.outcomes.rows}
    assert told == {
        ("IMG_0001.jpg", Outcome.ADDED),
        ("salinan.jpg", Outcome.DUPLICATE),
        ("kosong.jpg", Outcome.REFUSED),
        ("tidak-ada.jpg", Outcome.REFUSED),
    }
    assert section.panel.summary.text() == "1 masuk, 1 sudah ada, 2 ditolak"
    texts = [section.outcomes.index(row, 2).data() for row in range(4)]
    assert all(texts) and "kosong" in texts[0] + texts[1]
    qtbot.waitUntil(lambda: section.model.rows and section.model.rows[0].facts is not None)
    (exhibit,) = section.model.rows
    assert exhibit.obtained.source == "Budi"
    section.grid.repaint()
    settle(opened, qtbot)
    assert exhibit.id in section.model._pictures


def test_viewer_shows_facts_and_keeps_words(
    opened: Window, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    new_case(opened, qtbot)
    section, viewer = opened.case.evidence.files, opened.case.evidence.files.viewer
    opened.case.go_to(EvidenceSection)
    answers.sources.append(Source("", "", ""))
    drop(section, photo(tmp_path, 1), photo(tmp_path, 2))
    settle(opened, qtbot)
    section._turn_to(0)
    settle(opened, qtbot)
    labels = {fact.label for fact in viewer.facts.rows}
    assert {"Data kamera (EXIF)", "Waktu potret", "Kamera"} <= labels
    assert viewer.digest.text().replace(" ", "") == section.model.rows[0].blob.sha256
    assert viewer.picture.item is not None
    before = viewer.picture.transform().m11()
    qtbot.keyClick(viewer.picture, Qt.Key.Key_Plus)
    assert viewer.picture.transform().m11() > before
    qtbot.keyClick(viewer.picture, Qt.Key.Key_R)
    assert abs(viewer.picture.transform().m11()) < 1e-9
    viewer.description.setText("Lurah membagikan kaus")
    viewer.next.click()
    settle(opened, qtbot)
    assert section.model.rows[0].obtained.description == "Lurah membagikan kaus"
    assert viewer.title.text() == "Bukti nomor 2"
    answers.lines.append("salah berkas")
    viewer.withdraw_button.click()
    settle(opened, qtbot)
    assert section.model.rows[1].withdrawn == "salah berkas"
    answers.paths.append(tmp_path / "keluar.jpg")
    viewer.export_button.click()
    settle(opened, qtbot)
    assert (tmp_path / "keluar.jpg").read_bytes() == (tmp_path / "IMG_0002.jpg").read_bytes()


def test_cancelled_intake_keeps_what_was_acknowledged(
    opened: Window, answers: Answers, vault_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    new_case(opened, qtbot)
    section = opened.case.evidence.files
    folder = tmp_path / "banyak"
    folder.mkdir()
    for index in range(300):
        (folder / f"{index:03d}.bin").write_bytes(index.to_bytes(4, "big") * 1000)
    answers.sources.append(Source("", "", ""))
    drop(section, folder)
    qtbot.waitUntil(lambda: len(section.outcomes.rows) >= 3, timeout=20_000)
    assert opened.strip.isVisible()
    opened.strip._stop()
    settle(opened, qtbot)
    added = {each.file.name for each in section.outcomes.rows if each.outcome is Outcome.ADDED}
    refused = [each for each in section.outcomes.rows if each.outcome is Outcome.REFUSED]
    assert 3 <= len(added) < 300 and len(section.outcomes.rows) == 300
    assert {each.problem.code for each in refused if each.problem} == {"cancelled"}
    opened.lock()
    settle(opened, qtbot)
    vault, case = reopened(vault_folder)
    assert {each.obtained.file_name for each in exhibits.listing(vault, case)} == added
    heads.lock(vault)


def test_locking_during_an_intake_asks_and_ends_it(
    opened: Window, answers: Answers, vault_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    new_case(opened, qtbot)
    folder = tmp_path / "banyak"
    folder.mkdir()
    for index in range(300):
        (folder / f"{index:03d}.bin").write_bytes(index.to_bytes(4, "big") * 1000)
    answers.sources.append(Source("", "", ""))
    answers.confirms += [False, True]
    drop(opened.case.evidence.files, folder)
    qtbot.waitUntil(lambda: len(opened.case.evidence.files.outcomes.rows) >= 1, timeout=20_000)
    opened.lock()
    assert opened.pages.currentWidget() is opened.case
    opened.lock()
    settle(opened, qtbot)
    assert [said.title for said in answers.said] == ["Masih ada pekerjaan"] * 2
    assert opened.pages.currentWidget() is opened.start
    vault, case = reopened(vault_folder)
    held = {path.name for path in (vault_folder / "blobs").rglob("*") if path.is_file()}
    assert held == {each.blob.id for each in exhibits.listing(vault, case)}
    heads.lock(vault)


def test_typing_is_saved_while_an_intake_runs(
    opened: Window, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    new_case(opened, qtbot)
    new_person(opened, qtbot)
    folder = tmp_path / "banyak"
    folder.mkdir()
    for index in range(400):
        (folder / f"{index:03d}.bin").write_bytes(index.to_bytes(4, "big") * 1000)
    opened.case.go_to(StatementsSection)
    settle(opened, qtbot)
    answers.sources.append(Source("", "", ""))
    drop(opened.case.evidence.files, folder)
    qtbot.waitUntil(lambda: len(opened.case.evidence.files.outcomes.rows) >= 1, timeout=20_000)
    qtbot.keyClicks(opened.case.statements.editor, "Di tengah pekerjaan.")
    opened.case.statements.save_now()
    qtbot.waitUntil(lambda: not opened.case.statements.unsaved, timeout=10_000)
    assert opened.case.evidence.files.taking is not None
    settle(opened, qtbot)
    assert len(opened.case.evidence.files.outcomes.rows) == 400


def test_a_bundle_leaves_the_vault_and_its_answer_comes_back(
    opened: Window, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    office = lifecycle.create(tmp_path / "kantor", Officer("Dewi", "23.02"), b"sandi kantor", kdf=KDF)
    card_file = tmp_path / "kantor.kartu"
    card_file.write_bytes(cards.own_card(office))
    words = cards.parse_card(card_file.read_bytes()).fingerprint
    heads.lock(office)
    new_case(opened, qtbot)
    new_person(opened, qtbot)
    answers.sources.append(Source("", "", ""))
    drop(opened.case.evidence.files, photo(tmp_path, 1))
    settle(opened, qtbot)
    turn_to(opened, opened.case.handover)
    settle(opened, qtbot)
    assert not opened.case.handover.seal_button.isEnabled()
    opened.case.handover.wants_cards.emit()
    settle(opened, qtbot)
    answers.paths += [card_file, card_file]
    answers.confirms += [False, True]
    opened.cards.trust_button.click()
    settle(opened, qtbot)
    assert opened.cards.model.rows == []
    opened.cards.trust_button.click()
    settle(opened, qtbot)
    assert all(word in answers.said[-1].text for word in words)
    assert [each.card.name for each in opened.cards.model.rows] == ["Dewi"]
    answers.paths.append(tmp_path / "saya.kartu")
    opened.cards.save_button.click()
    settle(opened, qtbot)
    assert cards.parse_card((tmp_path / "saya.kartu").read_bytes()).name == "Siti Rahma"
    opened.cards.left.emit()
    settle(opened, qtbot)
    opened.cases.open_chosen()
    settle(opened, qtbot)
    turn_to(opened, opened.case.handover)
    settle(opened, qtbot)
    (tmp_path / "stik").mkdir()
    answers.paths.append(tmp_path / "stik")
    opened.case.handover.seal_button.click()
    settle(opened, qtbot)
    (folder,) = (tmp_path / "stik").iterdir()
    assert (folder / "bundle.age").is_file() and (folder / "label.txt").is_file()
    (handover,) = opened.case.handover.model.rows
    assert handover.state is HandoverState.SEALED
    assert "aman dilepas" in opened.bar.text
    answers.paths.append(card_file)
    opened.case.handover.ack_button.click()
    settle(opened, qtbot)
    assert "bukti serah terima" in opened.bar.text
    turn_to(opened, opened.case.log)
    settle(opened, qtbot)
    assert opened.case.log.model.rows[-1].words.startswith(
        "Serah terima untuk Bawaslu Kota Balikpapan (Dewi) disegel"
    )
    answers.paths.append(received(tmp_path / "kantor", tmp_path / "saya.kartu", folder))
    opened.case.handover.pick_ack()
    settle(opened, qtbot)
    assert opened.case.handover.model.rows[0].state is HandoverState.TAKEN_IN
    opened.leave_then(opened.go_cases)
    settle(opened, qtbot)
    assert opened.cases.model.index(0, 7).data() == "diterima"


def received(office_folder: Path, sender_card: Path, handover: Path) -> Path:
    """Takes the hand-over in at the office and returns its acknowledgement."""
    office = vaults.unlock(office_folder, b"sandi kantor")
    cards.trust(office, sender_card.read_bytes(), cards.parse_card(sender_card.read_bytes()).fingerprint)
    made = receive.receive(office, handover)
    heads.lock(office)
    assert made.ack is not None, made.findings
    return made.ack


def test_search_narrows_the_list(opened: Window, qtbot: QtBot) -> None:
    for title in ("Kampanye oleh ASN", "Alat peraga"):
        new_case(opened, qtbot, title)
        opened.leave_then(opened.go_cases)
        settle(opened, qtbot)
    opened.cases.search.setText("peraga")
    qtbot.waitUntil(lambda: opened.cases.model.rowCount() == 1)


def test_a_case_without_a_title_is_refused_in_words(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot, "  ")
    assert opened.pages.currentWidget() is opened.cases
    assert opened.bar.isVisible() and "title-missing" not in opened.bar.text


def test_an_unforeseen_error_is_a_sentence_with_its_place(opened: Window, qtbot: QtBot) -> None:
    def task(vault: Vault, job: object) -> None:
        raise ValueError("Budi Santoso, 0812")

    opened.cases.run(task, lambda _: None)
    settle(opened, qtbot)
    assert "ValueError" in opened.bar.text and "test_case.py:" in opened.bar.text
    assert "Budi" not in opened.bar.text


TYPES = """
import sys, pathlib
sys.path.insert(0, {root!r})
from PySide6.QtWidgets import QApplication
from PySide6.QtTest import QTest
from tests.ui.window.conftest import KDF, PASSPHRASE, Answers
from tests.ui.window.typing_child import wait as settle
from ui.window import theme
from ui.window.frame import Settings, Window
application = QApplication([])
theme.apply(application)
window = Window(Settings(pathlib.Path({recent!r}), Answers(), KDF))
window.show()
window.start._show([pathlib.Path({vault!r})])
window.start.passphrase.setText(PASSPHRASE)
window.start.unlock()
settle(window)
window.cases.new_title.setText("Mati lampu")
window.cases.make()
settle(window)
window.case.people.lines["name"].setText("Budi")
window.case.people.add()
settle(window)
window.case.go_to(type(window.case.statements))
settle(window)
QTest.keyClicks(window.case.statements.editor, "Saya melihat sendiri. ")
settle(window)
QTest.keyClicks(window.case.statements.editor, "Lampu lalu mati.")
print("typed", flush=True)
application.exec()
"""


def test_typed_words_survive_a_killed_process(vault_folder: Path, tmp_path: Path) -> None:
    code = TYPES.format(root=str(ROOT), recent=str(tmp_path / "recent.json"), vault=str(vault_folder))
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None and child.stdout.readline() == "typed\n"
        time.sleep(2)
    finally:
        child.kill()
        child.communicate()
    vault, case = reopened(vault_folder)
    (draft,) = statements.listing(vault, case)
    assert draft.text == "Saya melihat sendiri. Lampu lalu mati."
    heads.lock(vault)


@pytest.mark.parametrize("name", ["umlaut ü.jpg", "nama panjang " + "x" * 150 + ".jpg"])
def test_odd_names_are_taken_in(
    opened: Window, answers: Answers, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    new_case(opened, qtbot)
    photo(tmp_path, 1).rename(tmp_path / name)
    answers.sources.append(Source("", "", ""))
    drop(opened.case.evidence.files, tmp_path / name)
    settle(opened, qtbot)
    assert [each.obtained.file_name for each in opened.case.evidence.files.model.rows] == [name]


def test_sections_stand_in_the_order_of_work_with_icons_of_their_own(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    names = opened.case.list.model()
    rows = range(names.rowCount())
    assert [names.index(row, 0).data() for row in rows] == [
        "Uraian", "Orang", "Perbuatan", "Keterangan", "Bukti", "Prosedur", "Surat", "Riwayat", "Serah terima",
    ]  # fmt: skip
    drawn = [names.index(row, 0).data(Qt.ItemDataRole.DecorationRole).pixmap(20).toImage() for row in rows]
    assert not [pair for pair in combinations(drawn, 2) if pair[0] == pair[1]]
    assert icons.picture("warning", 20).toImage() not in drawn
    for section in opened.case.sections:
        opened.case.go_to(type(section))
        assert opened.case.section is section and section.isVisible()
