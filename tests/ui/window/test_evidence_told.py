"""What the evidence pages tell before and after they do something: odd moments, damage, names, what is in already."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from intake.check.vault import check_vault
from intake.check.words import where_words
from intake.evidence import previews
from intake.findings import FindingKind, Verdict
from intake.records import captures, things
from intake.records.captures import Act, CaptureFacts
from intake.records.things import ThingFacts
from intake.vault import Vault
from intake.wording import Language
from tests.ui.window.conftest import Answers, new_case, settle
from tests.ui.window.evidence_desk import EvidenceDesk, close_desk, open_desk, photo
from ui.window import columns
from ui.window.ask import Source
from ui.window.evidence_section import EvidenceSection
from ui.window.frame import Window


@pytest.fixture
def desk(tmp_path: Path, answers: Answers, qtbot: QtBot) -> Iterator[EvidenceDesk]:
    made = open_desk(tmp_path, answers, qtbot)
    yield made
    close_desk(made)


def take_in(desk: EvidenceDesk, *paths: Path) -> None:
    desk.answers.sources.append(Source("Budi", "disalin", "rumah"))
    desk.section.files.take_in(paths)
    desk.settle()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31-02-2024 25.99", "tidak terbaca"),
        ("01-01-2099 10.00", "belum tiba"),
        ("32-13-2024 77.00", "tidak terbaca"),
    ],
)
def test_an_odd_moment_is_asked_about_before_it_is_recorded(
    desk: EvidenceDesk, typed: str, words: str
) -> None:
    def fill(vault: Vault) -> None:
        captures.record(vault, desk.case, Act.POSTING, CaptureFacts("Facebook", account_name="Camat"), None)
        things.record(vault, desk.case, ThingFacts("spanduk"), ())

    desk.ask(fill)
    posts, held = desk.section.captures, desk.section.things
    for number, section in ((1, posts), (2, held)):
        desk.section.tabs.go_to(number)
        desk.settle()
        section.table.selectRow(0)
        desk.settle()
    posts.look.lines["seen_at"].setText(typed)
    held.move_form.lines["at"].setText(typed)
    held.move_form.lines["receiver"].setText("Siti")
    posts.look_button.click()
    held.move_button.click()
    desk.settle()
    assert words in posts.look_state.text() and words in held.move_state.text()
    assert posts.current is not None and posts.current.observations == ()
    assert held.current is not None and held.current.moves == ()
    posts.look_button.click()
    held.move_button.click()
    desk.settle()
    assert [each.facts.seen_at[:6] for each in posts.current.observations] != []
    assert len(held.current.moves) == 1
    posts.look.lines["seen_at"].setText("14-02-2024 09.30")
    posts.look_button.click()
    desk.settle()
    assert posts.current.observations[-1].facts.seen_at == "2024-02-14T09:30+08:00"


def test_the_clock_code_is_there_again_after_the_officer_was_elsewhere(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    opened.case.go_to(EvidenceSection)
    settle(opened, qtbot)
    evidence = opened.case.evidence
    clock = evidence.files.clock
    evidence.files.clock_button.click()

    def has_code() -> bool:
        return bool(clock.code._modules) and bool(clock.time.text())

    qtbot.waitUntil(has_code, timeout=10_000)
    opened.go_help()
    assert not clock.code._modules
    opened.end_help()
    qtbot.waitUntil(has_code, timeout=10_000)
    opened.case.go_to(type(opened.case.account))
    assert not clock.code._modules
    opened.case.go_to(EvidenceSection)
    qtbot.waitUntil(has_code, timeout=10_000)
    evidence.tabs.go_to(1)
    assert not clock.code._modules
    evidence.tabs.go_to(0)
    qtbot.waitUntil(has_code, timeout=10_000)
    settle(opened, qtbot)


@pytest.mark.parametrize("gone", [False, True])
def test_a_damaged_exhibit_is_named_with_what_to_do(desk: EvidenceDesk, tmp_path: Path, gone: bool) -> None:
    take_in(desk, photo(tmp_path / "foto", 1))
    exhibit = desk.section.files.model.rows[0]
    path = desk.ask(lambda vault: vault.blobs.path(exhibit.blob.id))
    if gone:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-40] + bytes(40))
    desk.section.files._turn_to(0)
    desk.settle()
    viewer = desk.section.files.viewer
    told = viewer.no_picture.text()
    assert told.startswith("IMG_0001.jpg: Isi bukti 1 ") and "cadangan" in told
    desk.answers.paths.append(tmp_path / "keluar.jpg")
    viewer.export_button.click()
    desk.settle()
    assert desk.bar.text.startswith("IMG_0001.jpg: Isi bukti 1 ") and exhibit.blob.id not in desk.bar.text
    assert not (tmp_path / "keluar.jpg").exists()
    report = desk.ask(check_vault)
    (found,) = [each for each in report.findings if exhibit.blob.id in each.object]
    assert report.verdict is Verdict.DAMAGED
    assert where_words(Language.ID, found) == "perkara 1, bukti 1: IMG_0001.jpg"
    assert where_words(Language.EN, found) == "case 1, exhibit 1: IMG_0001.jpg"
    assert "IMG_0001" not in repr(report)


def test_a_damaged_small_picture_is_no_damaged_evidence_and_is_made_again(
    desk: EvidenceDesk, tmp_path: Path
) -> None:
    take_in(desk, photo(tmp_path / "foto", 1))
    desk.section.files._turn_to(0)
    desk.settle()
    exhibit = desk.section.files.model.rows[0]

    def paths(vault: Vault) -> list[Path]:
        rows = vault.store.rows("SELECT preview_blob FROM previews")
        return [vault.blobs.path(row["preview_blob"]) for row in rows]

    first, second = desk.ask(paths)
    first.write_bytes(first.read_bytes()[:-40] + bytes(40))
    second.unlink()
    report = desk.ask(check_vault)
    assert [each.kind for each in report.findings] == [FindingKind.PREVIEW_DAMAGED] * 2
    assert report.verdict is Verdict.INTACT
    assert where_words(Language.ID, report.findings[0]) == "perkara 1, bukti 1: IMG_0001.jpg"
    for pixels in (previews.GRID, previews.PAGE):
        assert desk.ask(lambda vault, size=pixels: previews.preview(vault, exhibit, size))  # type: ignore[misc]
    assert desk.ask(check_vault).findings == ()


def test_the_card_is_read_anew_once_some_of_it_is_in(desk: EvidenceDesk, tmp_path: Path) -> None:
    folder = tmp_path / "DCIM"
    for number in range(3):
        photo(folder, number)
    files, page = desk.section.files, desk.section.files.medium
    files.medium_button.click()
    page.open_folder(folder)
    desk.settle()
    page.model.tick(page.model.index(0))
    page.reason.setCurrentText("Tidak menyangkut")
    desk.answers.sources.append(Source("Budi", "disalin", "rumah"))
    page.take_button.click()
    desk.settle()
    assert len(files.model.rows) == 1
    files.medium_button.click()
    desk.settle()
    assert page.model.chosen == set() and page.reason.currentText() == ""
    assert sum(each.held is not None for each in page.model.rows) == 1
    assert "1 sudah ada" in page.state.text()


def test_a_hostile_name_is_proposed_clean(desk: EvidenceDesk, tmp_path: Path) -> None:
    odd = tmp_path / "foto\u202egpj.exe\n.jpg"
    odd.write_bytes(photo(tmp_path / "foto", 1).read_bytes())
    take_in(desk, odd)
    desk.section.files._turn_to(0)
    desk.settle()
    proposed: list[str] = []
    desk.answers.new_file = lambda _, name, __: proposed.append(name)  # type: ignore[assignment,method-assign]
    desk.section.files.viewer.export_button.click()
    desk.settle()
    assert proposed == ["fotogpj.exe.jpg"]


def test_the_list_is_kept_with_the_widths_of_columns(desk: EvidenceDesk) -> None:
    files = desk.section.files
    assert files._views.currentIndex() == 0
    files.switch_button.click()
    kept = columns.widths(desk.section)
    files.switch_button.click()
    assert files.switch_button.text() == "Tampilkan daftar"
    columns.restore(desk.section, kept)
    assert files.view is files.list and files.switch_button.text() == "Tampilkan gambar"
