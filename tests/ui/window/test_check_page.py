"""Checking a dossier in the window: page by page, against this vault or a hand-over, said in words."""

import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake import cards
from intake import vault as vaults
from intake.bundle import seal
from intake.check import dossier
from intake.custody import heads
from intake.evidence import adding, exhibits
from intake.findings import Finding
from intake.papers import attachment, gather
from intake.records import cases, people
from intake.records.people import PersonFacts, Role
from intake.vault import Vault
from tests.ui.window.conftest import PASSPHRASE, Answers, settle, unlock
from tests.ui.window.handing_over_desk import office as office
from tests.ui.window.test_office import drop
from ui.window.check_page import CheckPage
from ui.window.frame import Window
from ui.window.work import Job, Progress

Papers = tuple[Path, Path]


@pytest.fixture
def papers(vault_folder: Path, office: Path, tmp_path: Path) -> Papers:
    """The dossier of the officer's case, and a hand-over sealed after it; then a person is corrected."""
    vault = vaults.unlock(vault_folder, PASSPHRASE.encode())
    case = cases.find(vault, "1")
    person = people.add(vault, case, Role.SAKSI, PersonFacts("Nur Aini"))
    gather.make_dossier(vault, case, tmp_path / "berkas.pdf")
    (tmp_path / "stik").mkdir()
    made = seal.seal(vault, case, cards.trusted(vault)[0].card, tmp_path / "stik")
    people.edit(vault, case, person, PersonFacts("Nur Aini Rahman"))
    heads.lock(vault)
    return tmp_path / "berkas.pdf", made.folder


@pytest.fixture
def page(make_window: Callable[..., Window], vault_folder: Path, papers: Papers, qtbot: QtBot) -> CheckPage:
    window = make_window()
    unlock(window, vault_folder, qtbot)
    window.leave_then(lambda: window.go_to(window.further.check))
    settle(window, qtbot)
    return window.further.check


def told(page: CheckPage) -> list[tuple[str, str]]:
    model = page.findings.model
    return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]


def wait(page: CheckPage, qtbot: QtBot) -> None:
    window = page.window()
    assert isinstance(window, Window)
    settle(window, qtbot)


def test_against_this_vault_each_page_is_told_in_words(
    page: CheckPage, papers: Papers, answers: Answers, qtbot: QtBot
) -> None:
    answers.paths.append(papers[0])
    qtbot.mouseClick(page.dossier_button, Qt.MouseButton.LeftButton)
    wait(page, qtbot)
    assert page.findings.verdict.text() == "Berkas perkara: UTUH", told(page)
    outdated = [words for where, words in told(page) if re.fullmatch(r"Halaman \d+", where)]
    assert outdated and all("benar ketika dicetak" in words and "orang: 1" in words for words in outdated)
    assert page.dossier_button.isEnabled()


