"""A whole working day in the window, from the first run to the acknowledgement, with real keys and mouse clicks.

Once with the mouse, once with keys alone; both are played offscreen, and once more on an X11 display.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake import cards, lifecycle
from intake import vault as vaults
from intake.bundle.handovers import HandoverState
from intake.check.vault import check_vault
from intake.custody import heads
from intake.evidence import exhibits
from intake.findings import Verdict
from intake.media import practice
from intake.media.practice import PracticePhone
from intake.officer import Officer
from intake.records import cases, people, signed, statements
from intake.records.signed import Signer
from tests.ui.window import display_tests
from tests.ui.window.conftest import KDF, PASSPHRASE
from tests.ui.window.keys_alone import Keys
from tests.ui.window.test_office import OFFICE
from tests.ui.window.working_day import DayAnswers, Hands, new_vault_filled
from ui.window.frame import Window
from ui.window.handover_section import HandoverSection
from ui.window.signing_panel import SigningPanel
from ui.window.statements_section import StatementsSection

SAID = "Lurah turun dari mobil dinas dan membagikan kaus kepada warga."


@pytest.fixture
def answers() -> DayAnswers:
    return DayAnswers()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The office's vault, locked, and its card on a stick."""
    vault = lifecycle.create(tmp_path / "kantor", Officer("Dewi", "23.02"), OFFICE.encode(), kdf=KDF)
    (tmp_path / "stik").mkdir()
    (tmp_path / "stik" / "kantor.kartu").write_bytes(cards.own_card(vault))
    heads.lock(vault)
    return vault.path


@pytest.mark.parametrize("way", [Hands, Keys])
def test_a_whole_working_day(
    make_window: Callable[..., Window],
    answers: DayAnswers,
    office: Path,
    tmp_path: Path,
    qtbot: QtBot,
    way: type[Hands],
) -> None:
    window = make_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hands = way(window, qtbot, answers)
    own, stick = tmp_path / "brankas-siti", tmp_path / "stik"
    first_run(hands, own)
    cards_exchanged(hands, answers, stick)
    report_taken_in(hands, tmp_path)
    statement_sealed(hands, answers)
    bundle = sealed_for_the_office(hands, answers, stick)
    received(hands, answers, office, stick, bundle)
    acknowledged(hands, answers, own, bundle)
    window.close()
    held(own)


def first_run(hands: Hands, own: Path) -> None:
    window = hands.window
    new_vault_filled(hands, own, "Panwaslu Kecamatan Balikpapan Selatan")
    hands.click(window.creation.create_button)
    assert window.page is window.cases and window.folder == own


def cards_exchanged(hands: Hands, answers: DayAnswers, stick: Path) -> None:
    page = hands.window.cards
    hands.shortcut(Qt.Key.Key_K)
    answers.paths += [stick / "kantor.kartu", stick / "siti.kartu"]
    answers.confirms.append(True)
    hands.click(page.trust_button)
    assert [each.card.name for each in page.model.rows] == ["Dewi"]
    hands.click(page.save_button)
    assert (stick / "siti.kartu").is_file()


def report_taken_in(hands: Hands, folder: Path) -> None:
    window, page = hands.window, hands.window.intake
    hands.shortcut(Qt.Key.Key_T)
    hands.type("Nama", "Budi Santoso")
    hands.type("Alamat", "RT 9 Gunung Bahagia")
    hands.into(page.reported.blocks[0].fields["name"].edit, "Hendra Wijaya")
    hands.into(page.happened.fields["event"].edit, "Lurah membagikan kaus bergambar calon")
    hands.into(page.witnesses.blocks[0].fields["name"].edit, "Nur Aini")
    photos = []
    for index in range(3):
        photos.append(folder / f"IMG_{index:04d}.jpg")
        photos[-1].write_bytes(practice.draw_photo(PracticePhone.SAMSUNG, index, megapixels=0.1))
    hands.bring(page, page.files.pick_button, *photos)
    hands.type("Caranya", "Disalin dari telepon")
    hands.click(page.files.take_button)
    assert page.files.summary.text() == "3 masuk, 0 sudah ada, 0 ditolak"
    hands.into(page.happened.fields["narrative"].edit, "Pukul sembilan pagi di Lapangan RT 9.")
    hands.click(page.side.number_button)
    hands.click(page.side.preview_button)
    paper = window.further.paper
    assert window.page is paper and paper.print_button.isEnabled()
    hands.click(paper.back_button)
    assert window.page is page
    hands.click(page.side.leave_button)
    assert window.page is window.case and window.case.case is not None


