"""Previews: made once, kept encrypted, shared where identical, and their failures remembered."""

import hashlib
import io

import pytest
from PIL import Image

from intake.custody import journal
from intake.evidence import adding, exhibits, previews
from intake.evidence.exhibits import Obtained
from intake.media.practice import PracticePhone, draw_photo
from intake.records import cases


@pytest.fixture
def shown(vault, case, tmp_path):
    """Exhibits of two photos, of one of them again with a tail, and of a text."""
    photo = draw_photo(PracticePhone.SAMSUNG, 0, megapixels=0.5)
    contents = {
        "a.jpg": photo,
        "b.jpg": draw_photo(PracticePhone.APPLE, 1, megapixels=0.5),
        "c.jpg": photo + b"ekor",  # other bytes, the same picture
        "d.txt": b"bukan gambar",
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    return [
        added.exhibit
        for added in adding.add(vault, case, [tmp_path / name for name in contents], Obtained(""))
    ]


def rows(vault):
    return [tuple(row) for row in vault.store.rows("SELECT * FROM previews ORDER BY rowid")]


def test_a_preview_is_an_upright_jpeg_of_the_size_asked_for(vault, shown):
    for exhibit, upright in ((shown[0], False), (shown[1], True)):
        picture = Image.open(io.BytesIO(previews.preview(vault, exhibit, previews.GRID)))
        assert (picture.format, max(picture.size)) == ("JPEG", previews.GRID)
        assert (picture.height > picture.width) == upright
        assert not picture.getexif()


def test_a_preview_is_made_once_and_kept_encrypted(vault, shown, monkeypatch):
    made = previews.preview(vault, shown[0], previews.GRID)
    monkeypatch.setattr(previews, "MediaWorker", None)  # nothing more is made
    assert previews.preview(vault, shown[0], previews.GRID) == made
    assert len(vault.blobs.present()) == 5
    for path in vault.path.rglob("*"):
        if path.is_file():
            assert made[:64] not in path.read_bytes()
            assert b"\xff\xd8\xff\xe0\x00\x10JFIF" not in path.read_bytes()


def test_what_cannot_be_shown_is_remembered(vault, shown, monkeypatch):
    assert previews.failure(vault, shown[3], previews.GRID) is None  # never tried
    assert previews.preview(vault, shown[3], previews.GRID) is None
    assert previews.failure(vault, shown[3], previews.GRID) == "not-an-image"
    monkeypatch.setattr(previews, "MediaWorker", None)
    assert previews.preview(vault, shown[3], previews.GRID) is None


def test_identical_previews_are_one_blob(vault, shown):
    first, third = (previews.preview(vault, shown[index], previews.GRID) for index in (0, 2))
    assert first == third
    assert len({row[2] for row in rows(vault)}) == 1
    assert len(vault.blobs.present()) == 5


def test_the_missing_ones_are_made_and_no_others(vault, case, shown, watcher):
    told = []
    watcher.preview_made = lambda made, wanted: told.append((made, wanted))
    kept = previews.preview(vault, shown[0], previews.GRID)
    made = list(previews.make_missing(vault, case, previews.GRID, watcher))
    assert made == shown[1:]
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert previews.preview(vault, shown[0], previews.GRID) == kept
    assert list(previews.make_missing(vault, case, previews.GRID)) == []
    assert [row[3] for row in rows(vault)] == [None, None, None, "not-an-image"]


def test_a_cancel_stops_the_making(vault, case, shown, watcher, refused):
    watcher.cancelled.set()
    with refused("cancelled"):
        list(previews.make_missing(vault, case, previews.GRID, watcher))
    assert rows(vault) == []


def test_a_damaged_exhibit_gets_its_chance_again(open_vault, tmp_path):
    case = cases.create(open_vault, cases.CaseKind.LAPORAN, cases.CaseFacts("T"))
    (tmp_path / "a.jpg").write_bytes(draw_photo(PracticePhone.OPPO, 0, megapixels=0.3))
    (added,) = adding.add(open_vault, case, [tmp_path / "a.jpg"], Obtained(""))
    path = open_vault.blobs.path(added.exhibit.blob.id)
    path.rename(tmp_path / "aside")
    assert previews.preview(open_vault, added.exhibit, previews.GRID) is None
    (tmp_path / "aside").rename(path)
    assert previews.preview(open_vault, added.exhibit, previews.GRID) is not None
    assert [exhibit.id for exhibit in exhibits.listing(open_vault, case)] == [added.exhibit.id]


def test_a_preview_that_goes_out_is_logged(vault, shown, tmp_path, refused):
    previews.export(vault, shown[0], previews.GRID, tmp_path / "kecil.jpg")
    last = list(journal.events(vault))[-1]
    sha256 = hashlib.sha256((tmp_path / "kecil.jpg").read_bytes()).hexdigest()
    said = {name: last.body[name] for name in ("id", "pixels", "sha256")}
    assert (last.entry.kind, said) == (
        "evidence.exported", {"id": shown[0].id, "pixels": previews.GRID, "sha256": sha256},
    )  # fmt: skip
    before = journal.size(vault)
    with refused("preview-impossible"):
        previews.export(vault, shown[3], previews.GRID, tmp_path / "teks.jpg")
    with refused("file-exists"):
        previews.export(vault, shown[0], previews.GRID, tmp_path / "kecil.jpg")
    assert journal.size(vault) == before
