"""The procedure of a case in a real vault: refusals by level, what is kept and marked, the log, the office's tables."""

import shutil

import pytest

from intake import cards
from intake import vault as vaults
from intake.bundle import seal as seals
from intake.bundle.receive import receive
from intake.custody import journal
from intake.custody.words import in_words
from intake.docket import procedure
from intake.evidence import adding, exhibits
from intake.files import make_folder
from intake.lifecycle import create
from intake.officer import Officer
from intake.records import cases, people
from intake.records.cases import CaseFacts, CaseKind
from intake.records.people import PersonFacts, Role
from intake.rules.course import Oddity
from intake.rules.happenings import Happening, What
from intake.rules.levels import Level
from intake.rules.procedure import State
from intake.wording import Language
from tests.intake.conftest import PASSPHRASE, assert_intact, kdf


@pytest.fixture
def village(tmp_path):
    """The vault of a Panwaslu Kelurahan/Desa."""
    vault = create(tmp_path / "pkd", Officer("Rina", "23.02", "PKD Sepinggan"), PASSPHRASE, kdf=kdf())
    yield vault
    assert_intact(vault)
    vault.close()


def report(vault, **facts):
    return cases.create(vault, CaseKind.LAPORAN, CaseFacts("Kampanye", **facts))


def test_a_pkd_passes_on_and_is_refused_what_is_not_its_own(village, refused):
    """Ps 9(1): passed on within a day; ps 15(1) and 25(1) leave review and register to others."""
    case = report(village, received_at="2024-02-10")
    for code, article in (
        ("kajian-awal", "ps 15(1)"),
        ("registrasi", "ps 25(1)"),
        ("tanda-terima", "ps 10(1)"),
    ):
        with refused(
            "step-not-for-level", level="Panwaslu Kelurahan/Desa", article=f"Perbawaslu 7/2022 {article}"
        ):
            procedure.take(village, case, code, "2024-02-10")
    taken = procedure.take(village, case, "teruskan-laporan", "2024-02-11", to="Panwaslu Kecamatan")
    assert (taken.state, taken.oddities) == (State.DITERUSKAN_KE_ATAS, ())
    assert procedure.happenings(village, case) == (
        Happening(What.RECEIVED_BELOW, "2024-02-10"),
        Happening(What.FORWARDED, "2024-02-11"),
    )
    seen = procedure.standpoint(village, case)
    assert seen.standing.level is Level.KELURAHAN_DESA and seen.course.state.ended
    assert [step.code for step in seen.allowed] == ["klarifikasi-penugasan"]  # ps 28(4)


def test_a_step_is_kept_with_its_words_basis_and_level(vault, case):
    taken = procedure.take(vault, case, "kajian-awal", "2024-02-12", note="BA pleno 1")
    facts = taken.item.facts
    assert (facts.title, facts.basis, facts.level, facts.note) == (
        "Kajian awal selesai dan diputuskan pleno",
        "Perbawaslu 7/2022 ps 16(2)",
        "kabupaten-kota",
        "BA pleno 1",
    )
    assert (facts.state, facts.happening, len(facts.edition)) == ("kajian-awal-selesai", "review_done", 8)
    assert {step.code for step in procedure.standpoint(vault, case).allowed} >= {
        "registrasi",
        "limpahkan",
        "cabut",
    }


@pytest.mark.parametrize("at", ["", "2024-02-30", "١٢", "2024-02-12\u202e", "x" * 40_000])
def test_a_date_that_is_none_is_kept_and_marked(vault, case, at):
    taken = procedure.take(vault, case, "tanda-terima", at)
    assert taken.item.facts.at == at and taken.oddities == (Oddity.DATE_UNREADABLE,)


def test_what_cannot_be_kept_or_is_unknown_is_refused(vault, case, refused):
    with refused("step-unknown", item="terbang"):
        procedure.take(vault, case, "terbang", "2024-02-12")
    with refused("step-unknown"):
        procedure.take(vault, case, "pilkada-registrasi", "2024-02-12")
    with refused("text-not-storable"):
        procedure.take(vault, case, "tanda-terima", "2024-02-12", note="\x00")
    assert procedure.standpoint(vault, case).course.taken == ()


def test_the_log_says_step_date_and_basis(vault, case):
    procedure.take(vault, case, "registrasi", "2024-02-12")
    procedure.withdraw(vault, case, "1", "salah perkara")
    said = [in_words(event, Language.ID) for event in journal.events(vault)][-2:]
    assert "Laporan diregistrasi, 12-02-2024 (Perbawaslu 7/2022 ps 17(1))" in said[0]
    assert "salah perkara" in said[1]
    assert procedure.standpoint(vault, case).course.state is State.LAPORAN_DITERIMA
    assert procedure.happenings(vault, case) == ()


def test_a_step_is_taken_back_once_and_with_a_reason(vault, case, refused):
    procedure.take(vault, case, "kajian-awal", "2024-02-12")
    with refused("reason-missing"):
        procedure.withdraw(vault, case, "1", " ")
    procedure.withdraw(vault, case, "1", "salah")
    with refused("item-withdrawn"):
        procedure.withdraw(vault, case, "1", "salah")
    with refused("item-unknown"):
        procedure.withdraw(vault, case, "2", "salah")


