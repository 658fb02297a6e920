"""number, retention, case purge and vault purge, as they are typed."""

import io
import sys

import pytest

from intake.rules.numbering import NumberKind

BLOCK = ("--kind", "penyampaian", "--form", "P7-A", "--year", "2024", "--first", "1", "--last", "2")
WHOSE = ("--whose", "Bawaslu Kota Balikpapan, surat 12/2024")


def test_numbers_from_a_block(desk) -> None:
    case = desk.case()
    assert desk.run("number", "give", case, "--kind", "penyampaian").status == 2
    made = desk.ok("number", "block", *BLOCK, *WHOSE, "--place", "Balikpapan Selatan")
    assert (made["number"], made["supervisor"], made["region"]) == (1, "Kec-BalikpapanSelatan", "23.02")
    given = desk.ok(
        "number", "give", case, "--kind", "penyampaian", "--election", "PL", "--day", "2024-01-25"
    )
    assert given["value"] == "001/LP/PL/Kec-BalikpapanSelatan/23.02/I/2024"
    listed = desk.ok("number", "list", case)
    assert listed["serial"] == 1
    assert [(each["value"], each["holds"]) for each in listed["numbers"]] == [(given["value"], True)]
    blocks = desk.ok("number", "blocks")["blocks"]
    assert [(each["following"], each["usable"]) for each in blocks] == [(2, True)]
    assert "001/LP/PL" in desk.run("number", "list", case).out
    assert "1-2" in desk.run("number", "blocks").out


def test_a_case_bears_one_number_of_a_kind_unless_it_is_withdrawn(desk) -> None:
    case = desk.case()
    desk.ok("number", "block", *BLOCK, *WHOSE, "--place", "Balikpapan Selatan")
    words = ("number", "give", case, "--kind", "penyampaian", "--election", "PL", "--day", "2024-01-25")
    assert desk.run(*words[:5], "--day", "2024-01-25").err.count("--election") == 1
    desk.ok(*words)
    again = desk.run(*words, "--json")
    assert (again.status, again.json["problem"]) == (2, "number-known")
    desk.ok("number", "withdraw", case, "1", "--reason", "keliru")
    assert desk.ok(*words)["serial"] == "2"


def test_a_code_that_the_office_wrote_down_is_marked_as_unverified(desk) -> None:
    case, table = desk.case(), desk.vault / "office" / "offices.toml"
    table.parent.mkdir(exist_ok=True)
    table.write_text('[[entry]]\ncode = "77.01"\nkemendagri = "64.71"\nsource = "surat 7/2026"\n', "utf-8")
    made = desk.run("number", "block", *BLOCK, *WHOSE)
    assert made.status == 0 and "surat 7/2026" in made.out and "belum diverifikasi" in made.out
    assert "kode dari kantor, belum diverifikasi" in desk.run("number", "blocks").out
    words = ("--kind", "penyampaian", "--election", "PL", "--day", "2024-01-25")
    given = desk.ok("number", "give", case, *words)
    assert (given["value"], given["region_verified"]) == ("001/LP/PL/Kota/77.01/I/2024", False)
    table.write_text('[[entry]]\ncode = "77.01"\n', "utf-8")
    broken = desk.run("number", "block", *BLOCK[:5], "2025", *BLOCK[6:], *WHOSE)
    assert "baris 1: isian kemendagri belum ada" in broken.err and broken.status == 0
    assert desk.ok("number", "blocks")["blocks"][-1]["region"] == "23.02"


def test_a_number_as_typed_with_what_is_odd(desk) -> None:
    case, other = desk.case(), desk.case()
    value = "001/LP/PL/Kab/27.01/IX/2022"
    words = ("--kind", "penyampaian", "--value", value, "--given-by", "Bawaslu Kota Makassar")
    typed = desk.ok("number", "type", case, *words)
    assert (typed["value"], typed["oddities"], typed["also_in"]) == (value, ["level"], [])
    again = desk.run("number", "type", other, *words)
    assert again.status == 0 and "Tetap disimpan" in again.out and "perkara 1" in again.out
    assert desk.ok("number", "withdraw", case, "1", "--reason", "keliru")["withdrawn"] == "keliru"
    assert "keliru" in desk.run("number", "list", case).out


def test_a_provisional_number_says_so(desk) -> None:
    case = desk.case()
    made = desk.run("number", "provisional", case, "--kind", "register", "--lang", "en")
    assert "SEMENTARA-" in made.out and "not from an office" in made.out
    assert desk.run("number", "provisional", case, "--kind", "register").status == 2


@pytest.mark.parametrize(
    "kind", sorted(set(NumberKind) - {"penyampaian", "rekomendasi", "penerusan", "koreksi"})
)
def test_a_kind_with_no_or_many_forms_needs_one_named(desk, kind: str) -> None:
    words = [kind if word == "penyampaian" else word for word in BLOCK if word not in ("--form", "P7-A")]
    answer = desk.run("number", "block", *words, *WHOSE)
    assert answer.status == 2 and ("P7-B" in answer.err) is (kind == "register")


