"""The office's side, checks, proofs and care of the vault, in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake import cards, lifecycle
from intake import vault as vaults
from intake.bundle import seal
from intake.bundle.handovers import HandoverState
from intake.check.proof import check_proof
from intake.custody import heads
from intake.evidence import adding, exhibits, reading
from intake.findings import Verdict
from intake.officer import Officer
from intake.problems import Problem
from intake.records import cases
from intake.records.cases import CaseFacts, CaseKind
from tests.ui.window.conftest import KDF, PASSPHRASE, Answers, settle, unlock
from tests.ui.window.test_case import photo, turn_to
from ui.window import head_panel
from ui.window.frame import Window
from ui.window.head_panel import qr_picture

OFFICE = "kata sandi kantor"


def drop(page: QWidget, *paths: Path) -> None:
    """Drops files on a page as a file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, mime, buttons, keys))


@pytest.fixture
def desks(vault_folder: Path, tmp_path: Path) -> tuple[Path, Path, Path]:
    """An officer's vault with a case, the office's vault, and the hand-over on a stick."""
    office = lifecycle.create(tmp_path / "kantor", Officer("Dewi", "23.02"), OFFICE.encode(), kdf=KDF)
    officer = vaults.unlock(vault_folder, PASSPHRASE.encode())
    for one, other in ((office, officer), (officer, office)):
        cards.trust(one, cards.own_card(other), cards.parse_card(cards.own_card(other)).fingerprint)
    case = cases.create(officer, CaseKind.LAPORAN, CaseFacts("Kampanye di sekolah"))
    list(adding.add(officer, case, [photo(tmp_path, 1)], exhibits.Obtained("")))
    list(reading.read_missing(officer, case))
    (tmp_path / "stik").mkdir()
    made = seal.seal(officer, case, cards.parse_card(cards.own_card(office)), tmp_path / "stik")
    heads.lock(officer)
    heads.lock(office)
    return vault_folder, tmp_path / "kantor", made.folder


def test_a_hand_over_is_checked_taken_in_answered_and_purged(
    make_window: Callable[..., Window], desks: tuple[Path, Path, Path], answers: Answers, qtbot: QtBot
) -> None:
    officer, office, folder = desks
    window = make_window()
    unlock(window, office, qtbot, OFFICE)
    page = window.further.receive
    window.leave_then(lambda: window.go_to(page))
    settle(window, qtbot)
    assert not page.receive_button.isEnabled()
    drop(page, folder)
    settle(window, qtbot)
    assert page.findings.verdict.text() == "Segel: UTUH" and page.model.rows == []
    assert "Siti Rahma" in page.findings.about.text()
    page.receive_button.click()
    settle(window, qtbot)
    ack = folder.with_name(f"{folder.name}.ack.txt")
    assert ack.is_file() and ack.name in window.bar.text
    (row,) = page.model.rows
    assert (row.state, row.sender) == (HandoverState.TAKEN_IN, "Siti Rahma")
    page.open_button.click()
    settle(window, qtbot)
    assert window.case.case is not None and window.case.case.facts.title == "Kampanye di sekolah"
    window.lock()
    settle(window, qtbot)
    unlock(window, officer, qtbot)
    purged(window, ack, answers, qtbot)


