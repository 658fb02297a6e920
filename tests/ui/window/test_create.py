"""The first run with everything on it: the superior office's card, and a case to practise on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crypto.slots import RecoverySlot
from intake import cards, header, lifecycle
from intake import vault as vaults
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.evidence import exhibits
from intake.officer import Officer
from intake.records import cases, people, statements
from tests.ui.window.conftest import KDF, PASSPHRASE, Answers
from tests.ui.window.working_day import DayAnswers, Hands, new_vault_filled
from ui.window import practice_case
from ui.window.frame import Window


@pytest.fixture
def answers() -> DayAnswers:
    return DayAnswers()


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """The card of the superior office."""
    vault = lifecycle.create(tmp_path / "kantor", Officer("Dewi", "23.02"), b"kata sandi kantor", kdf=KDF)
    (tmp_path / "kantor.kartu").write_bytes(cards.own_card(vault))
    heads.lock(vault)
    return tmp_path / "kantor.kartu"


@pytest.fixture
def hands(make_window: Callable[..., Window], answers: DayAnswers, qtbot: QtBot) -> Hands:
    window = make_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Hands(window, qtbot, answers)


def closed(hands: Hands) -> None:
    """Closes the window, which locks first."""
    hands.window.close()
    hands.qtbot.waitUntil(lambda: not hands.window.isVisible(), timeout=10_000)


def recovery(folder: Path) -> tuple[RecoverySlot, ...]:
    return header.parse((folder / "vault.json").read_bytes()).recovery


def test_the_superior_office_gets_a_slot_of_its_own(
    hands: Hands, answers: Answers, card: Path, tmp_path: Path
) -> None:
    page, folder = hands.window.creation, tmp_path / "baru"
    new_vault_filled(hands, folder)
    assert "seluruh isi brankas hilang" in page._loss.text() and page.no_card_button.isHidden()
    answers.paths.append(card)
    hands.click(page.card_button)
    superior = cards.parse_card(card.read_bytes())
    assert "Pemegang kartu Dewi" in page._loss.text() and " ".join(superior.fingerprint) in page._loss.text()
    hands.click(page.create_button)
    assert hands.window.folder == folder
    (slot,) = recovery(folder)
    assert slot.recipient == superior.age
    closed(hands)
    vault = vaults.unlock(folder, PASSPHRASE.encode())
    (created,) = (each.body for each in journal.events(vault) if each.entry.kind == Kind.VAULT_CREATED)
    assert created["recovery"] == superior.age
    heads.lock(vault)


def test_a_card_that_is_put_aside_gets_no_slot(
    hands: Hands, answers: Answers, card: Path, tmp_path: Path
) -> None:
    page, folder = hands.window.creation, tmp_path / "baru"
    new_vault_filled(hands, folder)
    answers.paths += [card, tmp_path / "bukan.kartu"]
    hands.click(page.card_button)
    hands.click(page.no_card_button)
    assert "seluruh isi brankas hilang" in page._loss.text()
    (tmp_path / "bukan.kartu").write_bytes(b"bukan kartu\n")
    hands.click(page.card_button)
    assert hands.window.bar.text and "seluruh isi brankas hilang" in page._loss.text()
    hands.click(page.create_button)
    assert recovery(folder) == ()


def test_a_practice_case_is_there_to_throw_away(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(practice_case, "_folder", lambda: tmp_path / "latihan")
    page, folder = hands.window.creation, tmp_path / "baru"
    new_vault_filled(hands, folder)
    page.practice.setFocus()
    hands.key(Qt.Key.Key_Space)
    assert page.practice.isChecked()
    hands.click(page.create_button)
    window = hands.window
    assert window.page is window.cases and len(window.cases.model.lines) == 1
    assert not (tmp_path / "latihan").exists(), "its drawn photos are gone from the disk"
    hands.choose(window.cases.table, 0)
    hands.key(Qt.Key.Key_Return)
    assert window.page is window.case
    closed(hands)
    vault = vaults.unlock(folder, PASSPHRASE.encode())
    (case,) = cases.listing(vault)
    assert people.listing(vault, case) and statements.listing(vault, case)
    assert list(exhibits.listing(vault, case))
    heads.lock(vault)
