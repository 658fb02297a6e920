"""Taking files in: every file has its outcome, in order, and one bad file never stops the rest."""

import os
import socket
import sys
from pathlib import Path

import pytest

from intake.blobs import BLOCK
from intake.custody import journal
from intake.custody.entries import Kind
from intake.evidence import adding, exhibits
from intake.evidence.exhibits import Obtained
from intake.records import cases

WORDS = Obtained("", source="Budi", how="WhatsApp")


def take(vault, case, paths, watcher=None):
    return list(adding.add(vault, case, paths, WORDS, watcher))


def test_a_folder_is_taken_in_in_order_with_all_that_was_said(vault, case, photos, watcher, tmp_path):
    paths = photos(20)
    (paths[0].parent / "b").mkdir()
    deep = paths[0].parent / "b" / "x.jpg"
    deep.write_bytes(b"\xff\xd8\xff\xe0 dalam")
    added = take(vault, case, [paths[0].parent], watcher)
    assert [each.file for each in added] == [*paths, deep]
    assert {each.outcome for each in added} == {adding.Outcome.ADDED}
    assert watcher.told == added
    assert watcher.announced == (21, sum(path.stat().st_size for path in (*paths, deep)))
    assert watcher.bytes == watcher.announced[1]
    kept = list(exhibits.listing(vault, case))
    assert kept == [each.exhibit for each in added]
    assert [exhibit.number for exhibit in kept] == list(range(1, 22))
    first = kept[0]
    assert (first.media_type, first.facts, first.withdrawn) == ("image/jpeg", None, None)
    assert (first.obtained.file_name, first.obtained.source) == ("000.jpg", "Budi")
    assert first.obtained.file_time.startswith("20")
    for path, exhibit in zip((*paths, deep), kept, strict=True):
        with vault.blobs.open(exhibit.blob) as source:
            assert source.read() == path.read_bytes()


def test_the_same_content_is_one_exhibit_in_a_case_and_one_blob_in_the_vault(vault, case, photos, outcomes):
    one, two = photos(2)
    two.write_bytes(one.read_bytes())
    first, second = take(vault, case, [one, two])
    assert (second.outcome, second.exhibit) == (adding.Outcome.DUPLICATE, first.exhibit)
    assert outcomes(take(vault, case, [one.parent])) == {"000.jpg": "duplicate", "001.jpg": "duplicate"}
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))
    third, fourth = take(vault, other, [two, one])
    assert (third.outcome, fourth.outcome) == (adding.Outcome.ADDED, adding.Outcome.DUPLICATE)
    assert third.exhibit.id != first.exhibit.id
    assert third.exhibit.blob == first.exhibit.blob
    assert vault.blobs.present() == {first.exhibit.blob.id}
    assert sum(event.entry.kind == Kind.EVIDENCE_ADDED for event in journal.events(vault)) == 2


def test_one_path_named_twice_has_two_outcomes(vault, case, photos):
    (one,) = photos(1)
    assert [each.outcome for each in take(vault, case, [one, one])] == ["added", "duplicate"]


def test_each_bad_file_says_what_is_wrong_and_the_good_go_in(vault, case, tmp_path, outcomes):
    folder = tmp_path / "campur"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 baik")
    (folder / "b-kosong.jpg").write_bytes(b"")
    (folder / "c-tautan.jpg").symlink_to(folder / "a.jpg")
    (folder / "d-putus.jpg").symlink_to(folder / "tidak ada")
    os.mkfifo(folder / "e-pipa")
    (folder / "f-folder").symlink_to(tmp_path)
    (folder / "z.jpg").write_bytes(b"\xff\xd8\xff\xe0 juga baik")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "g-soket"))
        (tmp_path / "hampa" / "dalam").mkdir(parents=True)
        added = take(
            vault,
            case,
            [tmp_path / "tidak ada", folder, tmp_path / "hampa", folder / "e-pipa", tmp_path / ("x" * 300)],
        )
    assert [(each.file.name, each.problem.code if each.problem else each.outcome) for each in added] == [
        ("tidak ada", "file-gone"),
        ("a.jpg", "added"),
        ("b-kosong.jpg", "file-empty"),
        ("c-tautan.jpg", "file-is-link"),
        ("d-putus.jpg", "file-is-link"),
        ("e-pipa", "file-not-regular"),
        ("f-folder", "file-is-link"),
        ("g-soket", "file-not-regular"),
        ("z.jpg", "added"),
        ("hampa", "folder-empty"),
        ("e-pipa", "file-not-regular"),
        ("x" * 300, "file-unreadable"),
    ]
    assert all(each.problem.particulars["item"] == str(each.file) for each in added if each.problem)


def test_a_link_that_was_named_itself_is_followed(vault, case, photos, tmp_path):
    (one,) = photos(1)
    (tmp_path / "tautan.jpg").symlink_to(one)
    (added,) = take(vault, case, [tmp_path / "tautan.jpg"])
    assert (added.outcome, added.exhibit.obtained.file_name) == ("added", "tautan.jpg")


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root reads whatever the mode says, Windows has none"
)
def test_what_may_not_be_read_is_forbidden(vault, case, photos, outcomes):
    one, _ = photos(2)
    one.chmod(0)
    (one.parent / "tutup").mkdir(mode=0)
    assert outcomes(take(vault, case, [one.parent])) == {
        "000.jpg": "file-forbidden",
        "001.jpg": "added",
        "tutup": "file-forbidden",
    }


