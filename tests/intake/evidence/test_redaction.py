"""Derived exhibits in real vaults: recorded, logged, carried in a bundle, checked on both sides."""

import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from crypto import canonical
from crypto.errors import FormatError
from intake.bundle import caserecord
from intake.bundle import seal as seals
from intake.bundle.ack import AckOutcome
from intake.bundle.bag import plan
from intake.bundle.receive import receive
from intake.check.bundle import check_bundle
from intake.check.records import check_records
from intake.custody import journal
from intake.custody.entries import Kind
from intake.evidence import adding, exhibits, handling, redaction
from intake.evidence.exhibits import Exhibit, Obtained
from intake.evidence.kinds import ExhibitKind
from intake.findings import FindingKind, Verdict
from intake.ids import HandoverId
from intake.media.region import Mode, Region
from intake.papers import gather
from intake.problems import Problem
from intake.records.cases import Case
from intake.vault import Vault
from tests.intake.bundle.sealing import card_of, only_case, opened

BOX = Region(10, 20, 60, 40, Mode.BOX)
BLUR = Region(150, 100, 50, 50, Mode.BLUR)
MARK = b"tanda plaintext redaksi"


@pytest.fixture
def photo(officer: Vault, tmp_path: Path) -> Exhibit:
    """A real photo of 200 by 150 pixels, exhibit 4 of the officer's case."""
    return added(officer, tmp_path / "asli.jpg", Image.linear_gradient("L").resize((200, 150)))


def added(vault: Vault, path: Path, picture: Image.Image) -> Exhibit:
    picture.convert("RGB").save(path, comment=MARK)
    (found,) = adding.add(vault, only_case(vault), [path], Obtained(""))
    assert found.exhibit is not None
    return found.exhibit


def content(vault: Vault, exhibit: Exhibit) -> bytes:
    with vault.blobs.open(exhibit.blob) as source:
        return source.read()


def refused(code: str, do: Callable[[], object]) -> Problem:
    with pytest.raises(Problem) as caught:
        do()
    assert caught.value.code == code
    return caught.value


def test_a_derived_exhibit_names_its_original_and_its_regions(officer: Vault, photo: Exhibit) -> None:
    case, before = only_case(officer), content(officer, photo)
    made = redaction.redact(officer, case, photo, [BOX, BLUR], "wajah anak")
    assert (made.number, made.kind, made.media_type) == (5, ExhibitKind.FOTO, "image/jpeg")
    assert made.obtained == Obtained(
        "bukti-0004-tertutup.jpg", how="turunan dari bukti 4", description="wajah anak", original="salinan"
    )
    assert redaction.derived_of(officer, made.id) == redaction.Derived(photo.id, (BOX, BLUR))
    assert redaction.derived_of(officer, photo.id) is None
    assert redaction.originals(officer, case) == {made.id: 4}
    event = journal.event_about(officer, made.id, Kind.EVIDENCE_REDACTED)
    assert event is not None
    assert {name: event.body[name] for name in ("original", "original_sha256", "reason")} == {
        "original": photo.id, "original_sha256": photo.blob.sha256, "reason": "wajah anak",
    }  # fmt: skip
    assert event.body["regions"] == [BOX.to_json(), BLUR.to_json()]
    entered = journal.event_about(officer, made.id, Kind.EVIDENCE_ADDED)
    assert entered is not None
    assert entered.body["sha256"] == made.blob.sha256
    assert content(officer, photo) == before
    with Image.open(io.BytesIO(content(officer, made))) as picture:
        assert picture.size == (200, 150)
        assert picture.getpixel((40, 40)) == (0, 0, 0)


def test_the_newest_that_stands_takes_the_place_of_its_original(officer: Vault, photo: Exhibit) -> None:
    case = only_case(officer)
    assert redaction.redacted_of(officer, photo) is None
    first = redaction.redact(officer, case, photo, [BOX], "satu")
    over = redaction.redact(officer, case, first, [BLUR], "dua")
    assert redaction.redacted_of(officer, photo) == redaction.redacted_of(officer, first) == over
    exhibits.withdraw(officer, case, over, "salah")
    assert redaction.redacted_of(officer, photo) == first


def test_refusals_leave_nothing_behind(officer: Vault, photo: Exhibit, tmp_path: Path) -> None:
    case = only_case(officer)
    (tmp_path / "surat.pdf").write_bytes(b"%PDF-1.4 surat")
    (paper,) = adding.add(officer, case, [tmp_path / "surat.pdf"], Obtained(""))
    assert paper.exhibit is not None
    redaction.redact(officer, case, photo, [BOX], "wajah")
    size, blobs = officer.store.number("SELECT count(*) FROM entries"), officer.blobs.present()

    def redact(exhibit: Exhibit, *regions: Region, reason: str = "wajah") -> Callable[[], object]:
        return lambda: redaction.redact(officer, case, exhibit, regions, reason)

    refused("redaction-exists", redact(photo, BOX))
    refused("reason-missing", redact(photo, BOX, reason=" "))
    refused("redaction-regions", redact(photo))
    refused("redaction-regions", redact(photo, Region(0, 0, 0, 5, Mode.BOX)))
    for over in (
        Region(200, 0, 5, 5, Mode.BOX),
        Region(150, 100, 900, 900, Mode.BLUR),
        Region(0, 0, 201, 9, Mode.BOX),
    ):
        outside = refused("region-outside", redact(photo, BOX, over)).particulars
        assert outside["box"] == f"{over.x}, {over.y} · {over.width} × {over.height}"
        assert (outside["item"], outside["width"], outside["height"]) == (photo.number, 200, 150)
    refused("redaction-not-picture", redact(paper.exhibit, BOX))
    damaged = next(exhibits.listing(officer, case))
    assert refused("redaction-impossible", redact(damaged, BOX)).particulars["reason"] == "damaged"
    assert officer.store.number("SELECT count(*) FROM entries") == size
    assert officer.blobs.present() == blobs
    identity = handling.classify(officer, case, photo, ExhibitKind.IDENTITAS)
    refused("redaction-identity", redact(identity, BOX))


