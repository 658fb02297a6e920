"""The camera clock check: only this vault's fresh code counts, and no picture's time is ever changed by it."""

import base64
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from intake.bundle import receive as receives
from intake.bundle import seal as seals
from intake.cards import parse_card
from intake.clock import Moment, SystemClock, stamp
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.custody.words import in_words
from intake.evidence import adding, clockcheck, exhibits, reading
from intake.evidence.clockcheck import ClockDoubt
from intake.evidence.clocknotes import ClockNotes, note_for
from intake.evidence.exhibits import Obtained
from intake.media import qr
from intake.media.client import MediaWorker
from intake.media.moment import Basis
from intake.media.replies import BadReply
from intake.papers.fact_words import facts_of
from intake.records import cases
from intake.vault import Vault
from intake.wording import Language
from intake.worker import Frame
from tests.intake.evidence.clock_photos import Phone, photo

WITA = timezone(timedelta(hours=8))


class MovedClock:
    """The laptop's clock, moved ahead as if the time had passed."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> Moment:
        moment = SystemClock().now()
        at = stamp(datetime.fromisoformat(moment.at) + self.ahead)
        return Moment(at, moment.boot, moment.ms + round(self.ahead.total_seconds() * 1000))


@pytest.fixture
def clock(vault: Vault) -> MovedClock:
    moved = MovedClock()
    vault.clock = moved
    return moved


@pytest.fixture
def take(vault: Vault, case: cases.Case, tmp_path: Path) -> Callable[..., exhibits.Exhibit]:
    """Takes bytes in and reads their facts."""
    count = iter(range(1000))

    def taken(data: bytes, into: cases.Case | None = None) -> exhibits.Exhibit:
        path = tmp_path / f"{next(count):03}.jpg"
        path.write_bytes(data)
        (added,) = adding.add(vault, into or case, [path], Obtained(""))
        assert added.exhibit is not None
        for _ in reading.read_missing(vault, into or case):
            pass
        return exhibits.find(vault, added.exhibit.id)

    return taken


def shown_at(code: str) -> datetime:
    return datetime.fromisoformat(code.split()[3])


def wall(code: str, seconds: int = 0, zone: timezone = WITA) -> datetime:
    """What a phone in `zone` whose clock is so many seconds ahead writes when it sees the code."""
    return shown_at(code).astimezone(zone).replace(tzinfo=None) + timedelta(seconds=seconds)


def search(vault: Vault, case: cases.Case, **how: bool) -> list[clockcheck.Looked]:
    return list(clockcheck.recognise(vault, case, **how))


def only(looked: list[clockcheck.Looked]) -> clockcheck.ClockCheck:
    (check,) = [each.check for each in looked if each.check]
    return check


@pytest.mark.parametrize(("seconds", "skew"), [(192, "+00:03:12"), (-7265, "-02:01:05"), (0, "+00:00:00")])
def test_the_skew_is_noted_beside_the_camera_s_pictures_and_changes_none(vault, case, take, seconds, skew):
    code = clockcheck.code(vault, case)
    check_photo = take(photo(code, wall(code, seconds), slant=0.15, blur=1.5, noise=0.3, turn=12))
    same = take(photo(None, wall(code, seconds + 60), seed=2))
    other = take(photo(None, wall(code), Phone(model="SM-A146P"), seed=3))
    before = [each.facts for each in exhibits.listing(vault, case)]
    looked = search(vault, case)
    assert [each.exhibit.id for each in looked] == [check_photo.id, same.id, other.id]
    check = only(looked)
    assert (check.seconds, check.basis, check.doubt) == (seconds, Basis.EXIF_OFFSET, None)
    note = note_for(vault, same)
    assert note is not None
    assert (note.skew, note.number, note.hours, note.varies) == (skew, 1, 0, False)
    assert note_for(vault, other) is None
    assert [each.facts for each in exhibits.listing(vault, case)] == before
    (fact,) = [each for each in facts_of(same, "WITA", note) if each.label == "Jam kamera"]
    assert skew in fact.value and "samsung SM-A546E" in fact.value
    told = {each.label: each.value for each in facts_of(same, "WITA", language=Language.EN)}
    assert re.fullmatch(r"\d\d-\d\d-\d{4} \d\d\.\d\d\.\d\d WITA", told["Taken at"])
    (event,) = [each for each in journal.events(vault) if each.entry.kind == Kind.CAMERA_CHECKED]
    assert (event.body["id"], event.body["seconds"], event.body["doubt"]) == (check_photo.id, seconds, None)
    assert f"{seconds:+d} detik" in in_words(event, Language.ID)


def test_each_photo_is_searched_once_and_none_before_a_code_was_shown(vault, case, take, clock):
    take(photo(None, datetime(2024, 2, 14, 9, 30)))
    assert search(vault, case) == []
    clock.ahead = timedelta(seconds=5)
    code = clockcheck.code(vault, case)
    late = take(photo(code, wall(code)))
    take(photo(code, None))
    assert [each.exhibit.id for each in search(vault, case)] == [late.id]
    assert search(vault, case) == []
    assert len(search(vault, case, everything=True)) == 1
    clock.ahead = timedelta(days=4)
    take(photo(None, datetime(2024, 2, 15, 9, 30), seed=4))
    assert search(vault, case) == []


def test_the_code_changes_each_second_and_showing_is_remembered_without_an_event(vault, case, clock):
    size = journal.size(vault)
    first = clockcheck.code(vault, case)
    clock.ahead = timedelta(seconds=1)
    second = clockcheck.code(vault, None)
    assert first.split()[:3] == ["SEGELJAM1", vault.keys.origin.rpartition("/")[2][:8].upper(), "1"]
    assert (second.split()[2], first.split()[4] != second.split()[4]) == ("-", True)
    assert timedelta() < shown_at(second) - shown_at(first) <= timedelta(seconds=2)
    assert journal.size(vault) == size


def test_a_zone_that_nobody_wrote_is_named_as_a_possible_reason(vault, case, take):
    code = clockcheck.code(vault, case)
    jakarta = timezone(timedelta(hours=7))
    written = take(photo(code, wall(code, 3, jakarta), Phone("Xiaomi", "M1", "+07:00")))
    unwritten = take(photo(code, wall(code, 3, jakarta), Phone("OPPO", "CPH2577", None), seed=2))
    checks = {each.exhibit.id: each.check for each in search(vault, case) if each.check}
    assert checks[written.id].seconds == 3
    # The same second's code on another camera: it might be a photo of the first photo.
    assert checks[unwritten.id].doubt is ClockDoubt.REUSED
    notes = ClockNotes(vault, case.id)
    assert notes.note_for(written).hours == 0
    assert notes.note_for(unwritten) is None
    assert notes.doubt_for(unwritten) == "clock-reused"
    assert notes.doubt_words(unwritten)[0].startswith("kode cek jam yang sama")


def test_an_assumed_zone_an_hour_off(vault, case, take):
    code = clockcheck.code(vault, case)
    taken = take(photo(code, wall(code, 3 - 3600), Phone("OPPO", "CPH2577", None)))
    check = only(search(vault, case))
    assert (check.seconds, check.basis) == (-3597, Basis.ASSUMED_ZONE)
    note = note_for(vault, taken)
    assert note.hours == -1
    assert "zona waktu" in note.words(Language.ID)


def broken(code: str) -> str:
    words = code.split()
    words[4] = base64.b32encode(bytes(10)).decode()
    return " ".join(words)


def earlier(code: str) -> str:
    words = code.split()
    words[3] = (shown_at(code) - timedelta(hours=1)).isoformat()
    return " ".join(words)


def stranger(code: str) -> str:
    return code.replace(code.split()[1], "0123ABCD" if code.split()[1] != "0123ABCD" else "89ABCDEF")


@pytest.mark.parametrize(
    ("change", "doubt"),
    [(broken, ClockDoubt.FORGED), (earlier, ClockDoubt.FORGED), (stranger, ClockDoubt.STRANGER)],
)
def test_a_code_that_is_not_this_vault_s_is_a_doubt_and_no_skew(vault, case, take, change, doubt):
    code = clockcheck.code(vault, case)
    taken = take(photo(change(code), wall(code)))
    check = only(search(vault, case))
    assert (check.doubt, check.seconds) == (doubt, None)
    assert note_for(vault, taken) is None
    (event,) = [each for each in journal.events(vault) if each.entry.kind == Kind.CAMERA_CHECKED]
    assert (event.body["seconds"], event.body["doubt"]) == (None, doubt.value)
    assert "—" in in_words(event, Language.ID)


def test_a_code_for_another_case_and_one_for_any(vault, case, take):
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Lain"))
    code, free = clockcheck.code(vault, other), clockcheck.code(vault, None)
    take(photo(code, wall(code)))
    take(photo(free, wall(free), Phone(model="X"), seed=2))
    assert [each.check.doubt for each in search(vault, case)] == [ClockDoubt.OTHER_CASE, None]


def test_an_old_code_and_one_from_the_future(vault, case, take, clock):
    old = clockcheck.code(vault, case)
    clock.ahead = timedelta(days=3, minutes=1)
    coming = clockcheck.code(vault, case)
    taken = take(photo(old, wall(coming)))
    assert only(search(vault, case)).doubt is ClockDoubt.OLD
    before = replace(taken, added_at=(shown_at(coming) - timedelta(minutes=1)).isoformat())
    assert clockcheck.judged(vault, case, before, coming).doubt is ClockDoubt.OLD
    assert clockcheck.judged(vault, case, taken, coming).doubt is None


def test_a_code_photographed_again_later_is_doubted_but_a_burst_is_not(vault, case, take):
    code = clockcheck.code(vault, case)
    take(photo(code, wall(code, 100)))
    take(photo(code, wall(code, 102), seed=2))
    take(photo(code, wall(code, 500), seed=3))
    assert [each.check.doubt for each in search(vault, case)] == [None, None, ClockDoubt.REUSED]


def test_a_camera_without_a_name_or_a_time_cannot_be_judged(vault, case, take):
    code = clockcheck.code(vault, case)
    nameless = take(photo(code, wall(code), Phone("", "")))
    assert only(search(vault, case)).doubt is ClockDoubt.NO_CAMERA
    senseless = replace(nameless.facts, taken_raw="2024:99:99 00:00:00", make="x")
    exhibit = replace(nameless, facts=senseless)
    assert clockcheck.judged(vault, case, exhibit, code).doubt is ClockDoubt.NO_TIME


def test_a_clock_that_was_set_between_is_said_and_a_withdrawn_photo_counts_no_more(vault, case, take, clock):
    first = clockcheck.code(vault, case)
    one = take(photo(first, wall(first, 600)))
    clock.ahead = timedelta(hours=5)
    second = clockcheck.code(vault, case)
    two = take(photo(second, wall(second, 0), seed=2))
    search(vault, case)
    near_one, near_two = note_for(vault, one), note_for(vault, two)
    assert [(each.seconds, each.varies) for each in (near_one, near_two)] == [(600, True), (0, True)]
    exhibits.withdraw(vault, case, one, "salah")
    left = note_for(vault, one)
    assert (left.seconds, left.varies) == (0, False)


def test_a_blob_that_is_damaged_is_searched_again_once_it_is_whole(open_vault, tmp_path):
    vault = open_vault
    case = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Satu"))
    code = clockcheck.code(vault, case)
    (tmp_path / "a.jpg").write_bytes(photo(code, wall(code, 9)))
    (added,) = adding.add(vault, case, [tmp_path / "a.jpg"], Obtained(""))
    for _ in reading.read_missing(vault, case):
        pass
    path = vault.blobs.path(added.exhibit.blob.id)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes(100) + whole[200:])
    assert [each.check for each in search(vault, case)] == [None]
    path.write_bytes(whole)
    assert only(search(vault, case)).seconds == 9


def test_a_received_case_keeps_its_notes_and_is_not_searched(desks, tmp_path):
    officer, office = desks.officer(), desks.office()
    case = cases.find(officer, "1")
    code = clockcheck.code(officer, case)
    (tmp_path / "jam.jpg").write_bytes(photo(code, wall(code, 77)))
    list(adding.add(officer, case, [tmp_path / "jam.jpg"], Obtained("")))
    list(reading.read_missing(officer, case))
    search(officer, case)
    (desks.root / "usb").mkdir()
    card = parse_card((desks.root / "office.kartu").read_bytes())
    seals.seal(officer, case, card, desks.root / "usb", papers=[])
    receives.receive(office, desks.folder)
    (received,) = cases.listing(office)
    exhibit = list(exhibits.listing(office, received))[-1]
    note = note_for(office, exhibit)
    assert (note.seconds, note.number) == (77, exhibit.number)
    assert clockcheck.waiting(office, received, everything=True) == []
    heads.lock(officer)
    heads.lock(office)


@pytest.fixture(scope="module")
def worker() -> Iterator[MediaWorker]:
    with MediaWorker() as started:
        yield started


def test_what_is_no_picture_has_no_codes_and_the_child_goes_on(worker):
    assert worker.read_codes(io.BytesIO(b"PK\x03\x04 no picture"), 14) == ()
    assert worker.read_codes(io.BytesIO(b""), 0) == ()
    cut = photo("A" * 20, datetime(2024, 1, 1))[:5000]
    assert worker.read_codes(io.BytesIO(cut), len(cut)) == ()
    good = photo("HALO 1", datetime(2024, 1, 1))
    assert worker.read_codes(io.BytesIO(good), len(good)) == ("HALO 1",)


@pytest.mark.parametrize("result", [None, "x", [1], ["a\n"], ["ä"], [""], ["x" * 201], ["x"] * 9, {"a": 1}])
def test_a_child_that_says_something_else_is_not_believed(result):
    with pytest.raises(BadReply):
        qr.decode(Frame({"result": result}))
    with pytest.raises(BadReply):
        qr.decode(Frame({"result": ["x"], "more": 1}))
    with pytest.raises(BadReply):
        qr.decode(Frame({"result": ["x"]}, b"body"))


def test_modules_are_a_square_with_a_quiet_zone():
    rows = qr.modules("SEGELJAM1 1A2B3C4D 3 2026-11-23T01:00:05+08:00 ABCDEFGHJKLMNOPQ")
    assert {len(row) for row in rows} == {len(rows)}
    assert not any(any(row) for row in (*rows[:4], *rows[-4:]))
    assert all(rows[4][4:11])
