"""deadline: through the program, on real vaults."""

import pytest


def report(
    desk, *, known: str = "2024-02-26", submitted: str = "2024-02-27T10:00+08:00", title: str = "Judul"
) -> str:
    made = desk.ok(
        "case",
        "new",
        "--kind",
        "laporan",
        "--title",
        title,
        "--known-date",
        known,
        "--submitted-at",
        submitted,
    )
    return str(made["number"])


def standing(document) -> dict[str, str]:
    return {each["limit"]: each["state"] for each in document["deadlines"] if each["state"] != "not-yet"}


def test_a_question_about_another_day_puts_nothing_on_record(desk):
    case = report(desk)
    found = desk.ok("deadline", "list", case, "--today", "2024-03-20")
    assert standing(found) == {"L1": "met", "L4": "passed", "L5": "passed"}
    assert (found["today"], found["written"], found["overruns"]) == ("2024-03-20", [], [])
    review = next(each for each in found["deadlines"] if each["limit"] == "L5")
    assert review["count"] == {
        "start": "2024-02-27",
        "number": 2,
        "unit": "working",
        "last": "2024-02-29",
        "latest": "2024-02-29",
        "estimated": False,
        "skipped": [],
    }
    assert review["article"] == "ps 15(1)"


def test_what_was_passed_is_put_on_record_and_can_be_taken_back(desk):
    case = report(desk)
    first = desk.run("deadline", "list", case)
    assert first.status == 0 and "L5" in first.err and "2024-02-29" in first.err
    again = desk.ok("deadline", "list", case)
    assert again["written"] == [] and [each["limit"] for each in again["overruns"]] == ["L4", "L5"]
    taken = desk.ok("deadline", "withdraw", case, "2", "--reason", "tanggal salah tulis")
    assert (taken["limit"], taken["withdrawn"], taken["days"]) == ("L5", "tanggal salah tulis", "2")
    shown = desk.run("deadline", "list", case)
    assert "tanggal salah tulis" in shown.out and shown.err == ""
    assert "Batas waktu terlewati dicatat" in desk.run("log", "show").out
    assert desk.run("deadline", "withdraw", case, "9", "--reason", "x").status == 2
    assert desk.run("check", desk.vault).status == 0


def test_in_words_with_each_day_that_was_left_out(desk):
    case = report(desk, known="2024-02-07", submitted="2024-02-13")
    said = desk.run("deadline", "list", case, "--today", "2024-02-20").out
    assert "L1 Penyampaian Laporan (ps 8(3)): terpenuhi" in said
    assert "7 hari kerja sesudah 2024-02-07: hari terakhir 2024-02-21" in said
    assert "2024-02-14 (Hari Pemilihan Umum)" in said and "2024-02-11 (akhir pekan)" in said
    english = desk.run("deadline", "list", case, "--today", "2024-02-20", "--lang", "en").out
    assert "7 working days after 2024-02-07: last day 2024-02-21" in english
    assert (
        "L1 Handing in the report (ps 8(3)): met" in english and "Not stated in Perbawaslu 7/2022." in english
    )


def test_a_report_at_night_is_marked(desk):
    case = report(desk, submitted="2024-02-27T21:00+08:00")
    answer = desk.run("deadline", "list", case, "--today", "2024-02-27")
    assert "di luar jam penerimaan (ps 11)" in answer.out
    assert desk.ok("deadline", "list", case, "--today", "2024-02-27")["reception"] == "closed"


def test_30_february_and_dates_that_contradict_are_shown_not_refused(desk):
    odd, turned = (
        report(desk, known="30 Februari 2024"),
        report(desk, known="2024-02-28", submitted="2024-02-26"),
    )
    first = desk.run("deadline", "list", odd, "--today", "2024-03-01").out
    assert "PERLU DIPERIKSA" in first and "30 Februari 2024" in first and "tidak dapat dibaca" in first
    assert "bertentangan" in desk.run("deadline", "list", turned, "--today", "2024-03-01").out


def test_all_cases_with_what_is_due_next(desk):
    report(desk, title="Lama", known="2024-01-02", submitted="2024-01-03")
    report(desk, title="Baru", known="2024-02-26", submitted="2024-02-28")
    desk.ok("case", "new", "--kind", "informasi-awal", "--title", "Desas-desus")
    found = desk.ok("deadline", "list", "--today", "2024-02-28")
    assert [
        (each["number"], each["limit"], each["last"], each["state"], each["passed"])
        for each in found["cases"]
    ] == [
        (2, "L4", "2024-02-28", "running", 0),
        (1, "L5", "2024-01-05", "passed", 2),
    ]
    assert "Desas-desus" not in desk.run("deadline", "list", "--today", "2024-02-28").out
    assert desk.ok("deadline", "list")["written"]


def test_nothing_to_list(desk):
    assert desk.run("deadline", "list").out.strip() == "Tidak ada batas waktu yang berjalan atau terlewati."
    case = str(desk.ok("case", "new", "--kind", "informasi-awal", "--title", "x")["number"])
    assert "Belum ada batas waktu" in desk.run("deadline", "list", case).out


def test_the_table_needs_no_passphrase(desk):
    desk.secret.unlink()
    found = desk.ok("deadline", "rules")
    codes = [each["limit"] for each in found["limits"] if each["rules"] == "pemilu"]
    assert codes == [
        "T1",
        "T2",
        "L1",
        "L2",
        "L3",
        "L4",
        "L5",
        "L6",
        "L7",
        "L8a",
        "L8b",
        "H1",
        "H2",
        "H3",
        "K1",
        "K2",
    ]
    blank = {each["limit"] for each in found["limits"] if each["number"] is None}
    assert blank == {"PT1", "PL2", "PL4", "PL5", "PL7", "PH3", "PK1"}
    said = desk.run("deadline", "rules").out
    assert "ps 24(4)" in said and "BELUM DIVERIFIKASI" in said and "huruf kecil" in said


def test_holidays_of_a_year_and_whether_they_are_decreed(desk):
    found = desk.ok("deadline", "holidays", 2026)
    assert found["decreed"] and len(found["holidays"]) == 25
    assert found["holidays"][1] == {
        "day": "2026-01-16",
        "reason": "holiday",
        "name": "Isra Mikraj Nabi Muhammad",
        "estimated": False,
    }
    assert "BELUM ditetapkan" in desk.run("deadline", "holidays", 2028).out
    assert desk.ok("deadline", "holidays", 9999)["holidays"] == []
    assert desk.run("deadline", "holidays", 10000).status == 2


def test_an_office_file_is_used_and_a_broken_one_named_by_line(desk):
    folder = desk.vault / "office"
    folder.mkdir()
    own = folder / "holidays.toml"
    own.write_text('[[entry]]\ncode = "psu"\nsays = "off"\nday = 2026-05-12\nname = "PSU"\nsource = "KPU"\n')
    assert "PSU" in desk.run("deadline", "holidays", 2026).out
    own.write_text('\n[[entry]]\ncode = "psu"\nsays = "off"\n')
    answer = desk.run("deadline", "holidays", 2026)
    assert answer.status == 0 and "PSU" not in answer.out
    assert "holidays.toml" in answer.err and "2" in answer.err


@pytest.mark.parametrize("day", ["2024-02-30", "kemarin"])
def test_a_day_that_is_none(desk, day):
    assert desk.run("deadline", "list", "--today", day).status == 2
