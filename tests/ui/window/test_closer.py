"""Looking closely at a picture, and covering what was looked at: always in the pixels of the picture itself."""

import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from intake.evidence import redaction
from intake.media.region import PictureSize
from intake.problems import Problem
from intake.vault import Vault
from tests.intake.media.test_close_up import HEIGHT, SPOT, WIDTH, lying
from tests.ui.window.conftest import Answers
from tests.ui.window.evidence_desk import EvidenceDesk, close_desk, open_desk
from ui.window.ask import Source
from ui.window.picture_view import ZOOM, PictureView


@pytest.fixture
def desk(tmp_path: Path, answers: Answers, qtbot: QtBot) -> Iterator[EvidenceDesk]:
    made = open_desk(tmp_path, answers, qtbot)
    yield made
    close_desk(made)


def take_in(desk: EvidenceDesk, tmp_path: Path, *contents: bytes) -> None:
    paths = [tmp_path / f"foto-{number}.jpg" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    desk.answers.sources.append(Source("Budi", "disalin", "rumah"))
    desk.section.files.take_in(tuple(paths))
    desk.settle()


def cover(desk: EvidenceDesk, place: QRectF) -> None:
    """Draws a box over a place of the picture, given as parts of its width and height, and has it made."""
    redact = desk.section.files.redaction
    whole, view = redact.picture.sceneRect(), redact.picture
    ends = [
        view.mapFromScene(QPointF(whole.width() * each.x(), whole.height() * each.y()))
        for each in (place.topLeft(), place.bottomRight())
    ]
    desk.qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=ends[0])
    desk.qtbot.mouseMove(view.viewport(), ends[1])
    desk.qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=ends[1])
    redact.reason.setText("wajah")
    redact.make_button.click()
    desk.settle()


def content(desk: EvidenceDesk, row: int) -> Image.Image:
    exhibit = desk.section.files.model.rows[row]

    def read(vault: Vault) -> bytes:
        with vault.blobs.open(exhibit.blob) as source:
            return source.read()

    return Image.open(io.BytesIO(desk.ask(read))).convert("RGB")


AROUND = QRectF((SPOT[0] - 100) / WIDTH, (SPOT[1] - 100) / HEIGHT, 264 / WIDTH, 232 / HEIGHT)
"""A little more than the red patch, in parts of the picture."""


@pytest.mark.parametrize("orientation", range(1, 9))
def test_what_is_boxed_is_what_is_covered_though_no_facts_were_read(
    desk: EvidenceDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, orientation: int
) -> None:
    files = desk.section.files
    monkeypatch.setattr(files, "_look", lambda *_: None)  # as where the reading still waits behind other work
    take_in(desk, tmp_path, lying(orientation))
    files._turn_to(0)
    desk.settle()
    assert files.model.rows[0].facts is None
    files.viewer.redact_button.click()
    desk.settle()
    assert files.redaction.picture.sceneRect().size().toTuple() == (WIDTH, HEIGHT)
    cover(desk, AROUND)
    made = content(desk, 1)
    assert made.size == (WIDTH, HEIGHT)
    black = made.crop(SPOT).getextrema()
    assert all(isinstance(band, tuple) and band[1] == 0 for band in black)
    assert made.getpixel((10, 10)) == (255, 255, 255)


def test_boxes_of_a_picture_of_another_size_are_refused(desk: EvidenceDesk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, lying(1))
    files = desk.section.files
    files._turn_to(0)
    desk.settle()
    files.viewer.redact_button.click()
    desk.settle()
    files.redaction._size = PictureSize(1280, 960)
    cover(desk, AROUND)
    assert len(files.model.rows) == 1
    assert "ukurannya lain" in files.redaction.state.text()


def test_the_viewer_learns_the_facts_that_are_read_while_it_is_open(
    desk: EvidenceDesk, tmp_path: Path
) -> None:
    files = desk.section.files
    look, files._look = files._look, lambda *_: None  # type: ignore[method-assign]  # held back, then let go
    take_in(desk, tmp_path, lying(6))
    files._turn_to(0)
    desk.settle()
    assert all(each.label != "Ukuran gambar" for each in files.viewer.facts.rows)
    shown = files.viewer.picture.item
    files._look = look  # type: ignore[method-assign]  # as above
    files._look()
    desk.settle()
    assert files.viewer._exhibit is not None and files.viewer._exhibit.facts is not None
    assert any("4000" in each.value for each in files.viewer.facts.rows)
    assert files.viewer.picture.item is shown


