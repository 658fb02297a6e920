"""The monthly report: right counts, and nothing in it that anybody typed."""

import csv
import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from intake.lists import monthly
from intake.lists.monthly import Head, Monthly
from intake.papers.monthly import write_monthly
from intake.records import acts, cases, people
from intake.records.cases import CaseFacts, CaseKind
from intake.records.people import PersonFacts, Role
from intake.vault import Vault
from intake.wording import Language
from tests.intake.conftest import Refused

HOSTILE = (
    "Budi Santoso", "<b>Siti</b> & Co", "=cmd|' /C calc'!A0", "\u202eitnaS", "N" * 300, "64.71.05.1002\nBudi", "😀 Ani",
)  # fmt: skip


def month_of(vault: Vault) -> str:
    return cases.listing(vault)[0].created_at[:7]


def counts(made: Monthly, head: Head) -> dict[str, int]:
    (found,) = (each for each in made.counted if each.head is head)
    return {count.code: count.cases for count in found.counts}


def fill(vault: Vault) -> None:
    for kind, code, employment, channel in (
        (CaseKind.LAPORAN, "64.71.05.1002", "pns", "medsos-posting"),
        (CaseKind.LAPORAN, "64.71.05.1006", "pns", ""),
        (CaseKind.INFORMASI_AWAL, "64.71", "", "medsos-posting"),
        (CaseKind.HASIL_PENGAWASAN, "", "tni", ""),
    ):
        case = cases.create(vault, kind, CaseFacts("Judul", place_code=code))
        if employment:
            people.add(vault, case, Role.TERLAPOR, PersonFacts("Hendra", employment=employment))
        if channel:
            acts.record(vault, case, acts.ActFacts("KE-1", channel=channel), acts.rules_of(vault))


def test_counts(vault: Vault) -> None:
    fill(vault)
    made = monthly.report(vault, month_of(vault))
    assert (made.cases, made.received) == (4, 0)
    assert counts(made, Head.KIND) == {"laporan": 2, "informasi-awal": 1, "hasil-pengawasan": 1}
    assert counts(made, Head.SUBJECT) == {"pns": 2, "tni": 1, "": 1}
    assert counts(made, Head.CHANNEL) == {"medsos-posting": 2, "": 2}
    assert counts(made, Head.PHASE) == {"": 4}
    assert counts(made, Head.DISTRICT) == {"64.71": 3, "": 1}
    assert counts(made, Head.SUBDISTRICT) == {"64.71.05": 2, "": 2}
    assert sum(counts(made, Head.STATE).values()) == 4
    (places,) = (each for each in made.counted if each.head is Head.SUBDISTRICT)
    assert places.counts[0].words == "Balikpapan Selatan, Kota Balikpapan, Kalimantan Timur"


def test_another_month_is_empty_and_no_month_is_refused(vault: Vault, refused: Refused) -> None:
    fill(vault)
    assert monthly.report(vault, "2001-01").cases == 0
    for typed in ("2024", "2024-13", "24-01", "2024-01-01", "Januari"):
        with refused("month-unclear", item=typed):
            monthly.report(vault, typed)


def pages(pdf: bytes, folder: Path) -> str:
    path = folder / "laporan.pdf"
    path.write_bytes(pdf)
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    return subprocess.run(
        ["pdftotext", "-layout", path, "-"], check=True, capture_output=True
    ).stdout.decode()


def written(made: Monthly) -> bytes:
    out = io.BytesIO()
    write_monthly(made, out)
    return out.getvalue()


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_was_typed_comes_into_the_report(vault: Vault, tmp_path: Path, hostile: str) -> None:
    one_line = hostile.replace("\n", " ")
    case = cases.create(
        vault, CaseKind.LAPORAN,
        CaseFacts(one_line, event=hostile, place=hostile, place_code=one_line, narrative=hostile, stage=hostile),
    )  # fmt: skip
    facts = PersonFacts(hostile, occupation=hostile, employment=hostile, address=hostile, agency=hostile)
    people.add(vault, case, Role.TERLAPOR, facts)
    made = monthly.report(vault, month_of(vault))
    assert counts(made, Head.SUBJECT) == {monthly.UNLISTED: 1}
    assert counts(made, Head.DISTRICT) == {monthly.UNLISTED: 1}
    text = pages(written(made), tmp_path) + monthly.csv_bytes(made).decode("utf-8-sig")
    for part in (hostile[:12], one_line[-12:], "Budi", "Siti", "calc", "NNNN", "Ani"):
        assert part.strip() not in text
    assert "di luar daftar" in text


def test_paper_and_table_say_the_same_and_are_the_same_each_time(vault: Vault, tmp_path: Path) -> None:
    fill(vault)
    made = monthly.report(vault, month_of(vault))
    data = monthly.csv_bytes(made)
    assert data.startswith(b"\xef\xbb\xbfBulan,Menurut,Kode,Uraian,Perkara\r\n")
    assert data == monthly.csv_bytes(made)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert sum(int(row["Perkara"]) for row in rows if row["Menurut"] == "Jenis perkara") == 4
    pdf = written(made)
    assert pdf == written(made)
    text = pages(pdf, tmp_path)
    for row in rows:
        assert row["Uraian"].split(",")[0] in text
    assert "Untuk jajaran pengawas saja" in text


def test_in_english(vault: Vault) -> None:
    fill(vault)
    made = monthly.report(vault, month_of(vault), Language.EN)
    assert made.counted[0].title == "Kind of case" and made.counted[3].counts[-1].words == "not recorded"


def test_counts_once_made_are_worded_in_each_language(vault: Vault) -> None:
    fill(vault)
    made = monthly.report(vault, month_of(vault))
    assert monthly.worded(vault, made, Language.ID) == made
    english = monthly.worded(vault, made, Language.EN)
    counted = monthly.report(vault, month_of(vault), Language.EN)
    assert english == replace(counted, made_at=made.made_at) and english.counted != made.counted
