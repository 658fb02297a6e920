"""The offices of the regulation's annex."""

import re

from intake.rules import regions


def test_the_table_is_whole_and_well_formed():
    offices = regions.offices()
    levels = [office.level for office in offices.values()]
    assert (levels.count("ri"), levels.count("provinsi")) == (1, 34)
    assert levels.count("kabupaten") + levels.count("kota") == len(levels) - 35 == 513
    for code, office in offices.items():
        assert code == office.code
        assert re.fullmatch(r"\d\d\.\d\d", code)
        assert office.zone in regions.ZONES
        assert office.name == office.name.strip() != ""


def test_an_office_is_named_as_papers_name_it(refused):
    assert regions.office("23.02").title.startswith("Bawaslu ")
    for code in ("99.99", "", "23.2", "23.02 "):
        with refused("office-unknown", item=code):
            regions.office(code)