def near(view: PictureView, place: QPoint) -> None:
    """Zooms in as far as it goes on a place of the picture, given in its own pixels."""
    for _ in range(40):
        view.zoom(ZOOM)
        scene = view.sceneRect()
        view.centerOn(place.x() * scene.width() / WIDTH, place.y() * scene.height() / HEIGHT)


def painted(view: PictureView) -> QImage:
    image = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    view.render(painter)
    painter.end()
    return image


def striped(orientation: int) -> bytes:
    """Lines one pixel wide that no picture of 1280 pixels could hold."""
    tile = Image.new("L", (2, 1))
    tile.putpixel((1, 0), 255)
    lines = Image.new("L", (WIDTH, 1))
    for x in range(0, WIDTH, 2):
        lines.paste(tile, (x, 0))
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    lines.resize((WIDTH, HEIGHT), Image.Resampling.NEAREST).save(out, "JPEG", quality=95, exif=exif)
    return out.getvalue()


def wait_for_the_part(desk: EvidenceDesk, where: object) -> None:
    desk.qtbot.waitUntil(lambda: where.is_quiet and desk.work.is_idle, timeout=60_000)  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", ["viewer", "redaction"])
def test_zooming_in_shows_the_picture_own_pixels(desk: EvidenceDesk, tmp_path: Path, page: str) -> None:
    take_in(desk, tmp_path, striped(1))
    files = desk.section.files
    files._turn_to(0)
    desk.settle()
    shown = files.viewer
    if page == "redaction":
        files.viewer.redact_button.click()
        desk.settle()
        shown = files.redaction  # type: ignore[assignment]  # both have a picture and a closer
    near(shown.picture, QPoint(2000, 1500))
    wait_for_the_part(desk, shown.closer)
    near(shown.picture, QPoint(2000, 1500))
    wait_for_the_part(desk, shown.closer)
    seen = painted(shown.picture)
    row = [seen.pixelColor(x, seen.height() // 2).lightness() for x in range(20, seen.width() - 20)]
    assert min(row) < 40 and max(row) > 215
    edges = sum(1 for a, b in pairwise(row) if (a < 128) != (b < 128))
    assert len(row) / 10 < edges < len(row) / 6  # eight pixels of the screen for one of the picture


def test_a_picture_too_large_for_its_pixels_says_so(desk: EvidenceDesk, tmp_path: Path) -> None:
    large = io.BytesIO()
    Image.new("L", (20_000, 10_000), 128).save(large, "JPEG", quality=20)
    take_in(desk, tmp_path, large.getvalue())
    files = desk.section.files
    files._turn_to(0)
    desk.settle()
    assert files.viewer.no_picture.isHidden()
    near(files.viewer.picture, QPoint(2000, 1500))
    wait_for_the_part(desk, files.viewer.closer)
    assert "gambar kecil yang diperbesar: gambar terlalu besar" in files.viewer.no_picture.text()
    assert not files.viewer.no_picture.isHidden()


def test_a_small_picture_is_not_fetched_again(desk: EvidenceDesk, tmp_path: Path) -> None:
    small = io.BytesIO()
    Image.new("L", (400, 300), 128).save(small, "JPEG")
    take_in(desk, tmp_path, small.getvalue())
    files = desk.section.files
    files._turn_to(0)
    desk.settle()
    near(files.viewer.picture, QPoint(2000, 1500))
    wait_for_the_part(desk, files.viewer.closer)
    assert len(files.viewer.picture.scene().items()) == 1


def test_the_redaction_in_intake_refuses_another_size(desk: EvidenceDesk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, lying(6))
    exhibit = desk.section.files.model.rows[0]

    def refused(vault: Vault) -> str:
        box = redaction.Region(0, 0, 10, 10, redaction.Mode.BOX)
        with pytest.raises(Problem) as caught:
            redaction.redact(vault, desk.case, exhibit, [box], "wajah", PictureSize(HEIGHT, WIDTH))
        return caught.value.code

    assert desk.ask(refused) == "redaction-size"
