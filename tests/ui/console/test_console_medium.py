"""evidence browse, clock, and add --day, as scripts and people use them."""

import os
import re
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.intake.evidence.clock_photos import photo as clock_photo

DAYS = ("2024-02-14", "2024-02-14", "2024-02-15")


@pytest.fixture
def card(tmp_path: Path, photo: Path) -> Path:
    folder = tmp_path / "DCIM"
    (folder / ".thumbnails").mkdir(parents=True)
    for number, day in enumerate(DAYS):
        path = folder / f"{number}.jpg"
        path.write_bytes(photo.read_bytes() + bytes([number]))
        time = datetime.fromisoformat(f"{day}T09:0{number}:00").timestamp()
        os.utime(path, (time, time))
    return folder


def test_browse_lists_by_day_and_says_what_is_skipped(desk, card):
    answer = desk.run("evidence", "browse", card)
    assert answer.status == 0
    assert [line.split()[:2] for line in answer.out.splitlines()[1:]] == [
        ["2024-02-15", "1"],
        ["2024-02-14", "2"],
    ]
    assert ".thumbnails" in answer.err
    answer = desk.run("evidence", "browse", card, "--day", "2024-02-14", "--times")
    assert [line.rsplit("/", 1)[1] for line in answer.out.splitlines()[1:]] == ["0.jpg", "1.jpg"]
    assert "2024-02-10T08:30:00+08:00" in answer.out
    listed = desk.ok("evidence", "browse", card, "--times", "--day", "2024-02-15")
    (one,) = listed["pictures"]
    assert (one["day"], one["held"], one["problem"]) == ("2024-02-15", None, None)
    assert one["captured"] == {"at": "2024-02-10T08:30:00+08:00", "basis": "exif-offset"}
    assert [(each["kind"], each["count"]) for each in listed["notices"]] == [("hidden", 1)]


def test_browse_of_nothing_and_of_what_is_no_folder(desk, tmp_path):
    (tmp_path / "hampa").mkdir()
    assert "Tidak ada foto" in desk.run("evidence", "browse", tmp_path / "hampa").out
    assert desk.run("evidence", "browse", tmp_path / "tidak ada").status == 2
    assert desk.run("evidence", "browse").status == 2
    assert desk.run("evidence", "browse", tmp_path, "--day", "kemarin").status == 2


def test_help_with_a_phone_needs_no_vault(program_line):
    said = program_line("evidence", "browse", "--help-phone")
    assert said.returncode == 0
    assert "Simpan Asli" in said.stdout.decode()
    english = program_line("--lang", "en", "evidence", "browse", "--help-phone")
    assert "Keep Originals" in english.stdout.decode() and "Simpan Asli" not in english.stdout.decode()


def test_add_of_one_day_logs_why_the_others_were_left(desk, card):
    case = desk.case()
    added = desk.ok(
        "evidence", "add", case, card, "--day", "2024-02-14", "--left-reason", "bukan hari kejadian"
    )
    assert [Path(item["file"]).name for item in added["items"]] == ["0.jpg", "1.jpg"]
    assert "1 foto di media tidak diambil" in desk.run("log", "show").out
    held = desk.ok("evidence", "browse", card, "--case", case)["pictures"]
    assert {Path(each["file"]).name: each["held"] for each in held} == {
        "0.jpg": "1/1",
        "1.jpg": "1/2",
        "2.jpg": None,
    }


def test_the_clock_code_is_shown_photographed_and_noted(desk, tmp_path):
    case = desk.case()
    shown = desk.run("evidence", "clock", case)
    code = shown.out.splitlines()[-1]
    assert re.fullmatch(r"SEGELJAM1 [0-9A-F]{8} 1 \S{25} [A-Z2-7]{16}", code)
    assert "▀" in shown.out and "█" in shown.out
    taken = datetime.fromisoformat(code.split()[3]).replace(tzinfo=None) + timedelta(hours=8, seconds=192)
    (tmp_path / "a.jpg").write_bytes(clock_photo(code, taken))
    (tmp_path / "b.jpg").write_bytes(clock_photo(None, taken, seed=2))
    answer = desk.run("evidence", "add", case, tmp_path / "a.jpg", tmp_path / "b.jpg")
    assert (answer.status, "+00:03:12" in answer.err) == (0, True)
    lines = desk.run("evidence", "show", "1/2").out
    assert "Jam kamera" in lines and "+00:03:12" in lines
    clock = desk.ok("evidence", "show", "1/2")["clock"]
    assert (clock["seconds"], clock["exhibit"], clock["doubt"]) == (192, 1, None)
    assert desk.ok("evidence", "clock", case, "--read") == {"looked_at": 1}
    assert desk.ok("evidence", "clock", "-")["code"].split()[2] == "-"
    out = tmp_path / "dosir.pdf"
    desk.ok("dossier", case, "--out", out)
    text = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, check=True).stdout.decode()
    assert text.count("+00:03:12") >= 2
    assert desk.run("check", desk.vault).status == 0


def test_photos_without_a_clock_code_are_said_to_have_none(desk, photo):
    case = desk.case()
    desk.ok("evidence", "add", case, photo)
    assert "(1 photos)" in desk.run("evidence", "clock", case, "--read", "--lang", "en").out
