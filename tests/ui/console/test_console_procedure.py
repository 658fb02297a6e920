"""case step, step-withdraw, state, missing; case show names the state."""

import pytest

from intake.rules.course import Oddity
from intake.rules.procedure import State
from intake.rules.requirements import Part
from intake.rules.rulesets import RuleSet
from intake.wording import Language, keys


def test_a_case_goes_its_way(desk):
    """The desk is a Panwaslu Kecamatan: it reviews (ps 15(1)) and registers (ps 17(1))."""
    case = desk.case()
    begun = desk.ok("case", "state", case)
    assert (begun["state"], begun["level"], begun["level_assumed"]) == (
        "laporan-diterima",
        "kecamatan",
        False,
    )
    assert "kajian-awal" in {each["step"] for each in begun["allowed"]}
    taken = desk.ok("case", "step", case, "--step", "kajian-awal", "--at", "2024-02-12")
    assert (taken["number"], taken["state_after"], taken["oddities"]) == (1, "kajian-awal-selesai", [])
    assert taken["basis"] == "Perbawaslu 7/2022 ps 16(2)"
    assert desk.ok("case", "show", case)["state"] == "kajian-awal-selesai"
    assert "kajian awal selesai" in desk.run("case", "show", case).out
    back = desk.ok("case", "step-withdraw", case, "1", "--reason", "salah tanggal")
    assert back["state"] == "laporan-diterima"
    assert "Langkah 1 ditarik oleh Siti Aminah: salah tanggal" in desk.run("log", "show").out


def test_a_step_puts_passed_limits_on_record_and_says_so(desk):
    """The receipt was due on the day itself (ps 13(5)), the review two working days later (ps 15(1))."""
    case = desk.ok(
        "case", "new", "--kind", "laporan", "--title", "A", "--submitted-at", "2024-02-12T10:00+08:00"
    )
    words = ("case", "step", case["number"], "--step", "kajian-awal", "--at", "2024-02-20")
    taken = desk.run(*words)
    assert "L4 terlewati" in taken.err and "L5 terlewati" in taken.err and taken.status == 0
    assert "Batas waktu terlewati dicatat" in desk.run("log", "show").out
    again = desk.ok(*words[:3], "--step", "tanda-terima", "--at", "2024-02-21")
    assert [(each["limit"], each["ended"]) for each in again["overruns"]] == [("L4", "2024-02-21")]


def test_a_report_after_its_limit_is_said_to_lack_that(desk):
    """Ps 8(3), 15(3)c: seven working days from 12 February 2024, one of them a holiday, end on 22 February."""
    words = (
        "case",
        "new",
        "--kind",
        "laporan",
        "--title",
        "A",
        "--known-date",
        "2024-02-12",
        "--submitted-at",
    )
    codes = [
        [each["code"] for each in desk.ok("case", "missing", desk.ok(*words, day)["number"])["missing"]]
        for day in ("2024-02-22", "2024-02-23")
    ]
    assert ["tepat-waktu" in each for each in codes] == [False, True]


def test_a_step_that_the_level_may_not_take_names_the_article(desk):
    case = desk.case()
    answer = desk.run("case", "step", case, "--step", "limpahkan", "--at", "2024-02-12")
    assert answer.status == 2
    assert "Panwaslu Kecamatan" in answer.err and "Perbawaslu 7/2022 ps 39(1)" in answer.err
    answer = desk.run("case", "step", case, "--step", "terbang", "--at", "2024-02-12")
    assert answer.status == 2 and "case state" in answer.err
    assert desk.ok("case", "state", case)["steps"] == []


def test_odd_dates_are_kept_and_said(desk):
    case = desk.case()
    answer = desk.run("case", "step", case, "--step", "registrasi", "--at", "2024-02-30")
    assert answer.status == 0 and "tidak terbaca" in answer.out and "tidak lazim" in answer.out
    text = desk.run("case", "state", case).out
    assert "2024-02-30" in text and "1: Tanggal langkah ini tidak terbaca" in text


@pytest.mark.parametrize("language", ["id", "en"])
def test_state_in_words(desk, language):
    case = desk.case()
    desk.ok("case", "step", case, "--step", "registrasi", "--at", "2024-02-12")
    text = desk.run("case", "state", case, "--lang", language).out
    assert "putus-hukum-lain" in text and "Perbawaslu 7/2022 ps 37(3)" in text
    assert {"id": "sedang ditangani", "en": "in handling"}[language] in text


def test_missing_asks_in_words(desk):
    """Ps 15(3) and 15(4)."""
    case = desk.case()
    found = desk.ok("case", "missing", case)
    assert not found["becomes_initial_information"]
    assert {each["part"] for each in found["missing"]} == {"formal", "materiel", "penyampaian"}
    text = desk.run("case", "missing", case).out
    assert (
        "Syarat formal" in text
        and "Perbawaslu 7/2022 ps 15(3)" in text
        and "Siapa yang Anda laporkan?" in text
    )
    desk.ok("person", "add", case, "--role", "pelapor", "--name", "Budi")
    text = desk.run("case", "missing", case).out
    assert "Alamat Pelapor (1)" in text


def test_a_report_with_only_the_materiel_part_becomes_initial_information(desk, photo):
    """Ps 24(8)."""
    case = desk.case()
    facts = ("--event-date", "2024-02-09", "--place", "Aula", "--narrative", "Lurah mengajak.")
    desk.ok("case", "edit", case, *facts)
    desk.ok("evidence", "add", case, photo)
    assert desk.ok("case", "missing", case)["becomes_initial_information"]
    assert "ps 24(8)" in desk.run("case", "missing", case).out


def test_pilkada_is_marked_as_not_verified(desk):
    case = str(desk.ok("case", "new", "--kind", "laporan", "--title", "x", "--election", "pilkada")["number"])
    assert "BELUM DIVERIFIKASI" in desk.run("case", "state", case).out
    assert "BELUM DIVERIFIKASI" in desk.run("case", "missing", case).out
    answer = desk.run("case", "step", case, "--step", "registrasi", "--at", "2024-11-12")
    assert answer.status == 0 and "BELUM DIVERIFIKASI" in answer.out


def test_an_assumed_level_is_said(desk):
    desk.vault = desk.root / "keliling"
    desk.ok("vault", "create", desk.vault, "--name", "Budi", "--office", "23.02", "--unit", "Tim Keliling")
    case = desk.case()
    answer = desk.run("case", "step", case, "--step", "tanda-terima", "--at", "2024-02-12")
    assert "dianggap" in answer.out
    assert "dianggap Panwaslu Kecamatan" in desk.run("case", "state", case).out
    refused = desk.run("case", "step", case, "--step", "limpahkan", "--at", "2024-02-12", "--lang", "en")
    assert refused.status == 2 and "ps 39(1)" in refused.err and "only assumed" in refused.err


def test_a_broken_file_of_the_office_is_named_by_line(desk):
    folder = desk.vault / "office"
    folder.mkdir()
    (folder / "procedure.toml").write_text("[[entry]]\ncode = 1\n")
    case = desk.case()
    answer = desk.run("case", "state", case)
    assert answer.status == 0 and "procedure.toml" in answer.err and "baris 1" in answer.err


def test_every_state_oddity_part_and_rule_set_has_its_words():
    groups = (("case-state", State), ("step-oddity", Oddity), ("part", Part), ("rule-set", RuleSet))
    wanted = {f"{group}.{value}" for group, values in groups for value in values}
    assert wanted <= keys(Language.ID).keys() & keys(Language.EN).keys()
