"""report month: counts as PDF or CSV, and nobody's name."""

import csv
import hashlib
from contextlib import closing

import pytest

from intake.custody import journal
from intake.custody.words import in_words
from intake.vault import unlock
from intake.wording import Language
from tests.ui.console.conftest import PASSPHRASE


def test_counts_without_names(desk, tmp_path):
    desk.ok("case", "new", "--kind", "laporan", "--title", "Perkara Rahasia Hendra")
    month = desk.ok("case", "list")["cases"][0]["created_at"][:7]
    made = desk.ok("report", "month", month, "--out", tmp_path / "bulan.csv")
    assert (made["month"], made["cases"], made["received"]) == (month, 1, 0)
    assert {each["head"] for each in made["counted"]} >= {"kind", "state", "subject", "channel", "phase"}
    with (tmp_path / "bulan.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"Bulan", "Menurut", "Kode", "Uraian", "Perkara"} == set(rows[0])
    answer = desk.run("report", "month", month, "--out", tmp_path / "bulan.PDF", "--lang", "en")
    assert answer.status == 0 and (tmp_path / "bulan.PDF").read_bytes().startswith(b"%PDF-")
    assert "bulan.PDF is not encrypted" in answer.err
    with closing(unlock(desk.vault, PASSPHRASE.encode())) as vault:
        told = [event for event in journal.events(vault) if event.entry.kind == "form.made"]
    assert [(each.entry.case, each.body["month"], each.body["file"]) for each in told] == [
        (None, month, "csv"), (None, month, "pdf")
    ]  # fmt: skip
    digests = [
        hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("bulan.csv", "bulan.PDF")
    ]
    assert [each.body["digest"] for each in told] == digests
    said = in_words(told[1], Language.ID)
    assert said == f"Laporan bulanan {month} (pdf) dibuat oleh Siti Aminah, SHA-256 {digests[1][:16]}"
    desk.ok("check", desk.vault)
    text = answer.out + (tmp_path / "bulan.csv").read_text("utf-8-sig")
    assert "Jenis perkara" in text and "Rahasia" not in text and "Hendra" not in text


def test_a_table_that_programs_read_is_the_same_in_every_language(desk, tmp_path):
    desk.ok("case", "new", "--kind", "laporan", "--title", "Judul")
    month = desk.ok("case", "list")["cases"][0]["created_at"][:7]
    desk.ok("report", "month", month, "--out", tmp_path / "id.csv")
    english = desk.run("report", "month", month, "--out", tmp_path / "en.csv", "--lang", "en")
    assert "Kind of case:" in english.out  # what people are told is in their language
    data = (tmp_path / "en.csv").read_bytes()
    assert data == (tmp_path / "id.csv").read_bytes()
    assert f"{month},Jenis perkara,laporan,Laporan,1".encode() in data


@pytest.mark.parametrize(
    ("month", "file", "problem"),
    [("2024-02", "bulan.txt", "report-ending"), ("Februari", "bulan.csv", "month-unclear")],
)
def test_what_cannot_be_made_is_said(desk, tmp_path, month, file, problem):
    answer = desk.run("report", "month", month, "--out", tmp_path / file, "--json")
    assert (answer.status, answer.json["problem"]) == (2, problem)
    assert not (tmp_path / file).exists()


def test_an_existing_file_is_kept(desk, tmp_path):
    (tmp_path / "bulan.csv").write_text("milik orang")
    answer = desk.run("report", "month", "2024-02", "--out", tmp_path / "bulan.csv", "--json")
    assert (answer.status, answer.json["problem"]) == (2, "file-exists")
    with closing(unlock(desk.vault, PASSPHRASE.encode())) as vault:
        assert all(event.entry.kind != "form.made" for event in journal.events(vault))
    assert (tmp_path / "bulan.csv").read_text() == "milik orang"
