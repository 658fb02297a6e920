"""Captures, things, links, order and identity documents between two real vaults, checked on both sides."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from crypto import canonical
from crypto.errors import FormatError
from intake.bundle import ack, caserecord, contents
from intake.bundle import seal as seals
from intake.bundle.ack import AckOutcome
from intake.bundle.receive import Received, receive
from intake.check.bundle import check_bundle
from intake.evidence import exhibits, handling
from intake.evidence.kinds import ExhibitKind
from intake.findings import Verdict
from intake.papers import gather
from intake.problems import Problem
from intake.records import captures, cases, links, people, statements, things
from intake.records.captures import Act, CaptureFacts, ObservationFacts
from intake.records.cases import Case
from intake.records.links import End, EndKind
from intake.records.things import MoveFacts, ThingFacts
from intake.vault import Vault
from tests.intake.bundle.sealing import card_of, only_case, opened


@pytest.fixture
def case(officer: Vault) -> Case:
    """The officer's case with one of everything; exhibit 3 is an identity document and shows on a screen too."""
    case = only_case(officer)
    one, two, three = exhibits.listing(officer, case)
    handling.classify(officer, case, three, ExhibitKind.IDENTITAS)
    handling.classify(officer, case, two, ExhibitKind.TANGKAPAN_LAYAR)
    handling.move(officer, case, two, 1)
    person = people.add(officer, case, people.Role.TERLAPOR, people.PersonFacts("Camat Rekaan"))
    said, seen = (
        CaptureFacts("Facebook", "Akun", posted_at="3 jam"),
        ObservationFacts("kini", still_online="ya"),
    )
    post = captures.record(officer, case, Act.POSTING, said, person.id, seen, [two.id, three.id])
    captures.observe(officer, case, post, ObservationFacts(still_online="tidak"))
    thing = things.record(officer, case, ThingFacts("Amplop", "2 lembar", holder="Siti"), [one.id])
    things.move(officer, case, thing, MoveFacts("Siti", "Rahmat", "Rabu"))
    spoken = statements.listing(officer, case)[0]
    for end in (
        End(EndKind.PERSON, person.id),
        End(EndKind.STATEMENT, spoken.id),
        End(EndKind.CAPTURE, post.id),
        End(EndKind.THING, thing.id),
    ):
        links.make(officer, case, End(EndKind.EVIDENCE, two.id), end, "lihat kiri")
    links.cut(officer, case, links.listing(officer, case.id)[0], "salah orang")
    links.make(officer, case, End(EndKind.EVIDENCE, three.id), End(EndKind.PERSON, person.id))
    return case


def sent(officer: Vault, office: Vault, stick: Path, *, with_identity: bool = False) -> Received:
    """Seals, checks from outside and inside, receives and takes the acknowledgement back."""
    sealed = seals.seal(officer, only_case(officer), card_of(office), stick, with_identity=with_identity)
    report = check_bundle(sealed.folder, [card_of(officer)], office)
    assert (report.verdict, report.scope, report.findings) == (Verdict.INTACT, "full", ())
    received = receive(office, sealed.folder)
    assert (received.outcome, received.findings) == (AckOutcome.TAKEN_IN, ())
    assert received.ack is not None
    ack.take(officer, received.ack.read_bytes())
    return received


def assert_same(officer: Vault, office: Vault, case: Case) -> None:
    for listing in (captures.listing, things.listing, links.listing):
        assert listing(office, case.id) == listing(officer, case.id) != []
    assert handling.order_of(office, case.id) == handling.order_of(officer, case.id) != []


def test_everything_arrives_and_identity_documents_stay(
    officer: Vault, office: Vault, case: Case, stick: Path, tmp_path: Path
) -> None:
    received = sent(officer, office, stick)
    assert (received.new_files, received.already_held) == (2, 0)
    assert_same(officer, office, case)
    there = cases.find(office, case.id)
    mine = [each for each in exhibits.listing(officer, case) if not each.is_identity]
    assert [(each.id, each.kind, each.number) for each in exhibits.listing(office, there)] == [
        (each.id, each.kind, each.number) for each in mine
    ]
    assert exhibits.identity_ids(office, there) == exhibits.identity_ids(officer, case)
    gather.make_dossier(office, there, tmp_path / "d.pdf")


