"""Every form of an empty and of a full case: what is told stands there, what is missing is a blank and a warning."""

import hashlib
import io
import subprocess
from dataclasses import fields, replace
from pathlib import Path

import pytest

from intake.bundle.receive import receive
from intake.custody import journal
from intake.docket import procedure
from intake.evidence import adding
from intake.evidence.exhibits import Obtained
from intake.papers.forms.compose import READING_COPY, TEMPLATE, UNVERIFIED, Manner, write_form
from intake.papers.forms.fill import fill
from intake.papers.forms.gather import About, gather
from intake.papers.forms.letterhead import Letterhead
from intake.papers.forms.load import forms
from intake.papers.forms.make import Asked, form_paper, make_form
from intake.papers.forms.values import FormValues, PersonWords, RowWords
from intake.papers.forms.warned import WarningKind
from intake.papers.forms.warned_words import Way, warned_words
from intake.papers.wording import SUPPLEMENT
from intake.records import cases, formwords, people, statements, things
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.hearing import Hearing, HearingForm, StatementKind
from intake.records.people import PersonFacts, Role
from intake.records.things import ThingFacts
from intake.rules.levels import Level
from intake.vault import Vault
from intake.wording import Language
from tests.intake.conftest import Desks, Refused
from tests.intake.papers.forms import full_case
from tests.intake.papers.forms.conftest import Printed, words_of

NAMES = tuple(forms())
OFFICIAL = tuple(f"B.{n}" for n in ("1", "2", "3", "3.1", *range(4, 13), "17", "18"))
OATHS = {WarningKind.OATH_OF_EXPERTS, WarningKind.OATH_OF_OTHERS}
UNFIT = {"B.11": {WarningKind.OATH_OF_EXPERTS}, "tanda-terima-sementara": {WarningKind.OTHER_LEVEL}}
"""What the office and the people of the full case do not fit."""
REPORT, WITNESS = full_case.FACTS, full_case.WITNESS
TOLD = {
    "B.1": (
        "003/LP/PL/Kota/14.01/I/2024", "Semarang, 3 Mei 1980", "laki-laki", "wiraswasta", "budi@contoh.invalid",
        "Andi Wijaya, S.Sos.", "Senin, 15 Januari 2024", "Selasa, 16 Januari 2024", "Siti Rahmawati",
        "a. Bukti 1: Foto apel pagi & <b>kaus</b> bergambar calon", "Kamis, 18 Januari 2024", "10.15 WIB",
        "Setelah itu Terlapor membagikan kaus",
    ),
    "B.2": ("002/Reg/LP/PL/Kota/14.01/I/2024", "Anggota Bawaslu Kota Semarang", "012/ST/PM.00.02", "004/LHP/PM.01.02"),
    "B.3": ("Budi Santoso", "Foto (berkas elektronik)", "1 helai", "DPR/DPD/DPRD Provinsi/DPRD Kabupaten/Kota.**"),
    "B.3.1": ("003/LP/PL/Kota/14.01/I/2024", "Sabtu, 20 Januari 2024", "13.05 WIB"),
    "B.4": ("hari Kamis tanggal 18 Januari 2024", "Pelapor menyatakan telah berdamai", "Materai 10.000"),
    "B.5": ("kepada Panwaslu Kecamatan Ngaliyan*", "oleh Budi Santoso pada tanggal 18 Januari 2024"),
    "B.6": ("kepada Bawaslu Provinsi Jawa Tengah* dengan alasan tenaga dan sarana tidak mencukupi;",),
    "B.7": ("Pelapor WNI yang mempunyai hak pilih", "Waktu dan tempat jelas", "wiraswasta"),
    "B.8": ("berasal dari telepon seorang warga", "Semarang, 18 Januari 2024*"),
    "B.9": ("007/PP.00.01", "Sdr. Siti Rahmawati", "Rabu, 24 Januari 2024", "09.00 WIB", "bertemu Rahmat Hidayat"),
    "B.10": ("Rabu tanggal dua puluh empat bulan Januari tahun dua ribu dua puluh empat", "agama Katolik*"),
    "B.11": ("pukul 09.30 (sembilan lewat tiga puluh menit) WIB", "Siti Rahmawati"),
    "B.12": (
        "Dilahirkan di Kendal tanggal 28 Bulan Februari Tahun 1991 (umur 32 Tahun)", "sebagai Saksi", "003/HK.01.01",
        "04. Di mana Saudara berada", "Apa yang dikatakan Terlapor setelah apel?", "6. Apakah menurut Saudara",
        "Tidak merasa tertekan",
        "membubuhkan tanda tangan seperti di bawah ini*****", "hari Rabu tanggal dua puluh empat Januari Tahun",
    ),
    "B.17": ("Badan Kepegawaian Negara", "001/Rekom-DPPL", "SKB 22 September 2022"),
    "B.18": ("Budi Santoso", "Pengambilalihan", "Bawaslu Provinsi"),
    "LHP": ("Masa kampanye", "mengawasi netralitas pegawai", "Kaus bergambar calon (1 helai)", TEMPLATE),
    "daftar-bukti": ("apel.jpg", "DAFTAR BUKTI", SUPPLEMENT),
    "kutipan-log": ("Perkara 1 dibuka", "Titik periksa", "SEGEL1 ", SUPPLEMENT),
    "sigaplapor": ("3 Mei 1980", "0812-0000-1111", SUPPLEMENT),
    "tanda-terima-sementara": ("Bukan Tanda Bukti Penyampaian Laporan", "Pasal 9", SUPPLEMENT),
}  # fmt: skip


