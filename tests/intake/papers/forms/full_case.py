"""A case in which every blank of every form has something to say, and an office with a letterhead."""

import re
from pathlib import Path

from PIL import Image, ImageDraw

from intake.docket import numbers, procedure
from intake.evidence import adding, exhibits
from intake.media.practice import PracticePhone, draw_photo
from intake.records import acts, cases, formwords, people, statements, things
from intake.records.acts import ActFacts
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.hearing import Hearing, HearingForm, QuestionAnswer, StatementKind
from intake.records.people import PersonFacts, Role
from intake.records.things import ThingFacts
from intake.rules import questions
from intake.rules.numbering import NumberKind
from intake.vault import Vault

LETTERHEAD = """
name = "Bawaslu Kota Semarang"
lines = ["BADAN PENGAWAS PEMILIHAN UMUM", "KOTA SEMARANG"]
address = ["Jalan Melati Nomor 4, Kota Semarang 50181", "Telepon (024) 7600000, surel bawaslu@contoh.invalid"]
logo = "logo.png"
place = "Semarang"
chair = "Drs. Hartono Wibowo"
"""

FACTS = CaseFacts(
    title="Lurah mengarahkan pegawai",
    event="Lurah mengarahkan pegawai kelurahan memilih salah satu calon dalam apel pagi",
    place="Halaman Kantor Kelurahan Bambankerep, Kecamatan Ngaliyan",
    event_date="2024-01-15",
    known_date="2024-01-16",
    narrative="Pada hari Senin sekitar pukul 07.30 WIB, seusai apel pagi, Terlapor mengumpulkan seluruh pegawai di "
    "halaman kantor.\n\nTerlapor berkata bahwa semua pegawai beserta keluarga diminta memilih calon tertentu, lalu "
    "menunjukkan spesimen surat suara. Dua orang pegawai merekam dengan telepon genggam.\n\nSetelah itu Terlapor "
    "membagikan kaus bergambar calon kepada pegawai yang hadir.",
    received_place="Semarang",
    election="pemilu",
    election_kind="PL",
    stage="Masa kampanye",
    source="telepon seorang warga",
    via="langsung",
    submitted_at="2024-01-18T10:15:00+07:00",
    assignment_letter="012/ST/PM.00.02/K.JT-33/01/2024",
    lhp_number="004/LHP/PM.01.02/01/2024",
    completed_at="2024-01-20T13:05:00+07:00",
)
REPORTER = PersonFacts(
    name="Budi Santoso", birth_place="Semarang", birth_date="1980-05-03", sex="laki-laki", occupation="wiraswasta",
    citizenship="Indonesia", religion="Islam", address="Jalan Kenanga 7 RT 02 RW 05, Bambankerep, Ngaliyan",
    phone="0812-0000-1111", email="budi@contoh.invalid",
)  # fmt: skip
REPORTED = PersonFacts(
    name="Andi Wijaya, S.Sos.", address="Kelurahan Bambankerep", position="Lurah", phone="0811-0000-2222"
)
WITNESS = PersonFacts(
    name="Siti Rahmawati", birth_place="Kendal", birth_date="1991-02-28", sex="perempuan",
    occupation="pegawai kelurahan", citizenship="Indonesia", religion="Katolik",
    address="Jalan Anggrek 12, Bambankerep", phone="0813-0000-3333",
)  # fmt: skip
FINDER = PersonFacts(
    name="Rahmat Hidayat", position="Anggota Bawaslu Kota Semarang", address="Jalan Melati 4, Semarang"
)
ANSWERS = (
    "Ya, saya sehat.",
    "Ya, bersedia.",
    "Saya mengerti, saya dimintai keterangan tentang apel pagi 15 Januari 2024.",
)
OWN = (
    (
        "Di mana Saudara berada pada hari Senin, 15 Januari 2024 pukul 07.30 WIB?",
        "Saya di halaman kantor, ikut apel pagi.",
    ),
    (
        "Apa yang dikatakan Terlapor setelah apel?",
        "Terlapor meminta semua pegawai memilih calon tertentu. " * 4,
    ),
)
CLOSING = ("Ya, sudah benar.", "Tidak ada.", "Bersedia.", "Tidak merasa tertekan atau terpaksa.")


ABOUT = "pembagian sembako di Balai RW 05"


