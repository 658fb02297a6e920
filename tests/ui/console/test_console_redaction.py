"""evidence redact on real vaults."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image


@pytest.fixture
def case(desk: Any, tmp_path: Path) -> str:
    Image.linear_gradient("L").convert("RGB").save(tmp_path / "foto.jpg")
    (tmp_path / "surat.pdf").write_bytes(b"%PDF-1.4 surat")
    number = str(desk.case())
    desk.ok("evidence", "add", number, tmp_path / "foto.jpg", tmp_path / "surat.pdf")
    return number


def test_a_derived_exhibit_is_made_and_shown(desk: Any, case: str) -> None:
    words = ("evidence", "redact", f"{case}/1", "--box", "10,20,30,40", "--reason", "wajah anak")
    made = desk.ok(*words, "--box", "0,0,5,5")
    original = desk.ok("evidence", "show", f"{case}/1")
    assert set(made) == {"id", "number", "sha256", "original", "regions"}
    assert (made["number"], made["original"]) == (3, original["id"])
    assert made["regions"] == [
        {"x": 10, "y": 20, "width": 30, "height": 40, "mode": "box"},
        {"x": 0, "y": 0, "width": 5, "height": 5, "mode": "box"},
    ]
    shown = desk.ok("evidence", "show", f"{case}/3")
    assert shown["derived"] == {"number": 1, "original": made["original"], "regions": made["regions"]}
    assert original["derived"] is None
    assert shown["exif"]["status"] == "absent"
    assert "Minta aslinya" in desk.run("evidence", "show", f"{case}/1").out
    assert "Minta aslinya" not in desk.run("evidence", "show", f"{case}/3").out
    assert "turunan dari bukti 1, area ditutup: kotak hitam 30×40 pada (10, 20)" in (
        desk.run("evidence", "show", f"{case}/3").out
    )
    assert "turunan dari 1" in desk.run("evidence", "list", case).out
    assert "turunan dari 1" in desk.run("case", "show", case).out
    assert [each["derived_from"] for each in desk.ok("evidence", "list", case)["items"]] == [None, None, 1]
    assert desk.run("log", "show").status == 0


def test_blur_warns_that_it_hides_nothing_for_certain(desk: Any, case: str) -> None:
    words = ("evidence", "redact", f"{case}/1", "--blur", "10,20,30,40", "--reason", "wajah")
    answer = desk.run(*words)
    assert answer.status == 0
    assert "--box" in answer.err


@pytest.mark.parametrize(
    ("number", "region", "words"),
    [
        (1, "999,0,5,5", "Kotak 999, 0 · 5 × 5 tidak seluruhnya berada di dalam gambar bukti 1"),
        (1, "0,0,999,5", "yang lebarnya 256 dan tingginya 256 piksel. Kecilkan atau geser kotak itu"),
        (1, "1,2,3", "LEBAR"),
        (1, "1,2,0,9", "LEBAR"),
        (1, "a,b,c,d", "LEBAR"),
        (2, "1,1,5,5", "bukan gambar"),
    ],
)
def test_what_cannot_be_is_said_in_words(desk: Any, case: str, number: int, region: str, words: str) -> None:
    answer = desk.run("evidence", "redact", f"{case}/{number}", "--box", region, "--reason", "wajah")
    assert answer.status != 0
    assert words in answer.err