def test_the_forms_that_there_are() -> None:
    assert tuple(name for name in NAMES if forms()[name].official) == OFFICIAL
    assert set(NAMES) == set(TOLD) == {*OFFICIAL, "LHP", *(name for name in NAMES if name.islower())}


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_case_prints_with_blanks_and_warnings(
    vault: Vault, case: Case, printed: Printed, name: str
) -> None:
    words, made = printed(case, name)
    form = forms()[name]
    assert made.official == form.official and made.pages >= 1
    assert form.model in words and "Halaman 1 dari" in words
    kinds = {each.kind for each in made.warned}
    assert (WarningKind.LETTERHEAD_MISSING in kinds) == form.letterhead
    assert (WarningKind.MISSING in kinds) == (name != "kutipan-log")
    assert not form.letterhead or "Bawaslu" in words


@pytest.mark.parametrize("name", NAMES)
def test_a_full_case_says_what_was_told(full: Case, printed: Printed, name: str) -> None:
    # The case has no expert: the oath of one is of the witness only where that is asked for.
    words, made = printed(full, name, Asked(person="3") if name == "B.11" else None)
    assert not [told for told in TOLD[name] if told not in words], words
    unfit = UNFIT.get(name, set())
    assert {each.kind for each in made.warned} - {WarningKind.MISSING, WarningKind.OATH_WORDS} == unfit
    by_hand = ("letter.", "transfer.to_place")
    assert not [
        each for each in made.warned if each.kind is WarningKind.MISSING and not each.item.startswith(by_hand)
    ]
    if forms()[name].letterhead:
        # Two copies beside each other are read line by line.
        assert "KOTA SEMARANG" in words and "Jalan Melati Nomor 4" in words


