"""The admissibility sheet: each answer is computed from the record, and flips with it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from intake.evidence import adding, exhibits, reading, redaction
from intake.evidence.clocknotes import ClockNote
from intake.evidence.exhibits import Exhibit, Obtained
from intake.ids import MoveId, ThingId
from intake.media.moment import Basis, captured
from intake.media.practice import PracticePhone, draw_photo
from intake.media.region import Mode, Region
from intake.papers import admissibility
from intake.papers.admissibility import Around, Standing
from intake.papers.claims import Claimed
from intake.papers.content import LinkBlock, ScrutinyBlock
from intake.papers.exhibit_blocks import Discretion, ExhibitBlocks
from intake.papers.record_words import Records
from intake.records import cases, links, people, statements
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.links import End, EndKind
from intake.records.people import PersonFacts, Role
from intake.records.things import Move, MoveFacts, Thing, ThingFacts
from intake.vault import Vault

OPEN, PARTLY, ANSWERED = Standing.OPEN, Standing.PARTLY, Standing.ANSWERED


@pytest.fixture
def case(vault: Vault) -> Case:
    return cases.create(vault, CaseKind.LAPORAN, CaseFacts("Keberterimaan"))


@pytest.fixture
def photo(vault: Vault, case: Case, tmp_path: Path) -> Exhibit:
    path = tmp_path / "foto.jpg"
    path.write_bytes(draw_photo(list(PracticePhone)[1], 1, megapixels=0.2))
    (added,) = adding.add(vault, case, [path], Obtained(""))
    assert added.exhibit is not None
    list(reading.read_missing(vault, case))
    return exhibits.find(vault, added.exhibit.id)


def around(exhibit: Exhibit, **changed: Any) -> Around:
    taken = None if exhibit.facts is None else captured(exhibit.facts, "WITA")
    return replace(Around(taken, None, (), (), "", False, 0), **changed)


def answer(exhibit: Exhibit, label: str, known: Around) -> tuple[Standing, str]:
    block = admissibility.scrutiny(exhibit, known, admissibility.questions().entries, "Foto", ())
    return of(block, label)


def of(block: ScrutinyBlock, label: str) -> tuple[Standing, str]:
    columns = ((OPEN, block.open), (PARTLY, block.partly), (ANSWERED, block.answered))
    (found,) = ((where, each.words) for where, column in columns for each in column if each.label == label)
    return found


def told(exhibit: Exhibit, **words: str) -> Exhibit:
    return replace(exhibit, obtained=replace(exhibit.obtained, **words))


def read(exhibit: Exhibit, **facts: Any) -> Exhibit:
    assert exhibit.facts is not None
    return replace(exhibit, facts=replace(exhibit.facts, **facts))


def test_who_took_it(photo: Exhibit) -> None:
    assert answer(photo, "Pembuat", around(photo))[0] is PARTLY  # the device alone
    nobody = read(photo, make=None, model=None)
    assert answer(nobody, "Pembuat", around(nobody))[0] is OPEN
    named = told(photo, recording_by="Rina")
    assert answer(named, "Pembuat", around(named)) == (ANSWERED, "Rina, menurut petugas")


def test_from_whom_and_how(photo: Exhibit) -> None:
    assert answer(photo, "Sumber", around(photo))[0] is OPEN
    half = told(photo, source="Budi")
    assert answer(half, "Sumber", around(half))[0] is PARTLY
    whole = told(half, relation="pelapor")
    assert answer(whole, "Sumber", around(whole)) == (ANSWERED, "Budi (pelapor)")
    assert answer(photo, "Cara diperoleh", around(photo))[0] is OPEN
    assert answer(told(photo, how="kabel"), "Cara diperoleh", around(photo)) == (ANSWERED, "kabel")


def test_original_or_copy(photo: Exhibit) -> None:
    for said, standing in (
        ("", OPEN),
        ("tidak-diketahui", OPEN),
        ("asli", ANSWERED),
        ("salinan", ANSWERED),
    ):
        found, words = answer(told(photo, original=said), "Asli atau salinan", around(photo))
        assert found is standing
        assert words.startswith(f"{said}," if standing is ANSWERED else "asli atau salinan belum dinyatakan")


def test_when_and_by_what_clock(photo: Exhibit) -> None:
    assert answer(photo, "Waktu", around(photo))[0] is ANSWERED
    guessed = read(photo, taken_offset=None, gps_time=None, latitude=None, longitude=None)
    assert answer(guessed, "Waktu", around(guessed))[0] is PARTLY
    untimed = read(guessed, taken_raw=None)
    assert answer(untimed, "Waktu", around(untimed))[0] is OPEN
    assert answer(untimed, "Jam kamera", around(untimed))[0] is OPEN
    assert answer(photo, "Jam kamera", around(photo))[0] is PARTLY  # GPS time
    note = ClockNote("Xiaomi", "Redmi", 95, "2024-02-11T09:00:00+08:00", 4, Basis.EXIF_OFFSET)
    standing, words = answer(photo, "Jam kamera", around(photo, clock=note))
    assert standing is ANSWERED and "bukti 4" in words
    unsure = (replace(note, varies=True), replace(note, seconds=3600, basis=Basis.ASSUMED_ZONE))
    assert [answer(photo, "Jam kamera", around(photo, clock=each))[0] for each in unsure] == [PARTLY, PARTLY]


def test_where(photo: Exhibit) -> None:
    assert answer(photo, "Tempat", around(photo))[0] is PARTLY
    nowhere = read(photo, latitude=None, longitude=None)
    assert answer(nowhere, "Tempat", around(nowhere))[0] is OPEN
    said = told(nowhere, where="Balai Desa")
    assert answer(said, "Tempat", around(said)) == (PARTLY, "menurut yang menyerahkan: Balai Desa")


def test_the_gap_before_it_was_taken_in(photo: Exhibit) -> None:
    late = replace(photo, added_at="2024-02-14T08:30:13.000+08:00")
    standing, words = answer(late, "Penguasaan", around(late))
    assert (standing, "3 hari antara pemotretan dan pencatatan tidak tercatat" in words) == (PARTLY, True)
    early = replace(photo, added_at="2024-01-01T00:00:00.000+08:00")
    assert "salah satu jam keliru" in answer(early, "Penguasaan", around(early))[1]
    unknown = answer(photo, "Penguasaan", around(photo, taken=None))
    assert unknown[0] is PARTLY and "berapa lama sebelumnya tidak diketahui" in unknown[1]
    assert answer(photo, "Penguasaan", around(photo, relation="turunan dari bukti 1"))[0] is ANSWERED


def test_whether_it_is_whole(photo: Exhibit) -> None:
    assert answer(photo, "Keutuhan", around(photo))[0] is ANSWERED
    standing, words = answer(photo, "Keutuhan", around(photo, doubts=("a", "b")))
    assert standing is PARTLY and "2 hal perlu diperhatikan" in words
    assert "isinya belum dibaca" in answer(replace(photo, facts=None), "Keutuhan", around(photo))[1]


def test_what_is_covered(photo: Exhibit) -> None:
    assert answer(photo, "Penutupan", around(photo))[0] is ANSWERED
    assert "salinan tertutupnya adalah bukti 7" in answer(photo, "Penutupan", around(photo, redacted=7))[1]
    derived = around(photo, relation="turunan dari bukti 1")
    assert answer(photo, "Penutupan", derived)[0] is OPEN  # its original is not here
    assert answer(photo, "Penutupan", replace(derived, is_original_here=True))[0] is ANSWERED


def test_who_can_speak_of_it(photo: Exhibit) -> None:
    assert answer(photo, "Yang menerangkan", around(photo))[0] is OPEN
    person = around(photo, links=(LinkBlock("saksi Rina", "orang-2"),))
    assert answer(photo, "Yang menerangkan", person)[0] is PARTLY
    said = around(photo, links=(LinkBlock("keterangan 1", "keterangan-1"),))
    assert answer(photo, "Yang menerangkan", said) == (ANSWERED, "keterangan 1")


def thing(*moves: MoveFacts, **facts: str) -> Thing:
    made = tuple(Move(MoveId(f"{n:032x}"), n, each, "") for n, each in enumerate(moves, 1))
    return Thing(ThingId("0" * 32), 3, ThingFacts("Kaus", **facts), "", made)


def test_a_gap_in_the_hands_through_which_a_thing_went() -> None:
    asked = admissibility.questions().entries
    one = MoveFacts("Budi", "Siti", "2024-02-13", condition="utuh", kept="Gudang")
    two = MoveFacts(" SITI ", "Rahmat", "2024-02-14", condition="utuh", kept="Gudang")
    broken = replace(two, giver="Rina")

    def found(question: str, /, *moves: MoveFacts, **facts: str) -> tuple[Standing, str]:
        return of(admissibility.thing_scrutiny(thing(*moves, **facts), asked, ()), question)

    assert found("Penguasaan", one, two, holder="Budi") == (ANSWERED, "2 serah terima, tidak terputus")
    standing, words = found("Penguasaan", one, broken, holder="Budi")
    assert (standing, words) == (OPEN, "serah terima 2: Rina menyerahkan, yang memegang Siti")
    assert found("Penguasaan", one, holder="Rina")[0] is OPEN
    assert found("Penguasaan", one, two)[0] is PARTLY  # before the first
    assert found("Penguasaan", replace(one, at=""), holder="Budi")[0] is PARTLY
    assert found("Penguasaan")[0] is OPEN and found("Penguasaan", holder="Budi")[0] is ANSWERED
    assert found("Keadaan", one)[0] is OPEN and found("Keadaan", one, condition="utuh")[0] is ANSWERED
    assert found("Keadaan", replace(one, condition=""), condition="utuh")[0] is PARTLY
    assert found("Label")[0] is OPEN and found("Label", label="SEGEL-1") == (ANSWERED, "SEGEL-1")
    assert found("Tempat simpan")[0] is OPEN and found("Tempat simpan", one) == (ANSWERED, "Gudang")


def test_answers_come_from_the_record(vault: Vault, case: Case, photo: Exhibit) -> None:
    def now() -> dict[int, ScrutinyBlock]:
        records = Records(vault, case, claimed=Claimed(vault, case))
        return {each.number: each for each in ExhibitBlocks(vault, case, records, Discretion()).scrutinies()}

    before = now()[1]
    assert of(before, "Sumber")[0] is OPEN and of(before, "Yang menerangkan")[0] is OPEN
    assert of(before, "Penutupan") == (ANSWERED, "tidak ada yang ditutup dengan Segel")
    exhibits.describe(vault, case, photo, Obtained("foto.jpg", source="Budi", relation="pelapor"))
    speaker = people.add(vault, case, Role.SAKSI, PersonFacts("Budi"))
    said = statements.seal(vault, case, speaker, statements.draft(vault, case, speaker, "Saya memotretnya."))
    links.make(vault, case, End(EndKind.EVIDENCE, photo.id), End(EndKind.STATEMENT, said.id))
    redaction.redact(vault, case, photo, [Region(0, 0, 50, 50, Mode.BOX)], "wajah")
    after = now()
    assert of(after[1], "Sumber") == (ANSWERED, "Budi (pelapor)")
    assert of(after[1], "Yang menerangkan")[0] is ANSWERED
    assert "salinan tertutupnya adalah bukti 2" in of(after[1], "Penutupan")[1]
    assert of(after[2], "Penutupan")[0] is ANSWERED and "turunan dari bukti 1" in of(after[2], "Penutupan")[1]
    exhibits.withdraw(vault, case, photo, "keliru")
    assert list(now()) == [2]  # of what was withdrawn nobody asks any more
