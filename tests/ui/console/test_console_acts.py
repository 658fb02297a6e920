"""Acts, the catalogue with an office's file, referral targets and practice cases through the console."""

import json

import pytest

from intake.rules.acts import catalogue
from intake.rules.choices import ListName
from ui.console import program

SUKA = ("--channel", "medsos-suka", "--platform", "facebook", "--phase", "kampanye", "--object", "pilpres")


@pytest.fixture
def case(desk, photo):
    """A case with an exhibit, a reported civil servant, a statement and a capture."""
    number = desk.case()
    desk.ok("evidence", "add", number, photo)
    desk.ok("person", "add", number, "--role", "terlapor", "--name", "Camat", "--employment", "pns")
    (desk.root / "kata.txt").write_text("Saya melihatnya.")
    desk.ok("statement", "add", number, "--person", "1", "--text-file", desk.root / "kata.txt")
    desk.ok("capture", "add", number, "--act", "suka", "--platform", "Facebook")
    return number


def office_file(desk, text, name="acts.toml"):
    (desk.vault / "office").mkdir(exist_ok=True)
    (desk.vault / "office" / name).write_text(text)


def test_an_act_from_recording_to_withdrawal(desk, case):
    made = desk.ok(
        "act", "add", case, "--code", "D-6", "--person", "1", *SUKA, "--date", "2024-01-20", "--place-code", "64.71",
        "--pose", "jempol", "--pose", "lainnya", "--hearsay", "ya", "--heard-from", "tetangga",
    )  # fmt: skip
    assert (made["number"], made["kind"], made["poses"]) == (1, "disiplin", ["jempol", "lainnya"])
    assert made["sanctions"] == ["hukuman disiplin berat [W: Innalar 28701]"]
    assert made["wording"]["phase.kampanye"] == "Masa kampanye"
    shown = desk.run("act", "show", f"{case}/1").out
    for words in (
        "1. Camat",
        "Media sosial: suka (like)",
        "bukan temuan",
        "Kalimantan Timur",
        "hukuman disiplin",
    ):
        assert words in shown
    assert "neither a finding" in desk.run("act", "list", case, "--lang", "en").out
    changed = desk.ok("act", "edit", made["act"], "--hearsay", "tidak", "--phase", "sesudah-kampanye")
    assert (changed["hearsay"], changed["words"]) == ("", made["words"])
    assert changed.pop("remarks") == []
    assert desk.ok("act", "list", case) == {"acts": [changed]}
    assert desk.ok("case", "show", case)["acts"] == [changed]
    taken = desk.ok("act", "withdraw", f"{case}/1", "--reason", "salah perkara")
    assert taken["withdrawn"] == "salah perkara"
    assert "salah perkara" in desk.run("act", "list", case).out
    assert "Dugaan perbuatan 1 ditarik" in desk.run("log", "show").out
    assert desk.run("check", desk.vault).status == 0


def test_hearsay_in_a_report_is_said_to_be_initial_information(desk, case):
    said = desk.run("act", "add", case, "--code", "ARAH", "--hearsay", "ya").out
    assert "informasi awal (B.8)" in said
    assert "informasi awal (B.8)" not in desk.run("act", "add", case, "--code", "ARAH").out


def test_records_are_linked_to_an_act(desk, case):
    desk.ok("act", "add", case, "--code", "D-6")
    for noun in ("evidence", "capture", "statement"):
        made = desk.ok(noun, "link", f"{case}/1", "--to-act", "1")
        assert (made["from"]["kind"], made["to"]["kind"]) == (noun, "act")
    assert (
        "keterangan 1" in desk.run("link", "list", case).out
        and "perbuatan 1" in desk.run("link", "list", case).out
    )
    assert desk.ok("statement", "link", f"{case}/1", "--person", "1")["to"]["kind"] == "person"
    assert desk.run("statement", "link", f"{case}/1", "--json").json["problem"] == "link-one-end"
    assert (
        desk.run("capture", "link", f"{case}/1", "--to-act", "9", "--json").json["problem"] == "item-unknown"
    )
    assert desk.run("check", desk.vault).status == 0


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("D-6", "2024-08-24", [("kasn", "B.17"), ("ppk", "")]),
        ("D-6", "2024-08-25", [("bkn", "B.17"), ("ppk", "")]),
        ("UU7-494", "2024-08-25", [("gakkumdu", "B.16")]),
    ],
)
def test_targets_by_day(desk, case, code, day, expected):
    desk.ok("act", "add", case, "--code", code, "--person", "1")
    found = desk.ok("act", "targets", f"{case}/1", "--on", day)
    assert (found["on"], [(each["code"], each["form"]) for each in found["targets"]]) == (day, expected)
    assert "pleno" in desk.run("act", "targets", f"{case}/1").out  # who decides, whatever today is