def test_it_is_told_how_far_it_is_and_can_be_stopped(
    page: CheckPage, papers: Papers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[Progress] = []
    report, stop_at = Job.report, [""]

    def spied(job: Job[object], what: str, done: int, total: int, part: float | None = None) -> None:
        report(job, what, done, total, part)
        assert job.progress is not None and job.may_stop
        told.append(job.progress)
        if what == stop_at[0]:
            job.cancel()  # as the button of the strip does

    monkeypatch.setattr(Job, "report", spied)
    page.check_dossier(papers[0])
    wait(page, qtbot)
    assert page.findings.verdict.text() == "Berkas perkara: UTUH"
    ends = {each.what: (each.done, each.total) for each in told}
    assert list(ends) == [
        "Membaca catatan log perkara",
        "Membandingkan isi brankas dengan log",
        "Menghitung sidik catatan",
        "Membaca berkas perkara (MB)",
        "Membandingkan halaman",
    ]
    assert all(done == total for done, total in ends.values()) and ends["Membandingkan halaman"][1] > 5
    page.check_dossier(*papers)
    wait(page, qtbot)
    assert "Membaca segel (MB)" in {each.what for each in told}
    files = sorted(tmp_path.rglob("*"))
    for stage in ends:
        stop_at[0] = stage
        page.check_dossier(papers[0])
        wait(page, qtbot)
        assert page.desk.bar.text.startswith("Dihentikan") and page.findings.verdict.text() == ""
        assert page.dossier_button.isEnabled() and told[-1].what == stage
    assert sorted(tmp_path.rglob("*")) == files


def test_the_keyboard_stays_at_what_was_pressed(page: CheckPage, qtbot: QtBot) -> None:
    window = page.window()
    page.vault_button.setFocus()
    qtbot.keyClick(page.vault_button, Qt.Key.Key_Space)
    assert not page.vault_button.isEnabled() and window.focusWidget() is page, "not on a button of the head"
    wait(page, qtbot)
    assert window.focusWidget() is page.vault_button
    counted = r"Diperiksa \(seluruh isi\): \d+ berkas \(\d+ kB|\d+,\d MB\), \d+ catatan"
    assert re.search(counted, page.findings.about.text()), page.findings.about.text()


def test_against_a_hand_over_that_is_chosen(
    page: CheckPage, papers: Papers, answers: Answers, qtbot: QtBot
) -> None:
    page.against.setFocus()
    qtbot.keyClick(page.against, Qt.Key.Key_Down)
    assert page.against.currentText() == "sebuah folder segel"
    answers.paths += [papers[0], None]
    page.dossier_button.click()
    wait(page, qtbot)
    assert page.findings.verdict.text() == "" and not answers.paths
    answers.paths += list(papers)
    page.dossier_button.click()
    wait(page, qtbot)
    assert page.findings.verdict.text() == "Berkas perkara: UTUH" and told(page) == []


def test_dropped_together_with_its_hand_over_in_any_order(
    page: CheckPage, papers: Papers, qtbot: QtBot
) -> None:
    for one, other in (papers, papers[::-1]):
        drop(page, one, other)
        wait(page, qtbot)
        assert page.findings.verdict.text() == "Berkas perkara: UTUH" and told(page) == []


def test_a_page_that_says_something_else_is_named(page: CheckPage, papers: Papers, qtbot: QtBot) -> None:
    pdf = papers[0]
    forge(pdf)
    drop(page, pdf)
    wait(page, qtbot)
    assert "RUSAK" in page.findings.verdict.text()
    words = dict(told(page))
    pages = [where for where in words if where.startswith("Halaman ")]
    assert pages and all("bertentangan dengan catatan" in words[each] for each in pages)
    assert not any("as stated" in each or "page " in each for each in words.values())


def forge(pdf: Path) -> None:
    """Another digest for a person in the attachment, whose stream keeps its length."""
    claim = dossier.claimed(pdf)
    assert claim is not None and not isinstance(claim.said, Finding)
    said = claim.said
    key = next(key for key in said.facts if key.startswith("person "))
    data = pdf.read_bytes()
    found = re.search(rb"/Length (\d+) /Type /EmbeddedFile\s+>>\nstream\n", data)
    assert found is not None
    packed, room = zlib.compress(said.encode().replace(said.facts[key].encode(), b"0" * 64), 9), int(found[1])
    assert len(packed) <= room
    pdf.write_bytes(data[: found.end()] + packed.ljust(room, b"\n") + data[found.end() + room :])


def test_what_is_no_dossier_or_no_hand_over(
    page: CheckPage, papers: Papers, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "cut.pdf").write_bytes(papers[0].read_bytes()[:512])
    drop(page, tmp_path / "cut.pdf")
    wait(page, qtbot)
    assert "RUSAK" in page.findings.verdict.text() and "terpotong" in told(page)[0][1]
    (tmp_path / "lain.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    for give in (
        lambda: drop(page, tmp_path / "lain.pdf"),
        lambda: page.check_dossier(tmp_path / "lain.pdf"),
    ):
        give()
        wait(page, qtbot)
        assert "bukan berkas perkara" in page.desk.bar.text and "RUSAK" not in page.findings.verdict.text()
    (tmp_path / "kosong").mkdir()
    page.against.setCurrentIndex(1)
    answers.paths += [papers[0], tmp_path / "kosong"]
    page.dossier_button.click()
    wait(page, qtbot)
    assert "bukan segel" in page.desk.bar.text and page.dossier_button.isEnabled()


@pytest.fixture
def proof(vault_folder: Path, papers: Papers, tmp_path: Path) -> Path:
    """The proof of the dossier as evidence."""
    vault = vaults.unlock(vault_folder, PASSPHRASE.encode())
    case = cases.find(vault, "1")
    (added,) = adding.add(vault, case, [papers[0]], exhibits.Obtained("", source="Budi"))
    assert added.exhibit is not None
    path = tmp_path / "bukti.tlog-proof"
    path.write_bytes(heads.prove(vault, added.exhibit.id).encode())
    heads.lock(vault)
    return path


def test_a_dossier_that_is_also_evidence_is_checked_by_the_proof_that_is_given(
    proof: Path, page: CheckPage, papers: Papers, qtbot: QtBot
) -> None:
    pdf = papers[0]
    own = attachment.proof_beside(pdf)
    for given, said in ((proof, "Bukti pencatatan: UTUH"), (own, "Berkas perkara: UTUH")):
        for dropped in ((pdf, given), (given, pdf)):
            drop(page, *dropped)
            wait(page, qtbot)
            assert page.findings.verdict.text() == said, told(page)
    own.write_bytes(proof.read_bytes())
    drop(page, pdf)
    wait(page, qtbot)
    assert page.findings.verdict.text() == "Berkas perkara: UTUH", told(page)


@pytest.mark.parametrize("name", ["film.mp4", "berkas.pdf"])
def test_a_check_by_a_proof_tells_how_far_it_is_and_can_be_stopped(
    page: CheckPage, vault_folder: Path, papers: Papers, name: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot,
) -> None:  # fmt: skip
    window = page.window()
    assert isinstance(window, Window)
    if name.endswith(".pdf"):
        checked = papers[0]
    else:
        checked = tmp_path / name
        checked.write_bytes(bytes(5 * 10**6))
    proof = tmp_path / "bukti.tlog-proof"

    def prove(vault: Vault, _: Job[None]) -> None:
        (added,) = adding.add(vault, cases.find(vault, "1"), [checked], exhibits.Obtained(""))
        assert added.exhibit is not None
        proof.write_bytes(heads.prove(vault, added.exhibit.id).encode())

    window.cases.run(prove, lambda _: None)
    wait(page, qtbot)
    told: list[Progress] = []
    report, stops = Job.report, [False]

    def spied(job: Job[object], what: str, done: int, total: int, part: float | None = None) -> None:
        report(job, what, done, total, part)
        assert job.progress is not None and job.may_stop
        told.append(job.progress)
        if stops[0]:
            job.cancel()

    monkeypatch.setattr(Job, "report", spied)
    drop(page, checked, proof)
    wait(page, qtbot)
    assert page.findings.verdict.text() == "Bukti pencatatan: UTUH"
    megabytes = checked.stat().st_size // 10**6
    assert {each.what for each in told} == {"Memeriksa (MB)"}
    assert (told[-1].done, told[-1].total, told[-1].part) == (megabytes, megabytes, 1.0)
    stops[0] = True
    drop(page, checked, proof)
    wait(page, qtbot)
    assert page.desk.bar.text.startswith("Dihentikan") and page.findings.verdict.text() == ""
    assert page.dossier_button.isEnabled()


def test_a_dossier_without_any_mark_is_known_by_its_proof(
    page: CheckPage, papers: Papers, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    bare, own = tmp_path / "cetakan.pdf", attachment.proof_beside(papers[0])
    bare.write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Title (Cetakan) >>\nendobj\n%%EOF\n")
    for dropped in ((bare, own), (own, bare)):
        drop(page, *dropped)
        wait(page, qtbot)
        assert page.findings.verdict.text() == "Berkas perkara: RUSAK", told(page)
    answers.paths += [bare]
    drop(page, own)  # asks for what it proves
    wait(page, qtbot)
    assert page.findings.verdict.text() == "Berkas perkara: RUSAK" and not answers.paths
    own.rename(attachment.proof_beside(bare))
    drop(page, bare)
    wait(page, qtbot)
    assert page.findings.verdict.text() == "Berkas perkara: RUSAK", told(page)