def test_the_bag_lists_identity_apart_and_holds_its_bytes_only_when_asked(
    officer: Vault, office: Vault, case: Case, stick: Path, tmp_path: Path
) -> None:
    for name, asked in (("tanpa", False), ("dengan", True)):
        (stick / name).mkdir()
        sealed = seals.seal(officer, case, card_of(office), stick / name, with_identity=asked)
        assert ("identity-left-out" in sealed.warnings, sealed.withheld) == (not asked, int(not asked))
        bag = opened(sealed, office.keys.age_identity, tmp_path / name).bag
        record = json.loads((bag / "data/case.json").read_bytes())
        assert [each["kind"] for each in record["evidence"]] == ["tangkapan-layar", "foto"]
        (document,) = record["identity"]
        assert document["file"] == ("data/identity/0003.jpg" if asked else None)
        assert (document["kind"], document["held"]) == ("identitas", None)
        assert (bag / "data/identity").exists() is asked
        assert record["order"] == [2, 1, 3]
        assert [len(record[name]) for name in ("captures", "things", "links")] == [1, 1, 5]
        subprocess.run(["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], cwd=bag, check=True)


def test_an_identity_document_follows_later_and_is_then_held(
    officer: Vault, office: Vault, case: Case, stick: Path
) -> None:
    sent(officer, office, stick)
    received = sent(officer, office, stick, with_identity=True)
    assert (received.new_files, received.already_held) == (1, 2)
    there = cases.find(office, case.id)
    (document,) = [each for each in exhibits.listing(office, there) if each.is_identity]
    assert office.store.number("SELECT count(*) FROM withheld") == 0
    with office.blobs.open(document.blob) as source:
        assert source.read(4) == b"\xff\xd8\xff\xe0"
    things.record(officer, case, ThingFacts("Uang", "Rp50.000"))
    received = sent(officer, office, stick)
    assert (received.new_files, received.already_held) == (0, 3)
    assert_same(officer, office, case)
    assert len(list(exhibits.listing(office, there))) == 3


def test_a_document_that_turns_out_to_be_a_photo_is_sent(
    officer: Vault, office: Vault, case: Case, stick: Path
) -> None:
    sent(officer, office, stick)
    document = exhibits.find(officer, "3", case)
    handling.classify(officer, case, document, ExhibitKind.FOTO)
    handling.classify(officer, case, exhibits.find(officer, "1", case), ExhibitKind.IDENTITAS)
    received = sent(officer, office, stick)
    assert received.new_files == 1
    there = cases.find(office, case.id)
    kinds = {each.number: each.kind.value for each in exhibits.listing(office, there)}
    assert kinds == {1: "identitas", 2: "tangkapan-layar", 3: "foto"}


def test_a_received_case_is_read_and_not_written(
    officer: Vault, office: Vault, case: Case, stick: Path
) -> None:
    sent(officer, office, stick)
    there = cases.find(office, case.id)
    (post,), (thing,) = captures.listing(office, there.id), things.listing(office, there.id)
    exhibit = next(exhibits.listing(office, there))
    link = links.listing(office, there.id)[1]
    for deed in (
        lambda: captures.record(office, there, Act.SUKA, CaptureFacts("X")),
        lambda: captures.observe(office, there, post, ObservationFacts()),
        lambda: captures.edit(office, there, post, post),
        lambda: things.record(office, there, ThingFacts("X")),
        lambda: things.move(office, there, thing, MoveFacts("A", "B")),
        lambda: things.edit(office, there, thing, thing.facts),
        lambda: links.make(office, there, link.start, link.end),
        lambda: links.cut(office, there, link, "x"),
        lambda: handling.classify(office, there, exhibit, ExhibitKind.VIDEO),
        lambda: handling.move(office, there, exhibit, 2),
    ):
        with pytest.raises(Problem, match="case-foreign"):
            deed()


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "no captures": lambda r: r.pop("captures"),
    "no order": lambda r: r.pop("order"),
    "identity among the evidence": lambda r: r["evidence"].append(r["identity"].pop()),
    "evidence as identity": lambda r: r["identity"].append(r["evidence"].pop()),
    "evidence withheld": lambda r: r["evidence"][0].update(file=None),
    "held and brought": lambda r: r["evidence"][0].update(held="0" * 32),
    "unknown kind": lambda r: r["evidence"][0].update(kind="rahasia"),
    "unknown act": lambda r: r["captures"][0].update(act="menatap"),
    "person of another case": lambda r: r["captures"][0].update(person="0" * 32),
    "file of another case": lambda r: r["captures"][0]["observations"][0].update(files=["0" * 32]),
    "a file twice": lambda r: r["captures"][0]["observations"][0].update(
        files=r["captures"][0]["observations"][0]["files"][:1] * 2
    ),
    "a number twice": lambda r: r["captures"][0]["observations"][1].update(number=1),
    "online as nobody says": lambda r: r["captures"][0]["observations"][0]["facts"].update(still_online="1"),
    "a thing without a name": lambda r: r["things"][0]["facts"].pop("item"),
    "an unknown fact": lambda r: r["things"][0]["facts"].update(owner="X"),
    "a number as text": lambda r: r["things"][0].update(number="1"),
    "photo of another case": lambda r: r["things"][0].update(photos=["0" * 32]),
    "a link to nothing": lambda r: r["links"][0]["to"].update(id="0" * 32),
    "a link to evidence": lambda r: r["links"][0].update(to=r["links"][0]["from"]),
    "a link from a person": lambda r: r["links"][0].update({"from": r["links"][0]["to"]}),
    "an end with more": lambda r: r["links"][0]["to"].update(x=1),
    "an order twice": lambda r: r.update(order=[1, 1]),
    "an order of nothing": lambda r: r.update(order=[9]),
    "a negative order": lambda r: r.update(order=[-1]),
}


@pytest.fixture
def bag(officer: Vault, office: Vault, case: Case, stick: Path, tmp_path: Path) -> Iterator[dict[str, bytes]]:
    sealed = seals.seal(officer, case, card_of(office), stick, with_identity=True)
    folder = opened(sealed, office.keys.age_identity, tmp_path / "open").bag
    yield {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_only_a_well_made_record_is_taken(bag: dict[str, bytes]) -> None:
    data = bag[contents.CASE]
    parsed = caserecord.parse(canonical.parse(data), bag)
    assert len(parsed.carried.links) == 5 and parsed.order == (2, 1, 3)
    for name, change in CHANGES.items():
        record = json.loads(data)
        change(record)
        with pytest.raises(FormatError):
            caserecord.parse(record, bag)
            pytest.fail(name)