def purged(window: Window, ack: Path, answers: Answers, qtbot: QtBot) -> None:
    """The officer takes in the answer by dropping it, and then erases the case."""
    page = window.further.purge
    window.leave_then(lambda: window.go_to(page))
    settle(window, qtbot)
    assert [bool(each.lacks) for each in page.model.rows] == [True] and not page.erase_button.isEnabled()
    window.go_cases()
    settle(window, qtbot)
    window.cases.open_chosen()
    settle(window, qtbot)
    section = window.case.handover
    turn_to(window, section)
    settle(window, qtbot)
    assert "bukti serah terima belum ada" in section.stages.text and "aman dilepas" in section.stages.text
    drop(section, ack)
    settle(window, qtbot)
    assert section.model.rows[0].state is HandoverState.TAKEN_IN and "diterima" in section.stages.text
    turn_to(window, window.case.log)
    settle(window, qtbot)
    (added,) = (each for each in window.case.log.model.rows if each.evidence)
    assert added.proven.before is not None and added.proven.before.by == "Dewi"
    window.leave_then(lambda: window.go_to(page))
    settle(window, qtbot)
    page.erase_button.click()
    assert "alasannya" in window.bar.text
    page.reason.setText("laptop dikembalikan")
    page.erase_button.click()
    assert "Ketik angka 1" in window.bar.text
    page.typed.setText("1")
    answers.confirms += [False, True]
    page.erase_button.click()
    assert len(page.model.rows) == 1
    page.erase_button.click()
    settle(window, qtbot)
    assert page.model.rows == [] and "1 perkara dihapus" in window.bar.text


def test_a_damaged_hand_over_is_named_and_refused(
    make_window: Callable[..., Window], desks: tuple[Path, Path, Path], qtbot: QtBot
) -> None:
    _, office, folder = desks
    data = bytearray((folder / "bundle.age").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "bundle.age").write_bytes(data)
    window = make_window()
    unlock(window, office, qtbot, OFFICE)
    page = window.further.receive
    window.leave_then(lambda: window.go_to(page))
    settle(window, qtbot)
    page.check(folder)
    settle(window, qtbot)
    assert "RUSAK" in page.findings.verdict.text()
    shown = [page.findings.model.index(row, 0).data() for row in range(len(page.findings.model.rows))]
    assert "bundle.age" in shown
    assert page.receive_button.text().startswith("Tolak")
    page.receive_button.click()
    settle(window, qtbot)
    assert [each.state for each in page.model.rows] == [HandoverState.REFUSED]


