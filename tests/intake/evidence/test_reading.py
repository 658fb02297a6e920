"""Facts of real files: whatever a file is, the reading ends, and unread is never called absent."""

import pytest

from intake.custody import journal
from intake.evidence import adding, exhibits, handling, reading
from intake.evidence.exhibits import Obtained
from intake.evidence.kinds import ExhibitKind
from intake.media.practice import PracticePhone, draw_photo, photo_facts
from intake.media.types import ExifStatus
from intake.records import cases


def test_facts_are_read_once_and_logged_by_their_digest(vault, case, tmp_path):
    for index, kind in enumerate(PracticePhone):
        (tmp_path / f"{index}.jpg").write_bytes(draw_photo(kind, index, megapixels=0.3))
    list(adding.add(vault, case, sorted(tmp_path.glob("*.jpg")), Obtained("")))
    read = list(reading.read_missing(vault, case))
    assert read == list(exhibits.listing(vault, case))
    for index, (kind, exhibit) in enumerate(zip(PracticePhone, read, strict=True)):
        wanted = photo_facts(kind, index, seed=2024)
        assert (exhibit.facts.make, exhibit.facts.taken_raw) == (wanted.make, wanted.taken)
        assert exhibit.facts.exif_status is (ExifStatus.COMPLETE if wanted.make else ExifStatus.ABSENT)
    events = [event for event in journal.events(vault) if event.entry.kind == "evidence.read"]
    assert [event.body["id"] for event in events] == [exhibit.id for exhibit in read]
    assert list(reading.read_missing(vault, case)) == []
    assert journal.size(vault) == events[-1].entry.seq + 1


def test_two_readings_that_take_turns_log_each_exhibit_once(vault, case, photos, monkeypatch):
    """As in the window: a paper is made while the photos that came in are being read."""
    monkeypatch.setattr(reading, "BATCH", 1)
    list(adding.add(vault, case, photos(4), Obtained("")))
    behind = reading.read_missing(vault, case)
    first = next(behind)
    ahead = list(reading.read_missing(vault, case))
    assert [first, *ahead] == list(exhibits.listing(vault, case)) == [first, *behind]
    read = [event.body["id"] for event in journal.events(vault) if event.entry.kind == "evidence.read"]
    assert read == [first.id, *(each.id for each in ahead)]


def test_what_was_changed_while_a_file_was_read_is_not_given_back_as_it_was(vault, case, photos, monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 1)
    list(adding.add(vault, case, photos(2), Obtained("")))
    behind = reading.read_missing(vault, case)
    first = next(behind)
    second = next(each for each in exhibits.listing(vault, case) if each.id != first.id)
    handling.classify(vault, case, second, ExhibitKind.IDENTITAS)
    assert [each.kind for each in behind] == [ExhibitKind.IDENTITAS]


def test_a_damaged_blob_is_unread_and_the_others_are_read(open_vault, photos):
    case = cases.create(open_vault, cases.CaseKind.LAPORAN, cases.CaseFacts("T"))
    added = list(adding.add(open_vault, case, photos(4), Obtained("")))
    flipped, missing, folder, _ = (open_vault.blobs.path(each.exhibit.blob.id) for each in added)
    data = bytearray(flipped.read_bytes())
    data[60] ^= 1
    flipped.write_bytes(data)
    missing.unlink()
    folder.unlink()
    folder.mkdir()  # a read error of the system's own
    read = [exhibit.facts for exhibit in reading.read_missing(open_vault, case)]
    assert [(facts.exif_status, facts.unread_reason) for facts in read[:3]] == [
        (ExifStatus.UNREAD, "damaged-in-vault")
    ] * 3
    assert read[3].unread_reason != "damaged-in-vault"


@pytest.mark.corpus
def test_every_real_file_goes_in_and_is_read(vault, case, corpus):
    added = list(adding.add(vault, case, [corpus / "real"], Obtained("", source="korpus")))
    refused = {each.file.name for each in added if each.outcome == "refused"}
    assert all(each.problem.code == "file-empty" for each in added if each.problem), refused
    wanted = [path for path in (corpus / "real").rglob("*") if path.is_file()]
    assert len(added) == len(wanted) > 300
    read = list(reading.read_missing(vault, case))
    assert len(read) == sum(each.outcome == "added" for each in added)
    statuses = [exhibit.facts.exif_status for exhibit in read]
    assert statuses.count(ExifStatus.COMPLETE) > 100
    for exhibit in read:
        facts = exhibit.facts
        assert (facts.exif_status is ExifStatus.UNREAD) == (facts.unread_reason is not None)
        if not exhibit.media_type.startswith(("image/", "video/", "audio/mp4")):
            assert facts.exif_status is ExifStatus.UNREAD
        if facts.exif_status is ExifStatus.ABSENT:
            assert (facts.make, facts.taken_raw, facts.latitude) == (None, None, None)
    assert list(reading.read_missing(vault, case)) == []
