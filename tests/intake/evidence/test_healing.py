"""What is damaged in the vault and comes again, or can be made again, becomes whole."""

import io

import pytest
from PIL import Image

from intake.check.vault import check_vault
from intake.custody import journal
from intake.evidence import adding, exhibits, previews, reading
from intake.evidence.exhibits import Obtained
from intake.records import cases


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "asli.jpg"
    Image.effect_noise((400, 300), 60).convert("RGB").save(path, quality=90)
    return path


def _flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("harm", ["flip", "delete"])
def test_the_same_content_again_heals_a_damaged_exhibit(vault, case, picture, harm):
    (first,) = adding.add(vault, case, [picture], Obtained(""))
    damaged = vault.blobs.path(first.exhibit.blob.id)
    _flip(damaged) if harm == "flip" else damaged.unlink()
    (again,) = adding.add(vault, case, [picture], Obtained(""))
    assert (again.outcome, again.exhibit.id) == (adding.Outcome.DUPLICATE, first.exhibit.id)
    assert exhibits.is_whole(vault, again.exhibit.blob)
    assert not damaged.exists()
    kinds = [event.entry.kind for event in journal.events(vault)]
    assert kinds.count("evidence.healed") == 1
    assert check_vault(vault).findings == ()


def test_a_second_case_heals_the_first(vault, case, picture):
    (first,) = adding.add(vault, case, [picture], Obtained(""))
    _flip(vault.blobs.path(first.exhibit.blob.id))
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Lain"))
    (second,) = adding.add(vault, other, [picture], Obtained(""))
    assert second.outcome is adding.Outcome.ADDED
    assert exhibits.find(vault, first.exhibit.id).blob == second.exhibit.blob
    assert check_vault(vault).findings == ()


def test_facts_of_a_damaged_exhibit_are_read_once_it_is_whole(vault, case, picture):
    (first,) = adding.add(vault, case, [picture], Obtained(""))
    _flip(vault.blobs.path(first.exhibit.blob.id))
    (read,) = reading.read_missing(vault, case)
    assert read.facts.unread_reason == reading.DAMAGED
    assert exhibits.find(vault, first.exhibit.id).facts is None
    list(adding.add(vault, case, [picture], Obtained("")))
    (read,) = reading.read_missing(vault, case)
    assert (read.facts.pixel_width, read.facts.pixel_height) == (400, 300)


def test_a_damaged_preview_is_made_again(vault, case, picture):
    (added,) = adding.add(vault, case, [picture], Obtained(""))
    before = previews.preview(vault, added.exhibit, previews.GRID)
    row = vault.store.one("SELECT preview_blob FROM previews")
    _flip(vault.blobs.path(row["preview_blob"]))
    after = previews.preview(vault, added.exhibit, previews.GRID)
    assert Image.open(io.BytesIO(after)).size == Image.open(io.BytesIO(before)).size
    vault.blobs.remove(row["preview_blob"])
    assert check_vault(vault).findings == ()
