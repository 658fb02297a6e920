"""What a public dossier shows of pictures: every image in the PDF is decoded and searched for what must not be seen."""

import hashlib
import io
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from intake.evidence import adding, exhibits, previews, reading, redaction
from intake.evidence.exhibits import Exhibit, Obtained
from intake.evidence.kinds import ExhibitKind
from intake.media.region import Mode, Region
from intake.papers import gather
from intake.papers.assemble import Asked
from intake.papers.content import DossierKind
from intake.records import captures, cases, links, people, statements, things
from intake.records.captures import Act, CaptureFacts, ObservationFacts
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.links import End, EndKind
from intake.records.people import PersonFacts, Role
from intake.records.things import ThingFacts
from intake.vault import Vault

COLOURS = {
    "linked": (255, 0, 255),
    "said": (0, 255, 0),
    "posted": (0, 255, 255),
    "thing": (255, 255, 0),
    "told": (255, 0, 0),
    "covered": (0, 0, 255),
    "uncovered": (255, 128, 0),
    "withdrawn": (128, 0, 255),
    "tall": (255, 0, 128),
    "identity": (0, 128, 255),
    "open": (128, 255, 0),
}
"""Each picture has a patch in a colour of its own, which stands for the face in it."""
PATCH = Region(100, 100, 160, 120, Mode.BOX)
TALL = Region(0, 5000, 300, 400, Mode.BOX)
NEAR = 24
"""How far, of 255, a channel may be off after two rounds of JPEG."""


def picture(name: str) -> bytes:
    tall = name == "tall"
    drawn = Image.new("RGB", (300, 9000) if tall else (640, 480), "gray")
    at = TALL if tall else PATCH
    drawn.paste(COLOURS[name], (at.x, at.y, at.x + at.width, at.y + at.height))
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=95)
    return out.getvalue()


@pytest.fixture
def case(vault: Vault) -> Case:
    return cases.create(vault, CaseKind.LAPORAN, CaseFacts("Foto untuk umum"))


@pytest.fixture
def held(vault: Vault, case: Case, tmp_path: Path) -> dict[str, Exhibit]:
    """An exhibit of each name, with what makes it unfit to be shown; `open` has nothing against it."""
    found = dict(_added(vault, case, tmp_path))
    hidden = people.add(vault, case, Role.PELAPOR, PersonFacts("Budi Santoso", protected="ya"))
    words = statements.seal(vault, case, hidden, statements.draft(vault, case, hidden, "Saya melihat."))

    def link(kind: EndKind, start: str, end: EndKind, to: str) -> None:
        links.make(vault, case, End(kind, start), End(end, to))

    link(EndKind.EVIDENCE, found["linked"].id, EndKind.PERSON, hidden.id)
    link(EndKind.EVIDENCE, found["said"].id, EndKind.STATEMENT, words.id)
    seen = ObservationFacts("2024-02-11T20:00:00+08:00", "Siti")
    captures.record(vault, case, Act.POSTING, CaptureFacts("Facebook"), hidden.id, seen, [found["posted"].id])
    thing = things.record(vault, case, ThingFacts("Kaus"), [found["thing"].id])
    link(EndKind.THING, thing.id, EndKind.PERSON, hidden.id)
    redaction.redact(vault, case, found["covered"], [PATCH], "wajah")
    redaction.redact(vault, case, found["tall"], [TALL], "wajah")
    again = redaction.redact(vault, case, found["uncovered"], [replace(PATCH, width=20)], "wajah")
    exhibits.withdraw(vault, case, again, "tidak cukup tertutup")
    exhibits.withdraw(vault, case, found["withdrawn"], "salah perkara")
    return found


def _added(vault: Vault, case: Case, folder: Path) -> Iterator[tuple[str, Exhibit]]:
    for name in COLOURS:
        path = folder / f"{name}.jpg"
        path.write_bytes(picture(name))
        told = Obtained("", source="Budi Santoso" if name == "told" else "Siti")
        kind = ExhibitKind.IDENTITAS if name == "identity" else None
        (added,) = adding.add(vault, case, [path], told, kind=kind)
        assert added.exhibit is not None
        yield name, added.exhibit


def printed(vault: Vault, case: Case, path: Path, kind: DossierKind, sheet: int) -> list[bytes]:
    """Every image in the dossier, as the bytes that stand in the PDF."""
    gather.make_dossier(vault, case, path, asked=Asked(kind, sheet))
    stem = path.with_suffix("")
    subprocess.run(["pdfimages", "-all", path, stem], check=True)
    return [each.read_bytes() for each in sorted(path.parent.glob(f"{stem.name}-*"))]


def seen_in(images: list[bytes]) -> set[str]:
    """The names of the patches that can be seen in any of these images."""
    return {name for name in COLOURS if any(_has(data, COLOURS[name]) for data in images)}


def _has(data: bytes, wanted: tuple[int, int, int]) -> bool:
    with Image.open(io.BytesIO(data)) as opened:
        off = ImageChops.difference(opened.convert("RGB"), Image.new("RGB", opened.size, wanted))
    worst = reduce(ImageChops.lighter, off.split())
    return worst.histogram()[:NEAR] != [0] * NEAR