def test_an_oath_has_no_name_of_somebody_else_on_it(vault: Vault, full: Case, printed: Printed) -> None:
    words, made = printed(full, "B.11")
    assert "Siti Rahmawati" not in words
    assert "person.name" in {each.item for each in made.warned if each.kind is WarningKind.MISSING}
    expert = people.add(vault, full, Role.AHLI, PersonFacts("Dr. Ahmad Fauzi"))
    assert "Dr. Ahmad Fauzi" in printed(full, "B.11")[0], "the only expert"
    statements.draft(vault, full, expert, "Menurut saya.", StatementKind.KLARIFIKASI)
    words, _ = printed(full, "B.10")
    assert "Siti Rahmawati" in words and "Fauzi" not in words
    people.add(vault, full, Role.AHLI, PersonFacts("Prof. Sri Utami"))
    words, _ = printed(full, "B.11")
    assert "Dr. Ahmad Fauzi" in words, "the one who was heard"


@pytest.mark.parametrize(
    ("name", "role", "words"),
    [
        ("B.11", Role.SAKSI, "sumpah/janji ahli, tetapi orang ini tercatat sebagai saksi: baginya ada B.10"),
        ("B.10", Role.AHLI, "selain ahli, tetapi orang ini tercatat sebagai ahli: baginya ada B.11"),
    ],
)
def test_the_oath_of_another_role_is_printed_as_asked_with_a_warning(
    vault: Vault, case: Case, printed: Printed, name: str, role: Role, words: str
) -> None:
    asked = people.add(vault, case, role, PersonFacts("Sri Utami"))
    paper, made = printed(case, name, Asked(person=asked.id))
    assert "Sri Utami" in paper
    told = [warned_words(Language.ID, each, Way.CONSOLE) for each in made.warned]
    assert any(words in each for each in told), told
    other, fitting = printed(case, "B.10" if name == "B.11" else "B.11", Asked(person=asked.id))
    assert "Sri Utami" in other and OATHS.isdisjoint(each.kind for each in fitting.warned)


@pytest.mark.parametrize("name", ["B.10", "B.11"])
@pytest.mark.parametrize("role", [Role.PENEMU, Role.PENERJEMAH, Role.KUASA, Role.PENDAMPING])
def test_who_swears_no_oath_is_told(
    vault: Vault, case: Case, printed: Printed, name: str, role: Role
) -> None:
    asked = people.add(vault, case, role, PersonFacts("Sri Utami"))
    paper, made = printed(case, name, Asked(person=asked.id))
    assert "Sri Utami" in paper
    assert {each.kind for each in made.warned} & {*OATHS, WarningKind.OATH_OF_NONE} == {
        WarningKind.OATH_OF_NONE
    }


@pytest.mark.parametrize("name", ["B.10", "B.11"])
def test_the_oath_of_who_refused_it_is_told(vault: Vault, case: Case, printed: Printed, name: str) -> None:
    role = Role.TERLAPOR if name == "B.10" else Role.AHLI
    person = people.add(vault, case, role, PersonFacts("Sri Utami", religion="Islam"))
    for oath in ("sworn", "refused"):
        said = Hearing(HearingForm(oath=oath))
        drafted = statements.draft(vault, case, person, "", StatementKind.KLARIFIKASI, said)
        _, made = printed(case, name, Asked(statement=drafted.id))
        refused = [each.item for each in made.warned if each.kind is WarningKind.OATH_REFUSED]
        assert refused == (["2"] if oath == "refused" else [])


def test_an_invitation_is_for_who_was_invited_last(vault: Vault, full: Case, printed: Printed) -> None:
    _, made = printed(full, "B.9")
    assert WarningKind.ONE_OF_INVITATIONS not in {each.kind for each in made.warned}
    expert = people.add(vault, full, Role.AHLI, PersonFacts("Dr. Ahmad Fauzi"))
    statements.draft(vault, full, expert, "Menurut saya.", StatementKind.KLARIFIKASI)
    words, made = printed(full, "B.9")
    assert "Siti Rahmawati" in words and "Fauzi" not in words, "heard, but never invited"
    assert WarningKind.ONE_OF_HEARINGS not in {each.kind for each in made.warned}
    formwords.write(vault, full, "B.9", {"place": "Aula"}, expert.id)
    words, made = printed(full, "B.9")
    assert "Fauzi" in words and "Aula" in words
    assert [each.item for each in made.warned if each.kind is WarningKind.ONE_OF_INVITATIONS] == [
        str(expert.number)
    ]
    words, made = printed(full, "B.9", Asked(person="3"))
    assert "Siti Rahmawati" in words
    assert WarningKind.ONE_OF_INVITATIONS not in {each.kind for each in made.warned}