def test_retention(desk) -> None:
    case = desk.case()
    assert {each["mark"] for each in desk.ok("retention", "classes")["classes"]} == {"GK"}
    assert "BELUM DIVERIFIKASI" in desk.run("retention", "classes").out
    words = ("--code", "diregistrasi", "--until", "2030-06-30", "--basis", "jadwal kantor")
    assert desk.ok("retention", "set", case, *words)["until"] == "2030-06-30"
    assert desk.ok("retention", "due", "--on", "2030-06-30")["cases"] == []
    assert [each["number"] for each in desk.ok("retention", "due", "--on", "2030-07-01")["cases"]] == [1]
    assert "Judul" in desk.run("retention", "due", "--on", "2030-07-01").out


def _acknowledge(desk, office, case: str) -> None:
    """Seals the case to the office, which takes it in; its acknowledgement comes back."""
    for one, other in ((desk, office), (office, desk)):
        card = other.root / "own.kartu"
        if not card.exists():
            other.ok("card", "export", "--out", card)
            one.ok("card", "trust", card, "--yes")
    usb = desk.root / "usb"
    usb.mkdir(exist_ok=True)
    folder = desk.ok("bundle", "seal", case, "--to", office.root / "own.kartu", "--out", usb)["folder"]
    desk.ok("ack", "take", office.ok("bundle", "receive", folder)["ack"])


def test_a_case_is_purged_only_when_acknowledged_and_confirmed_twice(desk, office, monkeypatch) -> None:
    case = desk.case()
    sure = ("--reason", "sudah diserahkan", "--yes-erase", case, "--yes")
    refused = desk.run("case", "purge", case, *sure)
    assert refused.status == 2 and "belum ada serah terima" in refused.err
    _acknowledge(desk, office, case)
    desk.ok("retention", "set", case, "--code", "diregistrasi", "--until", "2030-06-30", "--basis", "x")
    late = desk.run("case", "purge", case, *sure)
    assert (
        late.status == 2
        and "Retensi (Temuan atau laporan yang diregistrasi) sampai 30-06-2030 ditetapkan" in late.err
    )
    _acknowledge(desk, office, case)
    for unsure in ((), ("--yes",), ("--yes-erase", case), ("--yes-erase", "2", "--yes")):
        answer = desk.run("case", "purge", case, "--reason", "x", *unsure, "--json")
        assert (answer.status, answer.json["problem"]) == (2, "purge-not-confirmed")
    typed = io.StringIO(f"{case}\nya\n")
    monkeypatch.setattr(typed, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", typed)
    done = desk.run("case", "purge", case, "--reason", "sudah diserahkan")
    assert done.status == 0 and "2030-06-30" in done.err and "Cadangan" in done.out
    assert desk.ok("vault", "info")["cases"] == 0
    assert desk.ok("check", desk.vault)["verdict"] == "intact"
    assert "sudah diserahkan" in desk.run("log", "show").out
    assert desk.case() == "2"


def test_a_returned_laptop_is_purged_of_all_that_was_acknowledged(desk, office) -> None:
    first, second, third = desk.case(), desk.case(), desk.case()
    _acknowledge(desk, office, first)
    _acknowledge(desk, office, second)
    assert desk.run("vault", "purge", "--reason", "laptop dikembalikan").status == 2
    words = ("--all-acknowledged", "--reason", "laptop dikembalikan", "--yes-erase", "2", "--yes")
    for wrong in ((), ("--yes",), ("--yes-erase", "2"), ("--yes-erase", "3", "--yes")):
        answer = desk.run("vault", "purge", *words[:3], *wrong)
        assert answer.status == 2 and "dikuatkan dua kali" in answer.err
        assert f"Akan dihapus: perkara {first}, Judul" in answer.err
    assert desk.ok("vault", "info")["cases"] == 3
    done = desk.run("vault", "purge", *words, "--json")
    assert done.status == 1
    assert done.json["cases"] == [1, 2]
    assert done.json["left"] == [{"number": int(third), "missing": ["handover:"]}]
    again = desk.run("vault", "purge", *words[:3])
    assert again.status == 1 and f"Perkara {third}" in again.out
    assert desk.ok("vault", "info")["cases"] == 1
    assert desk.ok("check", desk.vault)["verdict"] == "intact"


def test_what_others_recorded_is_named_and_stays(desk, office) -> None:
    _acknowledge(desk, office, desk.case())
    left = office.run("vault", "purge", "--all-acknowledged", "--reason", "x", "--json")
    assert (left.status, left.json["left"][0]["missing"]) == (1, ["foreign"])
    assert office.ok("vault", "info")["cases"] == 1
