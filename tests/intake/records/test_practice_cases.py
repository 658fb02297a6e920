"""The practice cases: one for each kind of event that is reported most, all invented and marked as practice."""

from pathlib import Path

import pytest

from intake.evidence import exhibits
from intake.media.types import ExifStatus
from intake.records import acts, captures, links, people, practice_cases, statements
from intake.records.cases import CaseKind
from intake.records.links import EndKind
from intake.rules.employment import employments
from intake.vault import Vault

KINDS = {  # how each begins, its acts, the employment of the reported person
    "imbauan-atasan": (CaseKind.INFORMASI_AWAL, ["ARAH"], "pns"),
    "pose-jari": (CaseKind.HASIL_PENGAWASAN, ["NON-ASN"], "ppnpn"),
    "suka-dan-komentar": (CaseKind.LAPORAN, ["D-6", "D-6"], "pppk"),
    "fasilitas-negara": (CaseKind.HASIL_PENGAWASAN, ["FASILITAS"], "pns"),
    "sesudah-penetapan": (CaseKind.LAPORAN, ["D-8"], "pns"),
}


def test_each_file_is_one_of_the_five():
    assert (
        {path.stem for path in practice_cases.FOLDER.glob("*.toml")}
        == set(practice_cases.NAMES)
        == set(KINDS)
    )


@pytest.mark.parametrize("name", practice_cases.NAMES)
def test_a_practice_case(vault: Vault, tmp_path: Path, name: str) -> None:
    kind, codes, employment = KINDS[name]
    folder = tmp_path / "gambar"
    folder.mkdir()
    case = practice_cases.make(vault, name, folder)
    found = acts.listing(vault, case.id)
    assert (case.kind, [each.facts.code for each in found]) == (kind, codes)
    assert case.facts.title.startswith("LATIHAN: ") and "ini rekaan" in case.facts.narrative
    assert case.facts.place_code == "64.71" and case.facts.place_edition
    everybody = people.listing(vault, case)
    assert all(each.facts.name.endswith(" (latihan)") for each in everybody)
    reported = [each for each in everybody if each.role is people.Role.TERLAPOR]
    assert [each.facts.employment for each in reported] == [employment]
    assert employment in {each.code for each in employments().entries}
    drafts = statements.listing(vault, case)
    assert drafts and all("(Keterangan latihan.)" in each.text and not each.is_sealed for each in drafts)
    photos = list(exhibits.listing(vault, case))
    assert {each.name for each in folder.iterdir()} == {each.obtained.file_name for each in photos}
    assert all(each.facts is not None and each.facts.exif_status is not ExifStatus.UNREAD for each in photos)
    linked = {link.start.id for link in links.listing(vault, case.id) if link.end.kind is EndKind.ACT}
    held = {*(each.id for each in drafts), *(each.id for each in photos)}
    assert linked == held | {each.id for each in captures.listing(vault, case.id)}


def test_hearsay_is_initial_information_and_poses_are_tags(vault: Vault, tmp_path: Path) -> None:
    """Perbawaslu 7/2022 ps 3(2)a: word of mouth is initial information."""
    said = practice_cases.make(vault, "imbauan-atasan", tmp_path)
    (act,) = acts.listing(vault, said.id)
    assert act.facts.hearsay == "ya" and act.facts.heard_from and said.facts.source
    posed = practice_cases.make(vault, "pose-jari", tmp_path)
    (act,) = acts.listing(vault, posed.id)
    assert act.facts.poses == "dua-jari" and not act.facts.hearsay