@pytest.mark.parametrize("sheet", [1, 4])
def test_no_image_in_a_public_dossier_shows_what_nobody_may_see(
    vault: Vault, case: Case, held: dict[str, Exhibit], tmp_path: Path, sheet: int
) -> None:
    full = printed(vault, case, tmp_path / "full.pdf", DossierKind.FULL, sheet)
    assert seen_in(full) == COLOURS.keys() - {"identity"}  # the eye that looks here sees all that is there
    public = printed(vault, case, tmp_path / "public.pdf", DossierKind.PUBLIC, sheet)
    assert seen_in(public) == {"open"}
    originals = {held[name].blob.sha256 for name in COLOURS}
    kept = {
        hashlib.sha256(preview).hexdigest()
        for name in COLOURS.keys() - {"open", "identity"}
        if (preview := previews.preview(vault, held[name], previews.PAGE))
    }
    digests = {hashlib.sha256(data).hexdigest() for data in public}
    assert len(kept) == len(COLOURS) - 2 and not digests & (originals | kept)


def test_images_bring_nothing_along_and_strips_are_the_covered_ones(
    vault: Vault, case: Case, held: dict[str, Exhibit], tmp_path: Path
) -> None:
    public = printed(vault, case, tmp_path / "public.pdf", DossierKind.PUBLIC, 1)
    heights = []
    for data in public:
        with Image.open(io.BytesIO(data)) as opened:
            assert not opened.getexif() and not {"exif", "xmp", "comment"} & opened.info.keys()
            heights.append((opened.width, opened.height))
    covered = redaction.redacted_of(vault, held["tall"])
    assert covered is not None
    with Image.open(io.BytesIO(previews.strips(vault, covered)[0])) as strip:
        assert heights.count(strip.size) >= 2


def test_what_goes_uncovered_is_named_before_and_on_the_cover(
    vault: Vault, case: Case, held: dict[str, Exhibit], tmp_path: Path
) -> None:
    number = held["open"].number
    assert gather.going_uncovered(vault, case) == (number,)
    made = gather.make_dossier(vault, case, tmp_path / "d.pdf", asked=Asked(DossierKind.PUBLIC))
    assert made.uncovered == (number,)
    done = subprocess.run(["pdftotext", "-l", "1", tmp_path / "d.pdf", "-"], check=True, capture_output=True)
    said = f"Gambar asli yang dicetak tanpa penutupan: bukti {number}."
    assert said in " ".join(done.stdout.decode().split())
    redaction.redact(vault, case, held["open"], [PATCH], "wajah")
    assert gather.going_uncovered(vault, case) == ()


def test_why_a_picture_is_missing_is_said_in_its_place(
    vault: Vault, case: Case, held: dict[str, Exhibit], tmp_path: Path
) -> None:
    gather.make_dossier(vault, case, tmp_path / "d.pdf", asked=Asked(DossierKind.PUBLIC, 4))
    done = subprocess.run(["pdftotext", tmp_path / "d.pdf", "-"], check=True, capture_output=True)
    text = " ".join(done.stdout.decode().split())
    assert text.count("berasal dari atau ditautkan dengan orang yang identitasnya dilindungi") == 5
    assert (
        text.count("bukti ini ditarik; gambarnya tidak dicetak untuk umum") == 2
    )  # one is a withdrawn cover
    assert text.count("turunan tertutupnya ditarik dan belum ada penggantinya") == 1


def test_positions_as_they_stand_in_a_file_are_not_told(
    vault: Vault, case: Case, held: dict[str, Exhibit], tmp_path: Path
) -> None:
    list(reading.read_missing(vault, case))
    exhibit = exhibits.find(vault, held["open"].id)
    assert exhibit.facts is not None
    facts = replace(
        exhibit.facts,
        written=("EXIF GPSLatitude: 1 15 27777/500 S", "ISO6709: +0115.92593-11649.87788/"),
        disagreements=('latitude: exifread "1 15 1111/20", pillow "1 15 55"',),
        altitude="12.5",
    )
    with vault.store.transaction():
        exhibits.record_facts(vault, exhibit, facts)
    texts = {}
    for kind in (DossierKind.FULL, DossierKind.PUBLIC):
        gather.make_dossier(vault, case, tmp_path / f"{kind}.pdf", asked=Asked(kind))
        done = subprocess.run(["pdftotext", tmp_path / f"{kind}.pdf", "-"], check=True, capture_output=True)
        texts[kind] = "".join(done.stdout.decode().split())
    for telling in ("27777/500", "0115.92", "1111/20", "12.5m"):
        assert telling in texts[DossierKind.FULL] and telling not in texts[DossierKind.PUBLIC], telling
    assert "Duapembacaantidaksama:garislintang" in texts[DossierKind.PUBLIC]


@pytest.mark.corpus
def test_a_raw_photo_keeps_the_suffix_of_its_family(
    vault: Vault, case: Case, tmp_path: Path, corpus: Path
) -> None:
    """In the list, in its facts and in the log; a name that promises another type than the content is not kept."""
    raw, jpeg = (
        next((corpus / "real/raw").rglob(wanted)) for wanted in ("*alpha_a7iii*.ARW", "nef__Issue 247-1.nef")
    )
    list(adding.add(vault, case, [raw, jpeg], Obtained("")))
    gather.make_dossier(vault, case, tmp_path / "d.pdf", asked=Asked(DossierKind.PUBLIC))
    done = subprocess.run(["pdftotext", tmp_path / "d.pdf", "-"], check=True, capture_output=True)
    text = done.stdout.decode()
    assert text.count("bukti-0001.arw") > 2 and text.count("bukti-0002.jpg") > 2
    assert "bukti-0001.tif" not in text and "247-1" not in text
