"""The office opens the vault of an officer who forgot the passphrase, in the window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from intake import cards, lifecycle, recovery
from intake import vault as vaults
from intake.check.vault import check_vault
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.findings import Verdict
from intake.officer import Officer
from intake.problems import Problem
from intake.records import cases
from tests.ui.window.conftest import KDF, PASSPHRASE, Answers, settle
from ui.window.frame import Window
from ui.window.recover_page import RecoverPage

NEW = "gajah hijau tidur siang pasar"


@pytest.fixture
def brought(vault_folder: Path, tmp_path: Path) -> Path:
    """A vault that names the card of the one that the window opens; it has a case."""
    own = vaults.unlock(vault_folder, PASSPHRASE.encode())
    card = cards.parse_card(cards.own_card(own))
    heads.lock(own)
    folder = tmp_path / "stik" / "brankas-siti"
    vault = lifecycle.create(folder, Officer("Siti Rahma", "23.02"), b"lupa", kdf=KDF, recovery=card.age)
    cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Baliho"))
    heads.lock(vault)
    return folder


@pytest.fixture
def page(opened: Window, qtbot: QtBot) -> RecoverPage:
    opened.leave_then(lambda: opened.go_to(opened.further.recover))
    settle(opened, qtbot)
    return opened.further.recover


def fill(page: RecoverPage, source: Path) -> Path:
    target = source.with_name("lanjutan")
    page.source.setText(str(source))
    page.target.setText(str(target))
    page.reason.setText("lupa")
    page.first.setText(NEW)
    page.second.setText(NEW)
    return target


def test_the_officer_types_a_new_passphrase_and_goes_on(
    brought: Path, opened: Window, page: RecoverPage, answers: Answers, qtbot: QtBot
) -> None:
    answers.paths.append(brought)
    page._pick_source()
    target = Path(page.target.text())
    assert target == brought.with_name("brankas-siti-baru")
    for line, typed, said in (
        (page.reason, "lupa", "alasannya"), (page.first, NEW, "terlalu pendek"), (page.second, NEW, "tidak sama"),
    ):  # fmt: skip
        page.go_button.click()
        assert said in opened.bar.text
        line.setText(typed)
    assert "tebakan" in page._hint.text()
    page.go_button.click()
    settle(opened, qtbot)
    assert "Brankas Siti Rahma kini ada di" in opened.bar.text
    assert not any(each.text() for each in (page.source, page.reason, page.first, page.second))
    vault = vaults.unlock(target, NEW.encode())
    assert [each.facts.title for each in cases.listing(vault)] == ["Baliho"]
    assert check_vault(vault).verdict is Verdict.INTACT
    assert [each.entry.kind for each in journal.events(vault)] == [Kind.LOG_CONTINUED, Kind.VAULT_RECOVERED]
    heads.lock(vault)
    vaults.unlock(brought, b"lupa").close()


def test_what_stands_against_it_is_said_and_what_was_typed_stays(
    brought: Path, opened: Window, page: RecoverPage, tmp_path: Path, qtbot: QtBot
) -> None:
    plain = tmp_path / "tanpa-kartu"
    lifecycle.create(plain, Officer("Ani", "23.02"), b"lupa", kdf=KDF).close()
    for source, said in ((plain, "tidak menyebut kartu"), (tmp_path, "bukan brankas")):
        target = fill(page, source)
        page.go_button.click()
        settle(opened, qtbot)
        assert said in opened.bar.text and not target.exists()
        assert page.first.text() == NEW and page.go_button.isEnabled()


def test_an_older_copy_is_asked_about(
    brought: Path, opened: Window, page: RecoverPage, answers: Answers, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    real = recovery._compare

    def older(own: object, wanted: recovery.Wanted, *rest: object) -> None:
        if not wanted.anyway:
            raise Problem("recovery-older", item=str(wanted.source), held=9, found=2)
        real(own, wanted, *rest)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(recovery, "_compare", older)
    target = fill(page, brought)
    answers.confirms += [False, True]
    page.go_button.click()
    settle(opened, qtbot)
    assert "lebih lama" in answers.said[-1].text and not target.exists()
    page.go_button.click()
    settle(opened, qtbot)
    vaults.unlock(target, NEW.encode()).close()


def test_locking_clears_what_was_typed(
    brought: Path, opened: Window, page: RecoverPage, qtbot: QtBot
) -> None:
    fill(page, brought)
    opened.leaving.at_once()
    settle(opened, qtbot)
    assert page.first.text() == page.second.text() == page.source.text() == ""
