"""Cards and folders: everything listed or named, nothing written, and a card that goes away loses nothing listed."""

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from intake.custody import journal
from intake.custody.entries import Kind
from intake.custody.words import in_words
from intake.evidence import adding, medium
from intake.evidence.exhibits import Obtained
from intake.evidence.medium import Looking, Notice, NoticeKind, Picture
from intake.media.practice import PracticePhone, draw_photo
from intake.media.types import PreviewStatus
from intake.problems import Problem
from intake.records import cases
from intake.wording import Language


def split(found: list[Picture | Notice]) -> tuple[list[Picture], list[Notice]]:
    return [each for each in found if isinstance(each, Picture)], [
        each for each in found if isinstance(each, Notice)
    ]


@pytest.fixture
def card(tmp_path: Path) -> Path:
    folder = tmp_path / "kartu"
    (folder / "DCIM" / "Camera").mkdir(parents=True)
    return folder


def put(path: Path, when: str = "2024-02-14T09:30:00", data: bytes = b"\xff\xd8\xff\xe0 isi") -> Path:
    path.write_bytes(data)
    time = datetime.fromisoformat(when).timestamp()
    os.utime(path, (time, time))
    return path


def test_pictures_by_day_and_time_and_everything_else_named(vault, card):
    camera = card / "DCIM" / "Camera"
    late = put(camera / "b.JPG", "2024-02-14T17:00:00")
    early = put(camera / "c.heic", "2024-02-14T07:00:00")
    film = put(card / "film.mp4", "2024-02-15T07:00:00")
    put(card / "daftar.xlsx")
    put(camera / ".trashed-1.jpg")
    (card / "tautan.jpg").symlink_to(late)
    (card / "putar").symlink_to(card)
    for hidden in (".thumbnails", "System Volume Information", "$RECYCLE.BIN", "LOST.DIR"):
        (card / hidden).mkdir()
        put(card / hidden / "x.jpg")
    pictures, notices = split(list(medium.listing(vault, card)))
    assert [[each.path for each in day.pictures] for day in medium.by_day(pictures)] == [
        [film],
        [early, late],
    ]
    assert [day.day for day in medium.by_day(pictures)] == ["2024-02-15", "2024-02-14"]
    assert {each.path.name for each in notices if each.kind is NoticeKind.HIDDEN and each.path != card} == {
        ".thumbnails", "System Volume Information", "$RECYCLE.BIN", "LOST.DIR",
    }  # fmt: skip
    counted = {each.kind: each.count for each in notices if each.path == card}
    assert counted == {NoticeKind.HIDDEN: 1, NoticeKind.LINK: 2, NoticeKind.OTHER: 1}


def test_what_is_probably_held_is_said_with_its_exhibit(vault, case, card):
    camera = card / "DCIM" / "Camera"
    held, other = (
        put(camera / "a.jpg", data=b"\xff\xd8\xff satu"),
        put(camera / "b.jpg", data=b"\xff\xd8\xff dua"),
    )
    list(adding.add(vault, case, [held], Obtained("")))
    second = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))

    def marks(of: cases.Case | None) -> dict[Path, str | None]:
        return {each.path: each.held for each in split(list(medium.listing(vault, card, of)))[0]}

    assert marks(None) == marks(case) == {held: "1/1", other: None}
    assert marks(second) == {held: None, other: None}
    # FAT keeps every second second only.
    time = held.stat().st_mtime
    os.utime(held, (time + 2, time + 2))
    assert marks(case)[held] == "1/1"
    os.utime(held, (time + 3, time + 3))
    assert marks(case)[held] is None


def test_twenty_thousand_files_come_bit_by_bit(vault, tmp_path):
    folder = tmp_path / "banyak"
    for part in range(20):
        (folder / f"{part:03}").mkdir(parents=True)
        for number in range(1000):
            (folder / f"{part:03}" / f"IMG_{number:05}.jpg").touch()
    coming = medium.listing(vault, folder)
    first = next(coming)
    assert isinstance(first, Picture)
    shutil.rmtree(folder / "000" if first.path.parent.name != "000" else folder / "001")
    rest, notices = split(list(coming))
    assert len(rest) == 18_999
    (gone,) = notices
    assert (gone.kind, gone.problem.code) == (NoticeKind.UNREADABLE, "file-gone")


def test_names_that_are_long_or_no_text(vault, case, card):
    put(card / ("x" * 251 + ".jpg"))
    strange = Path(os.fsdecode(os.fsencode(card) + b"/\xff\xfe foto.jpg"))
    put(strange)
    deep = card
    for _ in range(12):
        deep = deep / ("d" * 150)
        deep.mkdir()
    put(deep / "dalam.jpg")
    pictures, notices = split(list(medium.listing(vault, card)))
    assert ({each.path.name for each in pictures}, notices) == (
        {"x" * 251 + ".jpg", strange.name, "dalam.jpg"},
        [],
    )
    outcomes = [
        added.outcome for added in adding.add(vault, case, [each.path for each in pictures], Obtained(""))
    ]
    assert sorted(outcomes) == ["added", "duplicate", "duplicate"]
    assert sum(each.held is not None for each in split(list(medium.listing(vault, card)))[0]) == 1


