"""The offices of the regulation's annex, those it leaves out, and the crosswalk to the interior ministry's codes."""

import csv
import re
from pathlib import Path

import pytest

from intake import cards, lifecycle
from intake.bundle import receive as receiving
from intake.bundle import seal as seals
from intake.custody import heads
from intake.officer import Officer
from intake.records import cases
from intake.rules import places, regions
from tests.intake.conftest import PASSPHRASE, kdf

UNCODED = {"kemendagri:51.71", "kemendagri:93", "kemendagri:94", "kemendagri:95", "kemendagri:96"}
OWN = """[[entry]]
code = "17.09"
kemendagri = "51.71"
source = "Surat Sekretaris Jenderal"
"""


def test_the_table_is_whole_and_well_formed():
    offices = regions.offices()
    annex = [office for office in offices.values() if office.is_coded]
    levels = [office.level for office in annex]
    assert (levels.count("ri"), levels.count("provinsi")) == (1, 34)
    assert levels.count("kabupaten") + levels.count("kota") == len(levels) - 35 == 513
    for code, office in offices.items():
        assert code == office.code
        assert re.fullmatch(r"\d\d\.\d\d", code) or code in UNCODED
        assert office.zone in regions.ZONES
        assert office.name == office.name.strip() != ""


@pytest.mark.corpus
def test_the_annex_is_as_collected(reference: Path):
    with (reference / "bawaslu_kode_wilayah.csv").open(encoding="utf-8", newline="") as source:
        rows = {row["kode_bawaslu"]: row["kode_kemendagri"] for row in csv.DictReader(source)}
    found = {office.code: office.kemendagri for office in regions.offices().values() if office.is_coded}
    assert found.pop("00.00") == ""
    assert found == {code: place for code, place in rows.items() if code != "00.00"}


def test_every_region_of_the_ministry_has_one_office_and_every_office_its_region():
    upper = {each.code for each in places.everything() if len(each.code) <= 5}
    offices = [office for office in regions.offices().values() if office.kemendagri]
    assert sorted(office.kemendagri for office in offices) == sorted(upper)
    for office in offices:
        assert regions.covering(office.kemendagri) == office
        place = places.find(office.kemendagri)
        assert place is not None and (place.name, place.kind.value) == (office.name, office.level)


def test_what_the_annex_lacks_is_marked_and_has_no_invented_code():
    uncoded = {code for code, office in regions.offices().items() if not office.is_coded}
    assert uncoded == UNCODED
    for code in uncoded:
        office = regions.office(code)
        assert code == f"kemendagri:{office.kemendagri}"
        assert regions.region_code(office) == regions.RegionCode("", "")


def test_a_place_is_covered_by_the_office_of_its_regency_else_of_its_province():
    assert regions.covering("64.71.05.1002") == regions.office("23.02")
    assert regions.covering("93.04") == regions.office(
        "33.02"
    )  # Asmat moved to Papua Selatan; its code did not
    assert regions.covering("64.99.01") == regions.office("23.00")
    for nowhere in ("", "99.01", "x"):
        assert regions.covering(nowhere) is None


def test_an_office_writes_its_own_code_and_it_stays_unverified(tmp_path):
    denpasar, balikpapan = regions.office("kemendagri:51.71"), regions.office("23.02")
    (tmp_path / "offices.toml").write_text(OWN, "utf-8")
    own = regions.region_code(denpasar, tmp_path)
    assert (own.code, own.source, own.is_verified) == ("17.09", "Surat Sekretaris Jenderal", False)
    assert regions.numbered("17.09", tmp_path) == denpasar
    assert regions.numbered("23.02", tmp_path) == balikpapan
    assert regions.numbered("17.09") is regions.numbered(denpasar.code, tmp_path) is None
    annex = regions.region_code(balikpapan, tmp_path)
    assert (annex.code, annex.is_verified) == ("23.02", True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"17.09"', '"17.9"'),
        ('"17.09"', '"17.09\\n"'),
        ('"51.71"', '"51.71.01"'),
        ('"Surat Sekretaris Jenderal"', '" "'),
        ("kemendagri", "wilayah"),
    ],
)
def test_an_own_code_that_does_not_hold_is_named_by_line_and_left_out(tmp_path, old, new):
    (tmp_path / "offices.toml").write_text("\n" + OWN.replace(old, new), "utf-8")
    found = regions.region_code(regions.office("kemendagri:51.71"), tmp_path)
    assert found.code == "" and [fault.line for fault in found.faults] == [2]


@pytest.mark.parametrize("code", sorted(UNCODED))
def test_an_office_without_a_code_can_have_a_vault(tmp_path, code):
    vault = lifecycle.create(tmp_path / "brankas", Officer("Made", code), PASSPHRASE, kdf=kdf())
    assert regions.office(vault.officer.office).title.startswith("Bawaslu ")
    heads.lock(vault)


def test_an_office_without_a_code_hands_over(tmp_path):
    made = lifecycle.create(tmp_path / "dari", Officer("Made", "kemendagri:51.71"), PASSPHRASE, kdf=kdf())
    bali = lifecycle.create(tmp_path / "ke", Officer("Kantor", "17.00"), PASSPHRASE, kdf=kdf())
    cards.trust(made, cards.own_card(bali))
    cards.trust(bali, cards.own_card(made))
    case = cases.create(made, cases.CaseKind.LAPORAN, cases.CaseFacts("Kampanye"))
    sealed = seals.seal(made, case, cards.parse_card(cards.own_card(bali)), tmp_path)
    assert receiving.receive(bali, sealed.folder).findings == ()
    heads.lock(made)
    heads.lock(bali)


def test_an_office_is_named_as_papers_name_it(refused):
    assert regions.office("23.02").title.startswith("Bawaslu ")
    for code in ("99.99", "", "23.2", "23.02 "):
        with refused("office-unknown", item=code):
            regions.office(code)