def test_unverified_targets_and_forms_say_so(desk):
    number = desk.ok("case", "new", "--kind", "laporan", "--title", "x", "--election", "pilkada")["number"]
    desk.ok("person", "add", number, "--role", "terlapor", "--name", "Brigadir", "--employment", "polri")
    desk.ok("act", "add", number, "--code", "UU7-283", "--person", "1")
    found = desk.ok("act", "targets", f"{number}/1")["targets"]
    assert [(each["code"], each["form"], each["mark"]) for each in found] == [("propam", "", "GK")]
    shown = desk.run("act", "targets", f"{number}/1").out
    assert "BELUM DIVERIFIKASI" in shown and "belum diverifikasi, karena itu dikosongkan" in shown
    assert (
        desk.run("act", "targets", f"{number}/1", "--on", "2024-02-30", "--json").json["problem"]
        == "day-malformed"
    )


def test_codes_need_no_passphrase_and_name_sources(desk):
    desk.secret.unlink()
    found = desk.ok("act", "codes")
    assert found["edition"] == catalogue().edition
    assert all(each["source"] and each["mark"] for each in found["entries"])
    (d3,) = (each for each in found["entries"] if each["code"] == "D-3")
    assert [each["words"] for each in d3["sanctions"]] == [
        "hukuman disiplin sedang",
        "hukuman disiplin berat",
    ]
    assert all(each["meaning"] for each in d3["sanctions"])
    assert "BELUM DIVERIFIKASI" in desk.run("act", "codes").out
    before = {each["code"] for each in desk.ok("act", "codes", "--on", "2020-01-01")["entries"]}
    assert "KE-1" not in before and "UU7-280" in before
    for name in ListName:
        assert desk.ok("act", "codes", "--list", name)["entries"]
    assert "bukan temuan" in desk.run("act", "codes", "--list", "poses").out


OWN = '[[entry]]\ncode = "KAL-1"\nkind = "disiplin"\nwords = "Perbuatan kantor"\nbasis = "b"\nsource = "s"\n'


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("[[entry]]\ncode = = 1\n", 2, "tulisan di sini bukan TOML yang benar"),
        (f'{OWN}mark = "GK"\n{OWN}mark = "GK"\n', 8, "kode KAL-1 tertulis dua kali"),
        (f"\n\n{OWN}", 3, "isian mark belum ada"),
    ],
    ids=["does-not-parse", "repeats-a-code", "lacks-a-field"],
)
def test_a_bad_file_of_the_office_is_named_and_the_shipped_one_used(desk, case, text, line, why):
    office_file(desk, text)
    for words in (("act", "codes"), ("act", "add", case, "--code", "D-6")):
        answer = desk.run(*words, "--json")
        assert answer.status == 0
        assert f"acts.toml tidak dipakai: baris {line}: {why}" in answer.err
    assert desk.ok("act", "list", case)["acts"][0]["edition"] == catalogue().edition
    refused = desk.run("act", "add", case, "--code", "KAL-1")
    assert refused.status == 2 and "segel act codes --list acts" in refused.err


def test_a_bad_list_is_named_too(desk):
    office_file(desk, "[[entry]]\n", "poses.toml")
    answer = desk.run("act", "codes", "--list", "poses")
    assert answer.status == 0 and "poses.toml tidak dipakai: baris 1: isian code belum ada" in answer.err


def test_an_offices_own_entry_and_one_it_retired(desk, case):
    old = desk.ok("act", "add", case, "--code", "D-13")
    office_file(desk, f'{OWN}mark = "GK"\n[[retire]]\ncode = "D-13"\nuntil = 2024-12-31\n')
    codes = {each["code"] for each in desk.ok("act", "codes")["entries"]}
    assert "KAL-1" in codes and "D-13" not in codes
    assert desk.ok("act", "add", case, "--code", "KAL-1")["words"] == "Perbuatan kantor"
    refused = desk.run("act", "add", case, "--code", "D-13", "--json")
    assert (refused.status, refused.json["problem"]) == (2, "entry-not-in-force")
    edited = desk.ok("act", "edit", f"{case}/1", "--note", "tetap")
    assert (edited["words"], edited["edition"]) == (old["words"], old["edition"])
    (desk.vault / "office" / "acts.toml").unlink()
    assert [each["words"] for each in desk.ok("act", "list", case)["acts"]][1] == "Perbuatan kantor"


def test_the_demo_adds_them_all(tmp_path, capsys):
    assert program.main(["demo", str(tmp_path / "demo"), "--cases", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert len(document["practice"]) == 5 and set(document["checks"].values()) == {"intact"}


def test_practice_cases_through_the_console(desk):
    made = desk.ok("case", "practice", "pose-jari", "--photos", desk.root / "gambar")
    shown = desk.ok("case", "show", made["case"])
    assert shown["title"].startswith("LATIHAN") and len(shown["acts"]) == 1 and len(shown["captures"]) == 1
    again = desk.run("case", "practice", "pose-jari", "--photos", desk.root / "gambar", "--json")
    assert (again.status, json.loads(again.out)["problem"]) == (2, "folder-not-empty")
    assert desk.run("case", "practice", "rahasia", "--photos", desk.root / "lain").status == 2
    assert desk.run("check", desk.vault).status == 0