@pytest.mark.parametrize("name", ["B.1", "B.2", "B.8", "LHP", "sigaplapor"])
def test_exhibits_that_are_described_alike_are_told_apart(
    vault: Vault, case: Case, printed: Printed, tmp_path: Path, name: str
) -> None:
    files = [tmp_path / f"IMG_{number}.txt" for number in (1, 2, 3)]
    for file in files:
        file.write_text(file.name, "utf-8")
    list(adding.add(vault, case, files[:2], Obtained("", description="Foto dari pelapor")))
    list(adding.add(vault, case, files[2:], Obtained("")))
    things.record(vault, case, ThingFacts("Kaus", "1 helai"))
    words, _ = printed(case, name)
    for told in ("Bukti 1: Foto dari pelapor", "Bukti 2: Foto dari pelapor", "Bukti 3: IMG_3.txt"):
        assert words.count(told) == 1, words
    assert ("Kaus (1 helai)" if name == "LHP" else "Barang 1: Kaus (1 helai)") in words


def test_making_is_logged_with_the_digest_of_the_file(vault: Vault, full: Case) -> None:
    pdf, made = form_paper(vault, full, "b.12")
    last = list(journal.events(vault, case=full.id))[-1]
    (hearing,) = statements.listing(vault, full)
    assert last.entry.kind == "form.made"
    assert last.body.items() >= {
        "name": "B.12", "digest": hashlib.sha256(pdf).hexdigest(), "pages": made.pages, "of": hearing.id,
    }.items()  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_same_input_same_bytes(vault: Vault, full: Case, name: str) -> None:
    values = replace(gather(vault, full, name, About(), Letterhead()), made_at="2024-01-24T12:00:00+07:00")
    written = []
    for _ in range(2):
        out = io.BytesIO()
        write_form(fill(forms()[name], values), values, Letterhead(), Manner(), out)
        written.append(out.getvalue())
    assert written[0] == written[1]


def test_the_digest_and_paraf_stand_on_every_page_of_a_hearing(
    vault: Vault, full: Case, tmp_path: Path
) -> None:
    (hearing,) = statements.listing(vault, full)
    pdf, made = form_paper(vault, full, "B.12")
    (tmp_path / "b12.pdf").write_bytes(pdf)
    text = subprocess.run(
        ["pdftotext", tmp_path / "b12.pdf", "-"], check=True, capture_output=True
    ).stdout.decode()
    pages = [" ".join(page.split()) for page in text.split("\f")[:-1]]
    assert len(pages) == made.pages > 1
    for page in pages:
        assert f"Sidik ringkas keterangan: {hearing.short_digest}" in page
        assert "memberi keterangan" in page and "meminta keterangan" in page and "Paraf yang" in page


def test_a_draft_has_no_digest_and_that_is_said(vault: Vault, case: Case, printed: Printed) -> None:
    person = people.add(vault, case, Role.SAKSI, full_case.WITNESS)
    statements.draft(vault, case, person, "", StatementKind.KLARIFIKASI, full_case.hearing())
    words, made = printed(case, "B.12")
    assert "belum disegel" in words
    assert WarningKind.NOT_SEALED in {each.kind for each in made.warned}


def test_the_words_of_a_statement_without_questions_are_not_dropped(
    vault: Vault, case: Case, printed: Printed
) -> None:
    person = people.add(vault, case, Role.SAKSI, full_case.WITNESS)
    said = statements.draft(vault, case, person, "Saya melihat sendiri kejadian itu.")
    words, made = printed(case, "B.12", Asked(statement=str(said.number)))
    assert "Saya melihat sendiri kejadian itu." in words
    assert WarningKind.OTHER_KIND in {each.kind for each in made.warned}