def test_nothing_of_it_lies_on_the_disk_in_plaintext(officer: Vault, photo: Exhibit) -> None:
    made = redaction.redact(officer, only_case(officer), photo, [BOX], MARK.decode())
    part = content(officer, made)[600:700]
    files = [path.read_bytes() for path in officer.path.rglob("*") if path.is_file()]
    assert len(files) > 4
    assert not [data for data in files if part in data or MARK in data or b"tertutup" in data]


def test_it_travels_with_its_relation_and_is_checked(
    officer: Vault, office: Vault, photo: Exhibit, tmp_path: Path
) -> None:
    case = only_case(officer)
    made = redaction.redact(officer, case, photo, [BOX, BLUR], "wajah anak")
    (tmp_path / "usb2").mkdir()
    sealed = seals.seal(officer, case, card_of(office), tmp_path / "usb2")
    report = check_bundle(sealed.folder, [card_of(officer)], office)
    assert (report.verdict, report.scope, report.findings) == (Verdict.INTACT, "full", ())
    bag = opened(sealed, office.keys.age_identity, tmp_path / "bag").bag
    stated = {each["number"]: each for each in json.loads((bag / "data/case.json").read_bytes())["evidence"]}
    assert stated[5]["derived"] == {"original": photo.id, "regions": [BOX.to_json(), BLUR.to_json()]}
    assert stated[4]["derived"] is None
    received = receive(office, sealed.folder)
    assert (received.outcome, received.findings) == (AckOutcome.TAKEN_IN, ())
    assert redaction.derived_of(office, made.id) == redaction.derived_of(officer, made.id)
    there = exhibits.find(office, photo.id)
    assert redaction.redacted_of(office, there) == exhibits.find(office, made.id)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE redactions SET regions = replace(regions, '60', '61')",
        "UPDATE redactions SET original = (SELECT id FROM evidence WHERE number = 1)",
        "DELETE FROM redactions",
    ],
)
def test_the_check_sees_a_changed_relation(officer: Vault, photo: Exhibit, sql: str) -> None:
    made = redaction.redact(officer, only_case(officer), photo, [BOX], "wajah")
    kept = officer.store.one("SELECT * FROM redactions")
    assert kept is not None
    with officer.store.transaction():
        officer.store.run(sql)
    found = check_records(officer)
    assert {each.kind for each in found} == {FindingKind.EVIDENCE_MISMATCH}
    assert all(made.id in each.object for each in found)
    with officer.store.transaction():
        officer.store.run("DELETE FROM redactions")
        officer.store.run("INSERT INTO redactions VALUES (?, ?, ?)", tuple(kept))


@pytest.mark.parametrize(
    "derived",
    [
        {"original": "0" * 32},
        {"original": "x", "regions": [BOX.to_json()]},
        {"original": "0" * 32, "regions": []},
        {"original": "0" * 32, "regions": [{**BOX.to_json(), "x": "1"}]},
        {"original": "0" * 32, "regions": [BOX.to_json()], "more": 1},
        "itself",
        5,
    ],
)
def test_a_bundle_that_states_nonsense_is_refused(officer: Vault, photo: Exhibit, derived: Any) -> None:
    record, files = planned(officer)
    caserecord.parse(record, files)
    last = record["evidence"][-1]
    last["derived"] = {"original": last["id"], "regions": [BOX.to_json()]} if derived == "itself" else derived
    with pytest.raises(FormatError):
        caserecord.parse(record, files)


def planned(vault: Vault) -> tuple[Any, dict[str, bytes]]:
    bag = plan(vault, only_case(vault), HandoverId("a" * 32), {}, [])
    files = {file.path: file.content for file in bag.payload if isinstance(file.content, bytes)}
    return canonical.parse(files["data/case.json"]), files


def test_the_dossier_says_so(officer: Vault, photo: Exhibit, tmp_path: Path) -> None:
    case: Case = only_case(officer)
    redaction.redact(officer, case, photo, [BOX], "wajah")
    pages = printed(officer, case, tmp_path / "berkas.pdf")
    assert "turunan dari bukti 4, area ditutup: kotak hitam 60×40 pada (10, 20)" in pages
    assert "turunan, Foto" in pages


def printed(vault: Vault, case: Case, target: Path) -> str:
    gather.make_dossier(vault, case, target)
    text = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, check=True).stdout
    return " ".join(text.decode("utf-8").split())
