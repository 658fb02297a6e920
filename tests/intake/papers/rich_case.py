"""A made-up case with something of everything that a dossier shows."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from intake.docket import procedure
from intake.evidence import adding, exhibits, redaction
from intake.evidence.exhibits import Exhibit, Obtained
from intake.media.practice import PracticePhone, draw_photo
from intake.media.region import Mode, Region
from intake.records import acts, captures, cases, links, people, statements, things
from intake.records.acts import ActFacts
from intake.records.captures import Act, Capture, CaptureFacts, ObservationFacts
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.hearing import Hearing, HearingForm, QuestionAnswer, StatementKind
from intake.records.links import End, EndKind
from intake.records.people import Person, PersonFacts, Role
from intake.records.statements import Statement
from intake.records.things import MoveFacts, Thing, ThingFacts
from intake.vault import Vault

POSITION = "-1.265432, 116.831298"
REPORTER = PersonFacts(
    "Budi Santoso, S.Pd",
    birth_date="1980-05-03",
    address="Jl. Melati No. 4, RT 02/RW 05, Sukamaju",
    phone="0812-3456-789",
    email="budi.santoso@contoh.invalid",
    protected="ya",
    may_see="Ketua",
)
REPORTED = PersonFacts(
    "Andi Wijaya, S.STP",
    employment="pns",
    nip="198001012005011001",
    nik="6471010101800001",
    agency="Pemerintah Kota Balikpapan",
    unit="Kecamatan Balikpapan Selatan",
    position="Camat",
    phone="+6281299988877",
)


@dataclass
class Rich:
    """The case and what tests speak of."""

    case: Case
    reporter: Person
    reported: Person
    witness: Person
    words: Statement
    hearing: Statement
    photos: list[Exhibit]
    covered: Exhibit
    post: Capture
    thing: Thing
    act: str


def fill(vault: Vault, folder: Path) -> Rich:
    case = cases.create(
        vault,
        CaseKind.LAPORAN,
        CaseFacts(
            "Pengerahan pegawai oleh camat",
            "Camat membagikan kaus",
            "Balai Desa Sukamaju",
            "2024-02-10",
            "2024-02-12",
            f"Budi melihat rombongan di {POSITION}. Hubungi 0812 3456 789.",
            submitted_at="2024-02-13T10:00:00+08:00",
            election_kind="PP",
        ),
    )
    reporter = people.add(vault, case, Role.PELAPOR, REPORTER)
    reported = people.add(vault, case, Role.TERLAPOR, REPORTED)
    witness = people.add(vault, case, Role.SAKSI, PersonFacts("Rina Kartika"))
    words = _sealed(vault, case, reporter, "Saya, Budi, melihatnya. Rumah saya di jalan Melati no 4.")
    form = HearingForm(started_at="2024-02-15T09:00:00+08:00", officers="Siti\nRahmat", oath="sworn")
    rows = (
        QuestionAnswer("Siapa yang membagikan?", "Camat Andi Wijaya, kata Pak Budi Santoso."),
        QuestionAnswer("Adakah yang lain?", ""),
    )
    drafted = statements.draft(vault, case, witness, "", StatementKind.KLARIFIKASI, Hearing(form, rows))
    hearing = statements.seal(vault, case, witness, drafted)
    statements.draft(vault, case, witness, "KONSEP-RAHASIA")
    photos = _photos(vault, case, folder)
    link(vault, case, photos[0], EndKind.PERSON, reporter.id, "Budi di kiri")
    link(vault, case, photos[1], EndKind.PERSON, reporter.id)
    link(vault, case, photos[2], EndKind.STATEMENT, words.id)
    covered = redaction.redact(vault, case, photos[0], [Region(0, 0, 150, 100, Mode.BOX)], "wajah Budi")
    said = CaptureFacts("Facebook", "Akun Camat", url="https://contoh.invalid/p/1")
    seen = ObservationFacts("2024-02-11T20:00:00+08:00", "Siti", "HP", "ya")
    post = captures.record(vault, case, Act.POSTING, said, reported.id, seen, [photos[2].id])
    thing = things.record(vault, case, ThingFacts("Kaus", "3 lembar"), [photos[2].id])
    thing = things.move(vault, case, thing, MoveFacts("Budi Santoso", "Siti", "2024-02-13"))
    act = acts.record(
        vault, case, ActFacts(code="D-6", person=reported.id, date="2024-02-10"), acts.rules_of(vault)
    )
    for start in (End(EndKind.EVIDENCE, photos[2].id), End(EndKind.STATEMENT, words.id)):
        links.make(vault, case, start, End(EndKind.ACT, act.id))
    procedure.take(vault, case, procedure.standpoint(vault, case).allowed[0].code, "2024-02-13")
    found = cases.find(vault, str(case.number))
    return Rich(found, reporter, reported, witness, words, hearing, photos, covered, post, thing, act.id)


def _sealed(vault: Vault, case: Case, person: Person, text: str) -> Statement:
    return statements.seal(vault, case, person, statements.draft(vault, case, person, text))


def link(vault: Vault, case: Case, exhibit: Exhibit, kind: EndKind, to: str, note: str = "") -> None:
    links.make(vault, case, End(EndKind.EVIDENCE, exhibit.id), End(kind, to), note)


def _photos(vault: Vault, case: Case, folder: Path) -> list[Exhibit]:
    """Three photos whose names tell, a screenshot 20,000 pixels high, and a file without picture."""
    folder.mkdir()
    for number, name in enumerate(("1-BudiSantoso", "2-rumah_budi", "3-wawancaraBudi")):
        picture = draw_photo(list(PracticePhone)[number], number, megapixels=0.2)
        (folder / f"{name}.jpg").write_bytes(picture)
    Image.new("RGB", (300, 20_000), "white").save(folder / "4-panjang.png")
    (folder / "5-catatan.txt").write_bytes(b"bukan gambar")
    told = Obtained("", source="Budi Santoso", how="kabel", relation="pelapor", original="asli")
    added = adding.add(vault, case, sorted(folder.iterdir()), told)
    found = [each.exhibit for each in added if each.exhibit is not None]
    assert len(found) == 5
    return [exhibits.find(vault, each.id) for each in found]