def test_refusal_to_sign_and_to_initial(vault: Vault, case: Case, printed: Printed) -> None:
    person = people.add(vault, case, Role.SAKSI, full_case.WITNESS)
    form = HearingForm(signed_by_speaker="refused", refusal_reason="keberatan", initials_speaker="tidak")
    statements.draft(vault, case, person, "", StatementKind.KLARIFIKASI, Hearing(form))
    words, _ = printed(case, "B.12")
    assert "tidak bersedia membubuhkan tanda tangan (keberatan)*****" in words
    assert words.count("tidak bersedia") > 1


@pytest.mark.parametrize(("faith", "printed_oath"), [("Islam", True), ("Katolik", False), ("", False)])
def test_the_oath_of_one_faith_is_not_put_into_others_mouths(
    vault: Vault, case: Case, printed: Printed, faith: str, printed_oath: bool
) -> None:
    people.add(vault, case, Role.SAKSI, replace(full_case.WITNESS, religion=faith))
    words, made = printed(case, "B.10", Asked(person="1"))
    assert ("Demi Allah saya bersumpah*" in words) == printed_oath
    assert (WarningKind.OATH_WORDS in {each.kind for each in made.warned}) != printed_oath


def test_a_reading_copy_is_large_and_says_so(full: Case, printed: Printed) -> None:
    _, plain = printed(full, "B.12")
    words, large = printed(full, "B.12", Asked(large=True))
    assert READING_COPY in words and "Paraf yang" not in words
    assert large.pages > plain.pages


@pytest.mark.parametrize("name", ["B.1", "B.2", "B.12", "B.18"])
def test_for_a_local_election_only_the_verified_form_is_official(
    vault: Vault, printed: Printed, name: str
) -> None:
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Pilkada", election="pilkada"))
    words, made = printed(case, name)
    verified = name == "B.1"
    assert made.official == verified
    assert (UNVERIFIED in words) != verified
    assert (WarningKind.UNVERIFIED in {each.kind for each in made.warned}) != verified
    assert "FORMULIR MODEL" not in words
    assert not verified or "Perbawaslu 9/2024" in words


def test_several_reported_parties_are_told_apart(vault: Vault, case: Case, printed: Printed) -> None:
    for name in ("Andi", "Baiq"):
        people.add(vault, case, Role.TERLAPOR, PersonFacts(name))
    words, _ = printed(case, "B.1")
    assert words.index("Terlapor 1") < words.index("Andi") < words.index("Terlapor 2") < words.index("Baiq")


def test_questions_keep_the_order_in_which_they_were_asked() -> None:
    fixed = forms()["B.12"]
    opening, closing = (
        "Mengertikah Saudara mengapa dimintai keterangan?",
        "Apakah masih ada keterangan lain atau tidak?",
    )
    asked = (opening, "Di mana?", closing, "Siapa lagi?")
    rows = tuple(RowWords(question, f"jawab {n}") for n, question in enumerate(asked))
    values = replace(FormValues(), hearing=replace(FormValues().hearing, rows=rows))
    numbered = [part for part in fill(fixed, values).parts if hasattr(part, "answer")]
    told = [part.words[0].text for part in numbered if not isinstance(part.words[0], str)]
    assert tuple(told) == asked
    assert [part.number for part in numbered] == list(range(1, len(numbered) + 1))
    assert len(numbered) == len(asked) + 2 + 3  # what of the printed ones was not asked stays to be asked