def statement_sealed(hands: Hands, answers: DayAnswers) -> None:
    section = hands.window.case.statements
    hands.section(StatementsSection)
    hands.click(section.new_button)
    hands.go_to(section.person)
    hands.type("Keterangan dari", "3")
    hands.into(section.editor, SAID)
    qtbot_wait = hands.qtbot.waitUntil
    qtbot_wait(lambda: not section.unsaved, timeout=10_000)
    answers.confirms.append(True)
    hands.click(section.seal_button)
    assert "tersegel" in hands.window.bar.text
    signed_on_paper(hands, section.signing)


def signed_on_paper(hands: Hands, signing: SigningPanel) -> None:
    """The first photo serves as the scan of the paper."""
    hands.click(signing.paper_button)
    hands.key(Qt.Key.Key_Down)
    hands.click(signing.signed_by[Signer.SPEAKER])
    hands.click(signing.log_button)
    assert "di kertas, bukti 1" in signing.papers.text()


def sealed_for_the_office(hands: Hands, answers: DayAnswers, stick: Path) -> Path:
    section = hands.window.case.handover
    hands.section(HandoverSection)
    hands.tick(section.papers, "B.3 ·")
    assert [each.name for each in section.papers.chosen] == ["B.3"]
    answers.paths.append(stick)
    hands.click(section.seal_button)
    assert "Flashdisk aman dilepas" in hands.window.bar.text
    assert section.model.rows[-1].state is HandoverState.SEALED
    (folder,) = (each for each in stick.iterdir() if each.is_dir())
    hands.shortcut(Qt.Key.Key_L)
    return folder


def received(hands: Hands, answers: DayAnswers, office: Path, stick: Path, bundle: Path) -> None:
    window, page = hands.window, hands.window.further.receive
    answers.paths.append(office)
    hands.click(window.start.other_button)
    hands.unlock(office, OFFICE)
    hands.shortcut(Qt.Key.Key_K)
    answers.paths.append(stick / "siti.kartu")
    answers.confirms.append(True)
    hands.click(window.cards.trust_button)
    hands.shortcut(Qt.Key.Key_R)
    hands.bring(page, page.pick_button, bundle)
    assert page.findings.verdict.text() == "Segel: UTUH"
    hands.key(Qt.Key.Key_Space)
    assert [each.state for each in page.model.rows] == [HandoverState.TAKEN_IN]
    hands.click(page.open_button)
    assert window.page is window.case and window.case.case is not None
    hands.section(StatementsSection)
    assert SAID in [each.text for each in window.case.statements.model.rows]
    hands.shortcut(Qt.Key.Key_L)


def acknowledged(hands: Hands, answers: DayAnswers, own: Path, bundle: Path) -> None:
    window = hands.window
    hands.choose(window.start.list, [each.name for each in window.start._folders].index(own.name))
    hands.click(window.start.passphrase)
    hands.unlock(own, PASSPHRASE)
    hands.choose(window.cases.table, 0)
    hands.key(Qt.Key.Key_Return)
    hands.section(HandoverSection)
    answers.paths.append(bundle.with_name(f"{bundle.name}.ack.txt"))
    hands.turn_to(window.case.handover.tabs, window.case.handover.table)
    hands.click(window.case.handover.ack_button)
    assert window.case.handover.model.rows[-1].state is HandoverState.TAKEN_IN
    assert "diterima" in window.case.handover.stages.text
    hands.shortcut(Qt.Key.Key_L)
    assert window.page is window.start and not answers.paths and not answers.confirms


def held(own: Path) -> None:
    """What the day must have left in the officer's vault."""
    vault = vaults.unlock(own, PASSPHRASE.encode())
    (case,) = cases.listing(vault)
    names = [each.facts.name for each in people.listing(vault, case)]
    assert names == ["Budi Santoso", "Hendra Wijaya", "Nur Aini"]
    (said,) = statements.listing(vault, case)
    assert said.is_sealed and said.text == SAID
    (paper,) = signed.of_statement(vault, case.id, said)
    assert paper.facts.signers == (Signer.SPEAKER,)
    assert len(list(exhibits.listing(vault, case))) == 3
    assert check_vault(vault).verdict is Verdict.INTACT
    heads.lock(vault)


def test_a_whole_working_day_on_a_display(display: str) -> None:
    played = display_tests.play(display, f"{__file__}::{test_a_whole_working_day.__name__}")
    assert "2 passed" in played