@pytest.mark.parametrize(
    "name",
    [b"baris\ndua.jpg", "‮gpj.exe".encode(), b"\xff\xfe.jpg", b"-rf", "e\u0301.jpg".encode(), b"a\\b:c.jpg",
     b"\x01\x1b[31m.jpg", b"x" * 255, b" ", "👩🏽‍🌾.jpg".encode()],
)  # fmt: skip
def test_any_name_is_kept_to_the_byte(vault, case, tmp_path, name):
    import base64

    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(b"\xff\xd8\xff\xe0 isi")
    (added,) = take(vault, case, [path])
    told = exhibits.find(vault, added.exhibit.id).obtained
    kept = base64.b64decode(told.file_name_base64) if told.file_name_base64 else told.file_name.encode()
    assert kept == name
    assert told.file_name.encode()
    assert bool(told.file_name_base64) == (name == b"\xff\xfe.jpg")


def test_a_name_is_not_believed(vault, case, tmp_path):
    (tmp_path / "foto.jpg").write_bytes(b"%PDF-1.7 bukan foto")
    (added,) = take(vault, case, [tmp_path / "foto.jpg"])
    assert added.exhibit.media_type == "application/pdf"


def test_a_file_that_grows_while_it_is_read_is_refused(vault, case, photos, watcher, outcomes):
    grown, *_ = photos(3, size=3_000_000)

    def grow(size):
        if size == BLOCK:
            with grown.open("ab") as out:
                out.write(b"lagi")

    watcher.when_moved = grow
    added = take(vault, case, [grown.parent], watcher)
    assert outcomes(added) == {
        "000.jpg": "file-changed-while-read",
        "001.jpg": "added",
        "002.jpg": "added",
    }
    assert vault.blobs.present() == {each.exhibit.blob.id for each in added if each.exhibit}


def test_a_file_that_goes_away_between_looking_and_reading(vault, case, photos, watcher, outcomes):
    paths = photos(30)
    watcher.found = lambda files, size: paths[3].unlink()
    added = take(vault, case, [paths[0].parent], watcher)
    assert outcomes(added)["003.jpg"] == "file-gone"
    assert sum(each.outcome == "added" for each in added) == 29


def test_a_file_that_becomes_something_else_after_it_was_looked_at(vault, case, photos, watcher, outcomes):
    pipe, empty, good = photos(3)

    def exchange(files, size):
        pipe.unlink()
        os.mkfifo(pipe)  # reading it would block
        empty.write_bytes(b"")

    watcher.found = exchange
    assert outcomes(take(vault, case, [good.parent], watcher)) == {
        "000.jpg": "file-not-regular",
        "001.jpg": "file-empty",
        "002.jpg": "added",
    }


def test_a_cancel_keeps_what_was_acknowledged_and_refuses_the_rest(vault, case, photos, watcher):
    paths = photos(60)
    added = []
    for each in adding.add(vault, case, [paths[0].parent], WORDS, watcher):
        added.append(each)
        if len(added) == 5:
            watcher.cancelled.set()
    assert len(added) == 60
    kept = [each for each in added if each.outcome == "added"]
    rest = [each for each in added if each.outcome == "refused"]
    assert 5 <= len(kept) <= 5 + adding.IN_FLIGHT + adding.BATCH
    assert {each.problem.code for each in rest} == {"cancelled"}
    assert [each.exhibit for each in kept] == list(exhibits.listing(vault, case))
    assert vault.blobs.present() == {each.exhibit.blob.id for each in kept}
    assert list(vault.blobs.incoming.iterdir()) == []


def test_a_cancel_in_the_middle_of_a_file_leaves_nothing_of_it(vault, case, photos, watcher, outcomes):
    photos(1, size=5_000_000)
    watcher.when_moved = lambda size: watcher.cancelled.set() if size else None
    added = take(vault, case, photos(1, size=5_000_000), watcher)
    assert outcomes(added) == {"000.jpg": "cancelled"}
    assert vault.blobs.present() == set()


def test_a_caller_who_goes_away_leaves_no_loose_files(vault, case, photos):
    intake = adding.add(vault, case, [photos(40)[0].parent], WORDS)
    next(intake)
    intake.close()
    kept = list(exhibits.listing(vault, case))
    assert 1 <= len(kept) <= adding.BATCH
    assert vault.blobs.present() == {exhibit.blob.id for exhibit in kept}


def test_words_that_cannot_be_kept_are_refused_before_anything_is_read(vault, case, photos, refused):
    with refused("text-not-storable", field="source"):
        list(adding.add(vault, case, photos(1), Obtained("", source="\x00")))
    assert vault.blobs.present() == set()


def test_a_failing_record_leaves_the_others(vault, case, photos, outcomes):
    """The database refuses one file of a batch: it alone is refused."""
    paths = photos(8)
    from intake.problems import Problem

    insert = exhibits.insert

    def picky(vault, exhibit):
        if exhibit.obtained.file_name == "003.jpg":
            raise Problem("disk-full", item="x", needed=1, free=0)
        insert(vault, exhibit)

    exhibits.insert = picky
    try:
        added = take(vault, case, [paths[0].parent])
    finally:
        exhibits.insert = insert
    expected = dict.fromkeys((path.name for path in paths), "added") | {"003.jpg": "disk-full"}
    assert outcomes(added) == expected
    assert vault.blobs.present() == {each.exhibit.blob.id for each in added if each.exhibit}