def test_person_fields_come_from_where_the_table_says(vault: Vault, case: Case) -> None:
    shown = {each.name for each in fields(PersonWords)} & {each.name for each in fields(PersonFacts)}
    told = PersonFacts(**{name: f"@{name}@" for name in shown})
    people.add(vault, case, Role.PELAPOR, told)
    found = gather(vault, case, "B.1", About(), Letterhead()).pelapor
    for each in fields(PersonWords):
        named = (
            each.metadata["source"].removeprefix("person.").split(",")[0].partition(":")[0].partition(" ")[0]
        )
        if each.name not in ("birth_month", "birth_year", "age"):
            assert f"@{named}@" in getattr(found, each.name), each.name


def test_what_the_form_has_no_blank_for_is_not_left_out(vault: Vault, case: Case, printed: Printed) -> None:
    person = people.add(vault, case, Role.SAKSI, full_case.WITNESS)
    helper = people.add(vault, case, Role.PENERJEMAH, PersonFacts("Ni Made Ayu"))
    proxy = people.add(vault, case, Role.KUASA, PersonFacts("Advokat Satu"))
    form = replace(
        full_case.hearing().form,
        oath="refused", interpreter=helper.id, companion=proxy.id, language="Bali", online="ya",
        others="Saksi A\nSaksi B",
    )  # fmt: skip
    statements.draft(
        vault, case, person, "", StatementKind.KLARIFIKASI, replace(full_case.hearing(), form=form)
    )
    words, _ = printed(case, "B.12")
    for told in (
        "tidak bersedia diambil sumpah/janji", "penerjemah Ni Made Ayu", "didampingi oleh Advokat Satu", "bahasa Bali",
        "melalui media daring", "Hadir pula: Saksi A, Saksi B",
    ):  # fmt: skip
        assert told in words
    assert " daring " in words


def test_who_received_is_the_officer_who_opened_the_case(sealed: Desks, tmp_path: Path) -> None:
    office = sealed.office()
    try:
        taken = receive(office, sealed.folder)
        case = cases.find(office, str(taken.case))
        make_form(office, case, "B.3", tmp_path / "b3.pdf")
        words = words_of(tmp_path / "b3.pdf")
        assert "Siti" in words and "Kantor" not in words
    finally:
        office.close()


def test_a_statement_of_another_case_is_not_printed(
    vault: Vault, full: Case, refused: Refused, tmp_path: Path
) -> None:
    (hearing,) = statements.listing(vault, full)
    other = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Lain"))
    with refused("statement-unknown"):
        make_form(vault, other, "B.12", tmp_path / "f.pdf", Asked(statement=hearing.id))
    with refused("statement-of-another"):
        make_form(vault, full, "B.12", tmp_path / "f.pdf", Asked(person="1", statement=hearing.id))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("18-01-2024 10.15", ("Kamis, 18 Januari 2024", "10.15 WITA")),
        ("18 Januari 2024 pukul 10.15 WIB", ("Kamis, 18 Januari 2024", "11.15 WITA")),
        ("18/1/2024", ("Kamis, 18 Januari 2024",)),
        ("habis magrib", ("habis magrib",)),
    ],
)
def test_a_time_as_people_type_it_stands_on_the_receipt(
    office: Vault, printed: Printed, typed: str, shown: tuple[str, ...]
) -> None:
    case = cases.create(office, CaseKind.LAPORAN, CaseFacts("Kaus", received_at=typed))
    words, _ = printed(case, "B.3")
    assert not [each for each in shown if each not in words], words


@pytest.mark.parametrize("name", ["B.3", "B.4"])
def test_each_reporter_has_a_paper_of_their_own(office: Vault, printed: Printed, name: str) -> None:
    case = cases.create(office, CaseKind.LAPORAN, CaseFacts("Kaus"))
    for who in ("Ani Lestari", "Budi Santoso"):
        people.add(office, case, Role.PELAPOR, PersonFacts(who))
    people.add(office, case, Role.TERLAPOR, PersonFacts("Camat"))
    words, made = printed(case, name, Asked(person="2"))
    assert "Budi Santoso" in words and "Ani Lestari" not in words
    assert not {each.kind for each in made.warned} & {WarningKind.ONE_OF_REPORTERS, WarningKind.PERSON_UNUSED}
    (event,) = [each for each in journal.events(office) if each.entry.kind == "form.made"]
    assert event.body["of"] == people.find(office, case, "2").id
    words, made = printed(case, name)
    assert "Ani Lestari" in words
    assert [each.item for each in made.warned if each.kind is WarningKind.ONE_OF_REPORTERS] == ["1"]
    _, made = printed(case, name, Asked(person="3"))
    assert WarningKind.PERSON_UNUSED in {each.kind for each in made.warned}