def test_what_is_no_hand_over_is_said_in_words(
    opened: Window, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    page = opened.further.check
    opened.leave_then(lambda: opened.go_to(page))
    settle(opened, qtbot)
    (tmp_path / "kosong").mkdir()
    answers.paths.append(tmp_path / "kosong")
    page.folder_button.click()
    settle(opened, qtbot)
    assert "bukan segel" in opened.bar.text and "check " not in opened.bar.text
    page.check(tmp_path / "tidak-ada")
    settle(opened, qtbot)
    assert "tidak ditemukan" in opened.bar.text and page.vault_button.isEnabled()
    page.vault_button.click()
    settle(opened, qtbot)
    assert page.findings.verdict.text() == "Brankas: UTUH"


def test_a_photo_is_proved_to_somebody_else(
    make_window: Callable[..., Window],
    desks: tuple[Path, Path, Path],
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    officer, _, _ = desks
    window = make_window()
    unlock(window, officer, qtbot)
    window.cases.open_chosen()
    settle(window, qtbot)
    section = window.case.log
    turn_to(window, section)
    settle(window, qtbot)
    section.kinds.setCurrentIndex(section.kinds.findData("evidence"))
    assert all(each.kind.startswith("evidence.") for each in section.model.rows)
    row = next(row for row, each in enumerate(section.model.rows) if each.evidence)
    assert not section.prove_button.isEnabled()
    section.table.selectRow(row)
    answers.paths.append(tmp_path / "foto.tlog-proof")
    section.prove_button.click()
    settle(window, qtbot)
    shot, proof = tmp_path / "IMG_0001.jpg", tmp_path / "foto.tlog-proof"
    page = window.further.check
    window.leave_then(lambda: window.go_to(page))
    settle(window, qtbot)
    drop(page, proof, shot)
    settle(window, qtbot)
    assert "UTUH" in page.findings.verdict.text()
    shot.write_bytes(shot.read_bytes() + b"x")
    answers.paths.append(shot)
    page.check(proof)
    settle(window, qtbot)
    assert "RUSAK" in page.findings.verdict.text()
    assert check_proof(shot, proof.read_bytes(), []).verdict is Verdict.DAMAGED


def test_the_head_is_shown_as_text_and_code(opened: Window, tmp_path: Path, qtbot: QtBot) -> None:
    shown = []
    opened.cases.run(head_panel.read_head, shown.append)
    settle(opened, qtbot)
    drawn = qr_picture(shown[0].modules, 200).toImage()
    drawn.save(str(tmp_path / "qr.png"))
    (read,) = zxingcpp.read_barcodes(Image.open(tmp_path / "qr.png"))
    assert read.text == shown[0].receipt.sms and read.text.startswith("SEGEL1 ")


def test_check_now_tells_damage_below_the_log(
    make_window: Callable[..., Window], desks: tuple[Path, Path, Path], qtbot: QtBot
) -> None:
    officer, _, _ = desks
    blob = max((officer / "blobs").glob("??/*"), key=lambda path: path.stat().st_size)
    blob.write_bytes(blob.read_bytes()[:-1] + b"?")
    window = make_window()
    unlock(window, officer, qtbot)
    window.cases.open_chosen()
    settle(window, qtbot)
    turn_to(window, window.case.log)
    settle(window, qtbot)
    window.case.log.check_button.click()
    settle(window, qtbot)
    findings = window.case.log.findings
    assert "RUSAK" in findings.verdict.text() and findings.isVisible()
    assert findings.model.index(0, 1).data()
    window.lock()
    settle(window, qtbot)
    assert findings.verdict.text() == "" and findings.model.rows == []


def test_passphrase_backup_and_restore(
    opened: Window, vault_folder: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    page, new = opened.further.care, "gajah hijau tidur siang"
    opened.leave_then(lambda: opened.go_to(page))
    settle(opened, qtbot)
    for old, first, second, word in (
        ("", new, new, "sekarang"), (PASSPHRASE, "pendek", "pendek", "terlalu pendek"),
        (PASSPHRASE, new, new + "x", "tidak sama"), ("bukan ini", new, new, "sandi"),
    ):  # fmt: skip
        page.old.setText(old)
        page.first.setText(first)
        page.second.setText(second)
        page.change_button.click()
        settle(opened, qtbot)
        assert word in opened.bar.text and "sudah diganti" not in opened.bar.text
    assert page.old.text() == page.first.text() == ""
    page.old.setText(PASSPHRASE)
    page.first.setText(new)
    page.second.setText(new)
    page.change_button.click()
    settle(opened, qtbot)
    assert "sudah diganti" in opened.bar.text
    (tmp_path / "disk").mkdir()
    answers.paths += [tmp_path / "disk", tmp_path / "disk"]
    page.backup_button.click()
    settle(opened, qtbot)
    page.backup_button.click()
    settle(opened, qtbot)
    copies = sorted((tmp_path / "disk").iterdir())
    assert len(copies) == 2 and copies[0].name.startswith("brankas-cadangan-")
    opened.lock()
    settle(opened, qtbot)
    restored(opened, copies[0], tmp_path / "baru", new, qtbot)
    with pytest.raises(Problem):
        vaults.unlock(vault_folder, PASSPHRASE.encode())


def restored(window: Window, source: Path, target: Path, passphrase: str, qtbot: QtBot) -> None:
    """The lost laptop's vault comes back from its backup."""
    page = window.further.restore
    window.start.restore_button.click()
    assert window.pages.currentWidget() is page
    page.source.setText(str(source))
    page.target.setText(str(target))
    page.go_button.click()
    assert "kata sandi" in window.bar.text
    for typed, said in (("bukan ini sandinya", "sandi"), (passphrase, "dipulihkan")):
        page.passphrase.setText(typed)
        page.reason.setText("laptop hilang")
        page.go_button.click()
        settle(window, qtbot)
        assert said in window.bar.text
    assert window.pages.currentWidget() is window.start and page.source.text() == ""
    unlock(window, target, qtbot, passphrase)
    assert window.folder == target
