"""office letterhead: shown, filled in bit by bit, its logo looked at; a broken file is told and replaced."""

from pathlib import Path

import pytest
from PIL import Image

TOLD = ("--name", "Panwaslu Kecamatan Ngaliyan", "--line", "PANITIA PENGAWAS", "--line", "KECAMATAN NGALIYAN",
        "--address", "Jalan Melati 4", "--place", "Ngaliyan", "--chair", "Sri Wahyuni", "--stamp", "centre",
        "--meterai", "none")  # fmt: skip


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    path = tmp_path / "logo.gif"
    Image.new("RGB", (80, 80), "navy").save(path)
    return path


def test_it_is_missing_and_says_what_to_type(desk):
    answer = desk.run("office", "letterhead")
    assert answer.status == 0 and not answer.out and "segel office letterhead" in answer.err
    assert [each["kind"] for each in desk.ok("office", "letterhead")["warnings"]] == ["letterhead-missing"]


def test_it_is_filled_in_shown_and_changed(desk, logo, tmp_path):
    answer = desk.run("office", "letterhead", *TOLD, "--logo", logo)
    assert answer.status == 0 and "Kop surat tersimpan" in answer.out
    shown = desk.ok("office", "letterhead")
    name = shown.pop("logo")
    assert name.startswith("logo-") and (desk.vault / "office" / name).is_file()
    assert shown == {
        "name": "Panwaslu Kecamatan Ngaliyan",
        "lines": ["PANITIA PENGAWAS", "KECAMATAN NGALIYAN"],
        "address": ["Jalan Melati 4"],
        "place": "Ngaliyan",
        "chair": "Sri Wahyuni",
        "stamp": "centre",
        "meterai": "none",
        "warnings": [],
    }
    changed = desk.ok("office", "letterhead", "--chair", "Budi", "--address", "")
    assert (changed["chair"], changed["address"], changed["logo"]) == ("Budi", [], name)
    text = desk.run("office", "letterhead").out
    assert "Ketua: Budi" in text and "Letak cap: tengah" in text and "Alamat" not in text
    assert desk.ok("office", "letterhead", "--logo", "")["logo"] is None
    assert {each.name for each in (desk.vault / "office").iterdir()} == {"letterhead.toml"}
    made = desk.ok("form", "B.5", desk.case(), "--out", tmp_path / "f.pdf")
    assert not [each for each in made["warnings"] if each["kind"].startswith(("letterhead", "logo"))]


def test_showing_it_needs_no_passphrase(desk):
    desk.ok("office", "letterhead", *TOLD)
    desk.secret.write_text("salah sandi sekali\n")
    assert desk.ok("office", "letterhead")["place"] == "Ngaliyan"
    assert desk.run("office", "letterhead", "--place", "Tugu", "--json").json["problem"] == "wrong-passphrase"


def test_odd_words_are_kept_and_shown_on_one_line(desk):
    odd = 'N"\\\n\x1b[31m\u202e😀' + "x" * 280
    assert desk.ok("office", "letterhead", "--name", odd)["name"] == odd
    said = desk.run("office", "letterhead").out
    assert "[U+001B]" in said and "\x1b" not in said


def test_a_broken_file_is_told_and_replaced(desk):
    office = desk.vault / "office"
    office.mkdir()
    (office / "letterhead.toml").write_text('name = "a\n')
    answer = desk.run("office", "letterhead", "--json")
    assert (
        answer.status == 1 and "letterhead.toml:1" in answer.err and "segel office letterhead" in answer.err
    )
    assert [each["kind"] for each in answer.json["warnings"]] == ["letterhead-broken"]
    answer = desk.run("office", "letterhead", "--place", "Tugu")
    assert answer.status == 0 and "letterhead-rusak.txt" in answer.err
    assert (office / "letterhead-rusak.txt").read_text() == 'name = "a\n'
    assert desk.ok("office", "letterhead")["place"] == "Tugu"


@pytest.mark.parametrize(
    ("data", "problem"),
    [(b"bukan gambar", "logo-unusable"), (None, "file-gone"), (bytes((20 << 20) + 1), "logo-too-big")],
)
def test_a_logo_that_cannot_be_used(desk, tmp_path, data, problem):
    desk.ok("office", "letterhead", *TOLD)
    path = tmp_path / "lambang.png"
    if data is not None:
        path.write_bytes(data)
    answer = desk.run("office", "letterhead", "--place", "Tugu", "--logo", path, "--json")
    assert (answer.status, answer.json["problem"]) == (2, problem) and answer.err.strip()
    assert desk.ok("office", "letterhead")["place"] == "Ngaliyan"


def test_a_stamp_goes_only_where_there_is_a_place(desk):
    answer = desk.run("office", "letterhead", "--stamp", "atas")
    assert answer.status == 2 and "centre" in answer.err


def test_it_speaks_english(desk):
    desk.ok("office", "letterhead", *TOLD)
    said = desk.run("--lang", "en", "office", "letterhead").out
    assert "Duty stamp: not printed" in said and "Chair's name: Sri Wahyuni" in said


def test_where_no_vault_is(desk, tmp_path):
    desk.vault = tmp_path
    answer = desk.run("office", "letterhead", "--json")
    assert (answer.status, answer.json["problem"]) == (2, "vault-missing")