def test_of_several_hearings_it_is_said_which_is_printed(office: Vault, full: Case, printed: Printed) -> None:
    person = people.add(office, full, Role.SAKSI, replace(WITNESS, birth_date="1980-03-02"))
    hearing = Hearing(HearingForm(), full_case.hearing().rows)
    statements.draft(office, full, person, "", StatementKind.KLARIFIKASI, hearing)
    words, made = printed(full, "B.12")
    chosen = [each.item for each in made.warned if each.kind is WarningKind.ONE_OF_HEARINGS]
    assert chosen == [str(len(statements.listing(office, full)))]
    assert "umur …" in words, "nobody said when the hearing was"
    _, made = printed(full, "B.12", Asked(statement=chosen[0]))
    assert WarningKind.ONE_OF_HEARINGS not in {each.kind for each in made.warned}


def test_a_provisional_receipt_is_of_a_village_or_polling_station(printed: Printed, case: Case) -> None:
    words, made = printed(case, "tanda-terima-sementara")
    (off,) = (each for each in made.warned if each.kind is WarningKind.OTHER_LEVEL)
    assert UNVERIFIED not in words and "oleh Pengawas TPS melalui Panwaslu Kelurahan/Desa" in words
    assert all(off.item in warned_words(language, off, Way.CONSOLE) for language in Language)


@pytest.mark.parametrize(
    ("unit", "level", "assumed"),
    [
        ("Panwaslu Kelurahan Bambankerep", Level.KELURAHAN_DESA, False),
        ("Pengawas TPS 04 Bambankerep", Level.TPS, False),
        ("Regu Melati", Level.KECAMATAN, True),
    ],
)
def test_who_may_give_it_or_may_be_one_of_them_is_not_warned(
    vault: Vault, case: Case, tmp_path: Path, unit: str, level: Level, assumed: bool
) -> None:
    desk = replace(vault, officer=replace(vault.officer, unit=unit))
    who = procedure.standing(desk)
    assert (who.level, who.assumed) == (level, assumed)
    made = make_form(desk, case, "tanda-terima-sementara", tmp_path / "t.pdf")
    assert WarningKind.OTHER_LEVEL not in {each.kind for each in made.warned}


@pytest.mark.parametrize(
    ("unit", "label"), [("", "Bawaslu Kabupaten/Kota"), ("Panwaslu Kecamatan Ngaliyan", "Panwaslu Kecamatan")]
)
def test_who_has_b3_to_give_is_warned_of_their_own_level(
    vault: Vault, case: Case, tmp_path: Path, unit: str, label: str
) -> None:
    desk = replace(vault, officer=replace(vault.officer, unit=unit))
    made = make_form(desk, case, "tanda-terima-sementara", tmp_path / "t.pdf")
    assert [each.item for each in made.warned if each.kind is WarningKind.OTHER_LEVEL] == [label]


def test_a_supplement_that_states_rules_is_not_verified_for_a_local_election(
    vault: Vault, printed: Printed
) -> None:
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("J", election="pilkada"))
    words, made = printed(case, "tanda-terima-sementara")
    assert UNVERIFIED in words and WarningKind.UNVERIFIED in {each.kind for each in made.warned}
    for name in ("daftar-bukti", "kutipan-log", "sigaplapor"):
        assert UNVERIFIED not in printed(case, name)[0]
