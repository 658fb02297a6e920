"""Perbawaslu 7/2022 ps 1 no. 14-21: the level of an officer by office code and unit."""

import pytest

from intake.rules import levels
from intake.rules.levels import Level, Standing

WORDS = levels.words()


@pytest.mark.parametrize(
    ("code", "unit", "level"),
    [
        ("00.00", "", Level.RI),
        ("23.00", "", Level.PROVINSI),
        ("23.02", "", Level.KABUPATEN_KOTA),
        ("23.02", "Panwascam", Level.KECAMATAN),
        ("23.02", "Panwaslu Kecamatan Balikpapan Kota", Level.KECAMATAN),
        ("23.02", "PKD Sepinggan, Kec. Balikpapan Selatan", Level.KELURAHAN_DESA),
        ("23.02", "Panwaslu Kelurahan/Desa Sepinggan", Level.KELURAHAN_DESA),
        ("23.02", "PENGAWAS TPS 005 Desa Sepinggan", Level.TPS),
        ("23.02", "Divisi Penanganan Pelanggaran", Level.KABUPATEN_KOTA),
        ("00.00", "Panwaslu LN Kuala Lumpur", Level.LUAR_NEGERI),
        ("34.04", "Panwaslu Distrik Heram", Level.KECAMATAN),
    ],
)
def test_level_of_an_office_and_unit(code, unit, level):
    assert levels.standing(code, unit, WORDS) == Standing(level)


def test_the_first_word_counts_not_the_lowest():
    """A Panwaslu Kecamatan may lie in a place that is named after a village."""
    assert levels.standing("23.02", "Panwaslu Kecamatan Desa Baru", WORDS).level is Level.KECAMATAN


@pytest.mark.parametrize(
    ("code", "unit", "level", "label"),
    [
        ("00.00", "Sekretariat Jenderal", Level.RI, "Sekretariat Jenderal Bawaslu"),
        ("23.02", "Sekretariat", Level.KABUPATEN_KOTA, "Sekretariat Bawaslu Kabupaten/Kota"),
        ("23.02", "Sekretariat Panwascam X", Level.KECAMATAN, "Sekretariat Panwaslu Kecamatan"),
    ],
)
def test_secretariats_are_those_of_ps_10_1(code, unit, level, label):
    found = levels.standing(code, unit, WORDS)
    assert (found.level, found.secretariat, found.assumed, found.label) == (level, True, False, label)


@pytest.mark.parametrize("unit", ["Tim Keliling", "مكتب", "tpsx", "x" * 200])
def test_an_unknown_unit_below_a_kabupaten_is_assumed_to_be_a_kecamatan_and_says_so(unit):
    assert levels.standing("23.02", unit, WORDS) == Standing(Level.KECAMATAN, assumed=True)
    assert levels.standing("23.00", unit, WORDS) == Standing(Level.PROVINSI, assumed=True)


def test_an_office_adds_its_own_words(tmp_path):
    (tmp_path / "levels.toml").write_text(
        '[[entry]]\ncode = "kantor"\nwords = ["tim keliling"]\nmark = "GK"\n'
    )
    words = levels.words(tmp_path)
    assert not words.faults
    assert levels.standing("23.02", "Tim Keliling", words) == Standing(Level.KABUPATEN_KOTA)


@pytest.mark.parametrize(
    "wrong",
    ['code = "dusun"\nwords = ["x"]', 'code = "tps"\nwords = []', 'code = "tps"\nwords = ["!"]'],
)
def test_an_office_file_that_names_no_level_is_left_out_as_a_whole(tmp_path, wrong):
    (tmp_path / "levels.toml").write_text(f'\n[[entry]]\n{wrong}\nmark = "GK"\n')
    words = levels.words(tmp_path)
    assert [fault.line for fault in words.faults] == [2]
    assert words.entries == WORDS.entries


def test_the_regulation_names_every_level(perbawaslu):
    """ps 1 no. 14-21."""
    assert perbawaslu.levels("ps 1") == set(Level)
