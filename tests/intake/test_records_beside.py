"""Captures, things, links, kinds and order: recorded, logged, refused where nothing was told, checked each time."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from intake import vault as vaults
from intake.check.vault import check_vault
from intake.custody import journal
from intake.evidence import adding, exhibits, handling
from intake.evidence.exhibits import Exhibit, Obtained
from intake.evidence.kinds import ExhibitKind, kind_of
from intake.findings import FindingKind, Verdict
from intake.records import captures, cases, links, people, things
from intake.records.captures import Act, Capture, CaptureFacts, ObservationFacts
from intake.records.cases import Case
from intake.records.links import End, EndKind
from intake.records.things import MoveFacts, ThingFacts
from intake.vault import Vault
from tests.intake.conftest import PASSPHRASE

Refused = Callable[[str], AbstractContextManager[None]]
LONG = "panjang " * 5000
ODD = "\x07\x1b[31m\u202e\u2028 baris\nlain 😀"


@pytest.fixture
def photos(vault: Vault, case: Case, tmp_path: Path) -> list[Exhibit]:
    for number in range(3):
        (tmp_path / f"{number}.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes([number]) * 99)
    added = adding.add(vault, case, sorted(tmp_path.glob("*.jpg")), Obtained("", relation="tetangga"))
    return [each.exhibit for each in added if each.exhibit is not None]


@pytest.fixture
def post(vault: Vault, case: Case) -> Capture:
    return captures.record(vault, case, Act.KOMENTAR, CaptureFacts("Facebook", url="https://x.invalid/1"))


def last_kinds(vault: Vault, count: int) -> list[str]:
    return [event.entry.kind for event in journal.events(vault)][-count:]


def test_a_post_seen_twice(vault: Vault, case: Case, photos: list[Exhibit]) -> None:
    person = people.add(vault, case, people.Role.TERLAPOR, people.PersonFacts("Camat"))
    said = CaptureFacts("TikTok", "@akun", posted_at="3 jam")
    first = ObservationFacts("kemarin sore", "Siti", "HP pribadi", "ya")
    post = captures.record(vault, case, Act.POSTING, said, person.id, first, [photos[0].id, photos[0].id])
    post = captures.observe(vault, case, post, ObservationFacts(still_online="tidak"), [photos[1].id])
    assert last_kinds(vault, 3) == ["capture.recorded", "capture.observed", "capture.observed"]
    assert captures.listing(vault, case.id) == [post]
    assert [(seen.number, seen.facts.still_online, seen.files) for seen in post.observations] == [
        (1, "ya", (photos[0].id,)),
        (2, "tidak", (photos[1].id,)),
    ]
    assert captures.find(vault, "1", case) == captures.find(vault, post.id) == (post, case.id)
    changed = captures.edit(vault, case, post, replace(post, act=Act.BAGIKAN, person=None))
    assert captures.find(vault, post.id)[0] == changed != post
    size = journal.size(vault)
    assert captures.edit(vault, case, changed, changed) == changed and journal.size(vault) == size


def test_a_thing_goes_through_hands(vault: Vault, case: Case, photos: list[Exhibit]) -> None:
    thing = things.record(
        vault, case, ThingFacts("Spanduk", "2 lembar", "sobek", kept="lemari", holder="Siti"), [photos[2].id]
    )
    thing = things.move(
        vault, case, thing, MoveFacts("Siti", "Rahmat", "hari Rabu", purpose="pleno"), [photos[0].id]
    )
    thing = things.move(vault, case, thing, MoveFacts("Rahmat", "Gakkumdu", condition="robek", kept="gudang"))
    assert (thing.holder, thing.kept, thing.condition) == ("Gakkumdu", "gudang", "robek")
    assert thing.photos == (photos[2].id, photos[0].id)
    thing = things.edit(vault, case, thing, replace(thing.facts, label="BB-1"))
    assert things.listing(vault, case.id) == [thing]
    assert things.find(vault, "1", case) == (thing, case.id)
    kinds = [event.entry.kind for event in journal.events(vault)]
    assert [kind for kind in kinds if kind.startswith("thing.")] == [
        "thing.recorded", "thing.photographed", "thing.moved", "thing.photographed", "thing.moved", "thing.edited",
    ]  # fmt: skip


def test_links_stand_until_cut(
    vault: Vault, case: Case, photos: list[Exhibit], post: Capture, refused: Refused
) -> None:
    start, end = End(EndKind.EVIDENCE, photos[0].id), End(EndKind.CAPTURE, post.id)
    link = links.make(vault, case, start, end, "layar pertama")
    assert links.make(vault, case, start, end, "layar pertama") == link
    cut = links.cut(vault, case, link, "keliru")
    assert links.listing(vault, case.id) == [cut] == [links.find(vault, case, link.id)]
    assert links.make(vault, case, start, end, "layar pertama").id != link.id
    with refused("link-cut"):
        links.cut(vault, case, cut, "lagi")
    with refused("reason-missing"):
        links.cut(vault, case, link, " ")
    with refused("link-senseless"):
        links.make(vault, case, end, start)
    with refused("link-senseless"):
        links.make(vault, case, end, end)
    with refused("link-unknown"):
        links.find(vault, case, "x")


def test_numbers_stay_whatever_the_order(
    vault: Vault, case: Case, photos: list[Exhibit], refused: Refused
) -> None:
    assert handling.move(vault, case, photos[2], 1) == (3, 1, 2)
    assert handling.move(vault, case, photos[0], 99) == (3, 2, 1)
    size = journal.size(vault)
    assert handling.move(vault, case, photos[2], 1) == (3, 2, 1)
    assert journal.size(vault) == size
    assert [each.number for each in exhibits.listing(vault, case)] == [3, 2, 1]
    with refused("place-out-of-range"):
        handling.move(vault, case, photos[0], 0)


def test_a_kind_is_guessed_and_set_right(
    vault: Vault, case: Case, photos: list[Exhibit], tmp_path: Path
) -> None:
    assert {each.kind for each in photos} == {ExhibitKind.FOTO}
    assert photos[0].obtained.relation == "tetangga"
    changed = handling.classify(vault, case, photos[0], ExhibitKind.IDENTITAS)
    assert exhibits.find(vault, photos[0].id) == changed and changed.is_identity
    assert exhibits.identity_ids(vault, case) == {changed.id}
    (tmp_path / "k.png").write_bytes(b"\x89PNG\r\n\x1a\n ktp")
    (added,) = adding.add(vault, case, [tmp_path / "k.png"], Obtained(""), kind=ExhibitKind.IDENTITAS)
    assert added.exhibit is not None and added.exhibit.is_identity


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [
        ("image/heic", "foto"), ("video/mp4", "video"), ("audio/ogg", "audio"), ("text/plain", "dokumen"),
        ("application/pdf", "dokumen"), ("application/vnd.openxmlformats-officedocument", "dokumen"),
        ("application/x-7z-compressed", "arsip"), ("application/octet-stream", "lainnya"), ("", "lainnya"),
    ],
)  # fmt: skip
def test_kinds(media_type: str, kind: str) -> None:
    assert kind_of(media_type).value == kind


@pytest.mark.parametrize("words", [LONG, ODD, "2 lembar"])
def test_whatever_was_told_is_kept_as_told(vault: Vault, case: Case, words: str) -> None:
    post = captures.record(
        vault, case, Act.LAINNYA, CaptureFacts(posted_at=words), None, ObservationFacts(note=words)
    )
    thing = things.record(vault, case, ThingFacts(words, quantity=words))
    thing = things.move(vault, case, thing, MoveFacts(words, words, at=words))
    assert captures.find(vault, post.id)[0] == post and post.facts.posted_at == words
    assert things.find(vault, thing.id)[0] == thing and thing.holder == words


def test_what_says_nothing_is_refused_and_nothing_is_logged(
    vault: Vault, case: Case, post: Capture, refused: Refused
) -> None:
    thing = things.record(vault, case, ThingFacts("Amplop"))
    size = journal.size(vault)
    with refused("capture-empty"):
        captures.record(vault, case, Act.SUKA, CaptureFacts())
    with refused("capture-empty"):
        captures.edit(vault, case, post, replace(post, facts=CaptureFacts()))
    with refused("online-unknown"):
        captures.observe(vault, case, post, ObservationFacts(still_online="barangkali"))
    with refused("item-missing"):
        things.record(vault, case, ThingFacts("  "))
    with refused("move-incomplete"):
        things.move(vault, case, thing, MoveFacts("Siti", ""))
    with refused("text-not-storable"):
        things.record(vault, case, ThingFacts("nol\x00"))
    with refused("text-too-long"):
        captures.record(vault, case, Act.SUKA, CaptureFacts(note="x" * 200_001))
    for find, code in ((captures.find, "capture-unknown"), (things.find, "thing-unknown")):
        for wanted in ("99", "0" * 32, "²", ""):
            with refused(code):
                find(vault, wanted, case)
    assert journal.size(vault) == size


def test_a_number_alone_finds_what_only_one_case_has(
    vault: Vault, case: Case, post: Capture, refused: Refused
) -> None:
    thing = things.record(vault, case, ThingFacts("Amplop"))
    assert things.find(vault, "1") == (thing, case.id)
    assert captures.find(vault, "1") == (post, case.id)
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Lain"))
    things.record(vault, other, ThingFacts("Spanduk"))
    captures.record(vault, other, Act.SUKA, CaptureFacts("X"))
    for find in (things.find, captures.find):
        with refused("number-ambiguous"):
            find(vault, "1")
    assert things.find(vault, "1", other)[0].facts.item == "Spanduk"
    assert captures.find(vault, "1", case)[0] == post


@pytest.fixture
def filled(vault_path: Path, tmp_path: Path) -> Iterator[Vault]:
    """A vault with one of everything, which the test damages."""
    from intake.records import cases

    vault = vaults.unlock(vault_path, PASSPHRASE)
    case = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Judul"))
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 a")
    (tmp_path / "b.jpg").write_bytes(b"\xff\xd8\xff\xe0 b")
    one, two = (
        each.exhibit for each in adding.add(vault, case, sorted(tmp_path.glob("?.jpg")), Obtained(""))
    )
    assert one is not None and two is not None
    handling.move(vault, case, two, 1)
    post = captures.record(vault, case, Act.SUKA, CaptureFacts("X"), None, ObservationFacts("kini"), [one.id])
    thing = things.record(vault, case, ThingFacts("Amplop"), [one.id])
    things.move(vault, case, thing, MoveFacts("A", "B"))
    links.make(vault, case, End(EndKind.THING, thing.id), End(EndKind.CAPTURE, post.id))
    assert check_vault(vault).verdict is Verdict.INTACT
    yield vault
    vault.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE evidence SET kind = 'identitas' WHERE number = 1",
        "UPDATE evidence SET kind = 'rahasia' WHERE number = 1",
        "UPDATE evidence SET position = NULL",
        "UPDATE evidence SET position = 1 - position",
        "UPDATE captures SET act = 'posting'",
        "UPDATE captures SET act = 'lain sekali'",
        "UPDATE captures SET facts = '{}'",
        "UPDATE captures SET made_at = '2020-01-01T00:00:00.000+07:00'",
        'UPDATE capture_observations SET facts = \'{"seen_at":"dulu"}\'',
        "DELETE FROM capture_files",
        'UPDATE things SET facts = \'{"item":"Uang"}\'',
        "UPDATE things SET facts = '{}'",
        'UPDATE thing_moves SET facts = \'{"giver":"A","receiver":"C"}\'',
        "DELETE FROM thing_moves",
        "DELETE FROM thing_photos",
        "UPDATE links SET to_kind = 'thing'",
        "UPDATE links SET cut = 'salah'",
        "DELETE FROM links",
        "INSERT INTO withheld SELECT 'a', case_id, 9, NULL, '{}' FROM evidence WHERE number = 1",
    ],
)
def test_a_changed_row_contradicts_the_log(filled: Vault, sql: str) -> None:
    filled.store.run(sql)
    report = check_vault(filled)
    assert report.verdict is Verdict.DAMAGED
    known = {FindingKind.CASE_MISMATCH, FindingKind.EVIDENCE_MISMATCH, FindingKind.DATABASE_DAMAGED}
    assert report.findings and {each.kind for each in report.findings} <= known