def test_a_pilkada_case_binds_no_level_and_says_that_it_is_not_verified(village):
    case = report(village, election="pilkada")
    taken = procedure.take(village, case, "registrasi", "2024-11-12")
    assert taken.item.facts.step == "pilkada-registrasi" and taken.item.facts.basis == ""
    assert (taken.state, taken.oddities) == (State.DIREGISTRASI, (Oddity.UNVERIFIED,))


def test_steps_outlive_the_table_of_the_office(vault, case):
    make_folder(vault.path / "office")
    own = vault.path / "office" / "procedure.toml"
    own.write_text(
        '[[entry]]\ncode = "gelar"\nrules = "pemilu"\ntitle = "Gelar perkara"\nstate = "dihentikan"\nmark = "GK"\n'
    )
    taken = procedure.take(vault, case, "gelar", "2024-02-12")
    assert (taken.state, taken.oddities) == (State.DIHENTIKAN, (Oddity.UNVERIFIED,))
    own.write_text("[[entry]]\ncode = 'gelar'\n")
    seen = procedure.standpoint(vault, case)
    assert [(fault.file, fault.line) for fault in seen.faults] == [(str(own), 1)]
    assert seen.course.state is State.DIHENTIKAN and seen.course.taken[0].item.facts.title == "Gelar perkara"


def test_what_is_missing_follows_what_is_recorded(vault, case, tmp_path):
    """Ps 15(3), 15(4), 11(5)d."""

    def codes():
        found = procedure.missing(vault, case)
        assert not found.faults
        return [each.requirement.code for each in found.lacks]

    assert codes() == [
        "pelapor-nama", "pelapor-alamat", "terlapor", "tanggal-diketahui", "waktu-penyampaian", "waktu-kejadian",
        "tempat-kejadian", "uraian", "bukti", "identitas-pelapor",
    ]  # fmt: skip
    facts = PersonFacts("Budi", address="Jl. Mawar 1", citizenship="WNI", birth_date="1990-01-01")
    people.add(vault, case, Role.PELAPOR, facts)
    people.add(vault, case, Role.TERLAPOR, PersonFacts("Lurah, nama tidak diketahui"))
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + b"x" * 100)
    [_] = adding.add(vault, case, [photo], exhibits.Obtained(""))
    assert codes() == [
        "tanggal-diketahui", "waktu-penyampaian", "waktu-kejadian", "tempat-kejadian", "uraian", "identitas-pelapor",
    ]  # fmt: skip
    exhibit = next(exhibits.listing(vault, case))
    exhibits.withdraw(vault, case, exhibit, "salah berkas")
    assert "bukti" in codes()


def test_what_is_missing_follows_what_the_case_became(vault, case):
    """Ps 24(8), then ps 5(1): once it is a supervision result, the least contents of a temuan are asked for."""
    procedure.take(vault, case, "kajian-awal", "2024-02-12")
    procedure.take(vault, case, "jadi-informasi-awal", "2024-02-12")
    asked = [each.requirement.code for each in procedure.missing(vault, case).lacks]
    assert asked == ["sumber-informasi", "uraian-informasi", "bukti-informasi"]
    procedure.take(vault, case, "hasil-dibuat", "2024-02-13")
    asked = [each.requirement.code for each in procedure.missing(vault, case).lacks]
    assert asked == ["penemu", "pelaku", "uraian-temuan", "bukti-temuan"]


def test_steps_survive_a_copy_of_the_vault(vault, case, tmp_path):
    procedure.take(vault, case, "kajian-awal", "2024-02-12")
    vault.store.run("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = vaults.unlock(shutil.copytree(vault.path, tmp_path / "salinan"), PASSPHRASE)
    try:
        found = procedure.standpoint(copy, cases.find(copy, "1")).course
        assert found.state is State.KAJIAN_AWAL_SELESAI
    finally:
        copy.close()


def test_the_next_office_reads_the_steps_and_takes_none_of_its_own(desks, officer, office, refused):
    """What another office recorded keeps its words and level; handling goes on in a case of one's own."""
    procedure.take(officer, cases.find(officer, "1"), "kajian-awal", "2024-02-12", note="BA 1")
    procedure.take(officer, cases.find(officer, "1"), "undang", "2024-02-11", to="Budi")
    procedure.withdraw(officer, cases.find(officer, "1"), "2", "salah perkara")
    (desks.root / "usb").mkdir()
    card = cards.parse_card(cards.own_card(office))
    made = seals.seal(officer, cases.find(officer, "1"), card, desks.root / "usb")
    case = cases.find(office, receive(office, made.folder).case)
    seen = procedure.standpoint(office, case)
    assert seen.course == procedure.standpoint(officer, cases.find(officer, "1")).course
    assert [each.item.facts.level for each in seen.course.taken] == ["kecamatan"]
    assert What.REVIEW_DONE in {each.what for each in procedure.happenings(office, case)}
    with refused("case-foreign"):
        procedure.take(office, case, "registrasi", "2024-02-13")