def hearing() -> Hearing:
    """A hearing by the regulation's questions and two own ones."""
    form = HearingForm(
        started_at="2024-01-24T09:30:00+07:00", ended_at="2024-01-24T11:05:00+07:00", zone="WIB",
        place="Sekretariat Bawaslu Kota Semarang", officers="Rahmat Hidayat", decree="003/HK.01.01/K.JT-33/I/2024",
        capacity="Saksi", oath="sworn", read_back="ya", signed_by_speaker="signed",
    )  # fmt: skip
    sets = {each.part: each for each in questions.load().entries if each.code.startswith("b12-")}
    opening = [re.sub(r" ?[….]{2,}", f" {ABOUT}", each) for each in sets[questions.Part.OPENING].questions]
    rows = [
        *zip(opening, ANSWERS, strict=True),
        *OWN,
        *zip(sets[questions.Part.CLOSING].questions, CLOSING, strict=True),
    ]
    return Hearing(form, tuple(QuestionAnswer(question, answer) for question, answer in rows))


def letterhead(vault: Vault) -> None:
    """The office's letterhead with a logo."""
    folder = vault.path / "office"
    folder.mkdir(exist_ok=True)
    (folder / "letterhead.toml").write_text(LETTERHEAD, "utf-8")
    logo = Image.new("RGBA", (240, 240), (0, 0, 0, 0))
    pen = ImageDraw.Draw(logo)
    pen.ellipse((8, 8, 232, 232), fill=(31, 59, 87, 255))
    pen.polygon([(120, 36), (196, 172), (44, 172)], fill=(240, 196, 60, 255))
    logo.save(folder / "logo.png")


def fill(vault: Vault, folder: Path) -> Case:
    """The case, recorded as an officer would."""
    case = cases.create(vault, CaseKind.LAPORAN, FACTS)
    people.add(vault, case, Role.PELAPOR, REPORTER)
    people.add(vault, case, Role.TERLAPOR, REPORTED)
    witness = people.add(vault, case, Role.SAKSI, WITNESS)
    people.add(vault, case, Role.PENEMU, FINDER)
    said = statements.draft(vault, case, witness, "", StatementKind.KLARIFIKASI, hearing())
    statements.seal(vault, case, witness, said)
    folder.mkdir()
    for number, name in enumerate(("apel.jpg", "kaus.jpg")):
        (folder / name).write_bytes(draw_photo(PracticePhone.SAMSUNG, number, megapixels=0.1))
    told = exhibits.Obtained(
        "", source="Budi Santoso", description="Foto apel pagi & <b>kaus</b> bergambar calon"
    )
    list(adding.add(vault, case, [folder], told))
    things.record(vault, case, ThingFacts("Kaus bergambar calon", "1 helai"))
    for kind, value in (
        (NumberKind.PENYAMPAIAN, "003/LP/PL/Kota/14.01/I/2024"),
        (NumberKind.REGISTER, "002/Reg/LP/PL/Kota/14.01/I/2024"),
        (NumberKind.UNDANGAN, "007/PP.00.01/K.JT-33/01/2024"),
        (NumberKind.REKOMENDASI, "001/Rekom-DPPL/LP/PL/Kota/14.01/I/2024"),
    ):
        numbers.type_in(vault, case, kind, value, "Bawaslu Kota Semarang", "2024-01-22")
    for step, to, note in (
        ("kajian-awal", "", ""),
        ("cabut", "", "Pelapor menyatakan telah berdamai dengan Terlapor"),
        ("limpahkan", "Panwaslu Kecamatan Ngaliyan", ""),
        ("minta-pengambilalihan", "Bawaslu Provinsi Jawa Tengah", "tenaga dan sarana tidak mencukupi"),
    ):
        procedure.take(vault, case, step, "2024-01-22", to=to, note=note)
    acts.record(vault, case, ActFacts(code="KE-4"), acts.rules_of(vault))
    formwords.write(vault, case, "B.7", {
        "formal": "Pelapor WNI yang mempunyai hak pilih; Terlapor dikenal; laporan disampaikan tepat waktu.",
        "material": "Waktu dan tempat jelas; uraian dan bukti berupa foto serta kaus diserahkan.",
        "delegation": "Tidak ada.", "takeover": "Tidak ada.", "withdrawal": "Tidak ada.", "ending": "Tidak ada.",
        "conclusion": "a", "recommendation": "a",
    })  # fmt: skip
    formwords.write(vault, case, "B.9", {
        "at": "2024-01-24T09:00:00+07:00", "place": "Sekretariat Bawaslu Kota Semarang",
        "meeting": "luring, bertemu Rahmat Hidayat", "to_place": "Bambankerep",
    }, witness.id)  # fmt: skip
    formwords.write(vault, case, "B.17", {"to": "Badan Kepegawaian Negara", "to_place": "Jakarta"})
    formwords.write(vault, case, "LHP", {
        "form": "langsung", "aim": "mengawasi netralitas pegawai", "target": "pegawai Kelurahan Bambankerep",
    })  # fmt: skip
    return case