def test_a_folder_that_may_not_be_read_is_named_and_the_rest_listed(vault, card, monkeypatch):
    put(card / "a.jpg")
    closed = card / "DCIM"
    real = os.scandir

    def scandir(place):
        if Path(place) == closed:
            raise PermissionError(13, "Permission denied", str(place))
        return real(place)

    monkeypatch.setattr(os, "scandir", scandir)  # root may read everything
    pictures, (notice,) = split(list(medium.listing(vault, card)))
    assert [each.path.name for each in pictures] == ["a.jpg"]
    assert (notice.kind, notice.path, notice.problem.code) == (
        NoticeKind.UNREADABLE,
        closed,
        "file-forbidden",
    )


def test_a_folder_that_is_none(vault, card, refused):
    for wrong in (card / "tidak ada", put(card / "a.jpg")):
        with refused("folder-missing"):
            list(medium.listing(vault, wrong))


@pytest.fixture
def mounted(disks: Callable[[str], Path]) -> Path:
    """A file system of its own, as a card is."""
    return disks("8M")


def pulled(vault, card: Path, pull: Callable[[], object]) -> None:
    for part in range(5):
        (card / f"{part}").mkdir()
        for number in range(20):
            put(card / f"{part}" / f"{number}.jpg")
    coming = medium.listing(vault, card)
    seen = [next(coming) for _ in range(30)]
    pull()
    seen += coming
    pictures, notices = split(seen)
    assert 30 <= len(pictures) < 100
    assert (seen[-1], [each.kind for each in notices]) == (notices[-1], [NoticeKind.PULLED])


def test_a_card_that_is_unmounted_in_the_middle(vault, mounted):
    pulled(vault, mounted, lambda: subprocess.run(["umount", "-l", str(mounted)], check=True))


def test_a_card_that_vanishes_in_the_middle(vault, tmp_path):
    (tmp_path / "usb").mkdir()
    pulled(vault, tmp_path / "usb", lambda: (tmp_path / "usb").rename(tmp_path / "pergi"))


def test_taking_in_from_a_card_that_vanishes_has_an_outcome_for_each(vault, case, mounted):
    paths = [put(mounted / f"{number}.jpg", data=b"\xff\xd8\xff" + bytes([number])) for number in range(5)]
    chosen = [each.path for each in split(list(medium.listing(vault, mounted)))[0]]
    assert sorted(chosen) == paths
    coming = adding.add(vault, case, paths, Obtained(""))
    subprocess.run(["umount", "-l", str(mounted)], check=True)
    assert [each.problem.code for each in coming] == ["file-gone"] * 5


def test_what_was_left_is_one_event_with_its_reason(vault, case, refused):
    size = journal.size(vault)
    for blank in ("", "  "):
        with refused("reason-missing"):
            medium.leave(vault, case, 3, blank)
    medium.leave(vault, case, 37, "foto keluarga")
    (event,) = journal.events(vault, start=size)
    assert (event.entry.kind, event.body["count"], event.body["reason"]) == (
        Kind.EVIDENCE_LEFT,
        37,
        "foto keluarga",
    )
    assert "37" in in_words(event, Language.ID) and "foto keluarga" in in_words(event, Language.EN)


def test_looking_reads_times_and_previews_where_they_lie_and_writes_nothing(vault, card):
    camera = card / "DCIM" / "Camera"
    put(camera / "a.jpg", "2024-02-10T09:00:00", draw_photo(PracticePhone.SAMSUNG, 0, megapixels=0.2))
    put(camera / "b.jpg", "2024-02-10T10:00:00", draw_photo(PracticePhone.XIAOMI, 1, megapixels=0.2))
    put(camera / "c.jpg", "2024-02-10T11:00:00", b"bukan foto")
    gone = put(camera / "d.jpg", "2024-02-10T12:00:00")
    (day,) = medium.by_day(split(list(medium.listing(vault, card)))[0])
    gone.unlink()
    before = sorted((path, path.stat().st_mtime_ns) for path in vault.path.rglob("*"))
    with Looking() as looking:
        looked = list(looking.facts(day.pictures))
        preview = looking.preview(day.pictures[0], 320)
        with pytest.raises(Problem):
            looking.preview(day.pictures[3], 320)
    assert [each.facts and each.facts.make for each in looked] == ["samsung", "Xiaomi", None, None]
    assert looked[0].facts.taken_raw == "2024:02:10 08:30:00"
    assert looked[3].problem.code == "file-gone"
    assert (preview.status, max(preview.width, preview.height)) == (PreviewStatus.MADE, 320)
    assert sorted((path, path.stat().st_mtime_ns) for path in vault.path.rglob("*")) == before


WAYS = {
    Language.ID: ("Transfer file", "Simpan Asli", "Dokumen", "pembaca kartu", "EXIF"),
    Language.EN: ("File transfer", "Keep Originals", "Document", "card reader", "EXIF"),
}


@pytest.mark.parametrize("language", Language)
def test_the_phone_guide_names_every_route(language):
    guide = medium.phone_guide(language)
    assert all(word in guide for word in WAYS[language])


def test_the_phone_guides_tell_the_same():
    shapes = [
        [line[:2] for line in medium.phone_guide(each).splitlines() if line[:1] in "#|-123456"]
        for each in Language
    ]
    assert shapes[0] == shapes[1]
