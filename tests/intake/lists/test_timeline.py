"""The time line of a case: every kind of record, in order, each with what vouches for its time."""

from pathlib import Path

from intake.evidence import adding, reading
from intake.evidence.exhibits import Obtained
from intake.evidence.kinds import ExhibitKind
from intake.lists import timeline
from intake.lists.timeline import Basis, Sort
from intake.media import practice
from intake.media.practice import PracticePhone
from intake.records import captures, cases, people, statements, things
from intake.records.captures import Act, CaptureFacts, ObservationFacts
from intake.records.cases import CaseFacts, CaseKind
from intake.records.people import PersonFacts, Role
from intake.records.things import MoveFacts, ThingFacts
from intake.vault import Vault
from intake.wording import Language


def test_everything_with_a_time_is_there_in_order(vault: Vault, tmp_path: Path) -> None:
    facts = CaseFacts("Kampanye", event_date="2024-02-04", received_at="besok sore")
    case = cases.create(vault, CaseKind.LAPORAN, facts)
    person = people.add(vault, case, Role.SAKSI, PersonFacts("Nur"))
    statements.draft(vault, case, person, "Saya melihat.")
    photo = tmp_path / "IMG.jpg"
    photo.write_bytes(practice.draw_photo(PracticePhone.SAMSUNG, 1, megapixels=0.3))
    list(adding.add(vault, case, [photo], Obtained("")))
    list(reading.read_missing(vault, case))
    seen = ObservationFacts("2024-02-05T09:10+08:00")
    captures.record(vault, case, Act.POSTING, CaptureFacts("Facebook", posted_at="3 jam"), None, seen)
    thing = things.record(vault, case, ThingFacts("Kaus"))
    things.move(vault, case, thing, MoveFacts("Budi", "Siti", "05-02-2024"))
    found = timeline.ordered(list(timeline.moments(vault, case, Language.ID)))
    assert [each.order for each in found] == sorted(each.order for each in found)
    by_sort = {each.sort: each for each in found}
    assert found[0].sort is Sort.CASE and found[0].at == "2024-02-04"
    assert by_sort[Sort.THING].at == "2024-02-05" and by_sort[Sort.LOOK].at.startswith("2024-02-05T09:10")
    assert by_sort[Sort.PICTURE].basis in {Basis.CAMERA_ZONE, Basis.CAMERA_GPS, Basis.CAMERA_OFFICE}
    assert by_sort[Sort.STATEMENT].basis is Basis.LAPTOP and by_sort[Sort.LOG].basis is Basis.LAPTOP
    assert [(each.sort, each.told) for each in found[-2:]] == [
        (Sort.CASE, "besok sore"),
        (Sort.POST, "3 jam"),
    ]


def test_no_sentence_of_the_log_speaks_of_an_identity_document(vault: Vault, tmp_path: Path) -> None:
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Kampanye"))
    for name, kind in (("KTP-Siti.jpg", ExhibitKind.IDENTITAS), ("spanduk.jpg", None)):
        (tmp_path / name).write_bytes(practice.draw_photo(PracticePhone.SAMSUNG, len(name), megapixels=0.3))
        list(adding.add(vault, case, [tmp_path / name], Obtained(""), kind=kind))
    list(reading.read_missing(vault, case))
    words = "\n".join(each.words for each in timeline.moments(vault, case, Language.ID))
    assert "spanduk.jpg" in words and "KTP-Siti" not in words and "identitas" not in words
