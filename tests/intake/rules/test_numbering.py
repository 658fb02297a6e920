"""Numbers of Perbawaslu 7/2022, Lampiran, Format Penomoran A-D, and those seen in SigapLapor."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.problems import Problem
from intake.rules import numbering, regions
from intake.rules.numbering import MONTHS, NumberKind, Oddity, Parts

KNOWN = numbering.templates().entries
BY_CODE = {template.code: template for template in KNOWN}

# domain.md 1.2: what each example of the annex says.
EXAMPLES = {
    "001/LP/PL/Prov/02.00/IX/2022": ("P7-A", Parts(1, "PL", "Prov", "02.00", 9, 2022)),
    "005/LP/PL/Kota/01.01/VIII/2022": ("P7-A", Parts(5, "PL", "Kota", "01.01", 8, 2022)),
    "010/LP/PP/Kab/33.29/XII/2023": ("P7-A", Parts(10, "PP", "Kab", "33.29", 12, 2023)),
    "003/LP/PL/Kec-Ngaliyan/14.01/I/2024": ("P7-A", Parts(3, "PL", "Kec-Ngaliyan", "14.01", 1, 2024)),
    "002/LP/PP/PLN-KualaLumpur/Malaysia/XI/2023": (
        "P7-A",
        Parts(2, "PP", "PLN-KualaLumpur", "Malaysia", 11, 2023),
    ),
    "001/Reg/TM/PL/Prov/21.00/XII/2022": ("P7-B", Parts(1, "PL", "Prov", "21.00", 12, 2022, "TM")),
    "005/Reg/LP/PL/Kab/16.28/I/2023": ("P7-B", Parts(5, "PL", "Kab", "16.28", 1, 2023, "LP")),
    "009/Reg/TM/PP/Kota/28.01/II/2023": ("P7-B", Parts(9, "PP", "Kota", "28.01", 2, 2023, "TM")),
    "002/Reg/LP/PL/Kec-Sirimau/31.01/III/2024": (
        "P7-B",
        Parts(2, "PL", "Kec-Sirimau", "31.01", 3, 2024, "LP"),
    ),
    "001/Reg/LP/PP/PLN-Melbourne/Australia/II/2024": (
        "P7-B",
        Parts(1, "PP", "PLN-Melbourne", "Australia", 2, 2024, "LP"),
    ),
    "001/Rekom-Adm/TM/PL/Prov/29.00/XII/2022": (
        "P7-C",
        Parts(1, "PL", "Prov", "29.00", 12, 2022, "TM", "Rekom-Adm"),
    ),
    "005/Rekom-KE/LP/PL/Kota/27.01/I/2023": (
        "P7-C",
        Parts(5, "PL", "Kota", "27.01", 1, 2023, "LP", "Rekom-KE"),
    ),
    "009/Rekom-DPPL/TM/PP/Kab/32.04/II/2023": (
        "P7-C",
        Parts(9, "PP", "Kab", "32.04", 2, 2023, "TM", "Rekom-DPPL"),
    ),
    "002/Terus-TPP/LP/PL/Kec-Sirimau/34.01/III/2024": (
        "P7-C-TPP",
        Parts(2, "PL", "Kec-Sirimau", "34.01", 3, 2024, "LP", "Terus-TPP"),
    ),
    "001/K/LP/PL/RI/00.00/XII/2022": ("P7-D", Parts(1, "PL", "RI", "00.00", 12, 2022, "LP")),
    "001/K/LP/PP/Prov/27.00/I/2023": ("P7-D", Parts(1, "PP", "Prov", "27.00", 1, 2023, "LP")),
    "003/LP/PB/Kab/06.08/XII/2024": ("SL-LP", Parts(3, "PB", "Kab", "06.08", 12, 2024)),
    "003/TM/PB/Kab/27.12/XI/2024": ("SL-TM", Parts(3, "PB", "Kab", "27.12", 11, 2024, "TM")),
    "005/TM/PL/Kab/27.10/V/2024": ("SL-TM", Parts(5, "PL", "Kab", "27.10", 5, 2024, "TM")),
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_is_read_and_written_again(text: str) -> None:
    code, parts = EXAMPLES[text]
    template = BY_CODE[code]
    found = numbering.read(text, template.kind, KNOWN)
    assert (found.template, found.parts, found.oddities) == (template, parts, ())
    assert numbering.write(template, parts) == text


@pytest.mark.corpus
def test_every_example_of_the_annex_is_among_them(reference: Path) -> None:
    annex = (reference / "p7_lampiran.txt").read_text("utf-8")
    printed = re.findall(r"^\s*Nomor: (\d{3}/\S+)$", annex, re.MULTILINE)
    assert len(printed) == 16
    assert set(printed) == {text for text, (code, _) in EXAMPLES.items() if code.startswith("P7")}


def test_every_template_says_where_it_comes_from() -> None:
    of_regulation = {each.code for each in KNOWN if each.grounds.mark == "P7"}
    assert of_regulation == {"P7-A", "P7-B", "P7-C", "P7-C-TPP", "P7-D"}
    unverified = {each.code for each in KNOWN if each.grounds.mark == "GK"}
    assert unverified == {"GK-LP", "GK-TM"}


@pytest.mark.parametrize(
    ("text", "kind", "odd"),
    [
        ("1/LP/PL/Prov/02.00/IX/2022", "penyampaian", {Oddity.DIGITS}),
        ("000/LP/PL/Prov/02.00/IX/2022", "penyampaian", {Oddity.DIGITS}),
        ("001/LP/XX/Prov/02.00/IX/2022", "penyampaian", {Oddity.ELECTION}),
        ("001/LP/PL/Kab/27.01/IX/2022", "penyampaian", {Oddity.LEVEL}),
        ("001/LP/PL/Kec-Ngaliyan/14.00/IX/2022", "penyampaian", {Oddity.LEVEL}),
        ("001/LP/PL/Kec-/14.01/IX/2022", "penyampaian", {Oddity.SUPERVISOR}),
        ("001/LP/PL/Kota/99.99/IX/2022", "penyampaian", {Oddity.REGION}),
        ("001/LP/PP/PLN-Kuching/23.02/IX/2022", "penyampaian", {Oddity.REGION}),
        ("001/LP/PL/Prov/02.00/9/2022", "penyampaian", {Oddity.MONTH}),
        ("001/LP/PL/Prov/02.00/IX/22", "penyampaian", {Oddity.YEAR}),
        ("001/K/LP/PL/Kota/27.01/XII/2022", "koreksi", {Oddity.SUPERVISOR}),
        ("001/Rekom-Apa/TM/PL/Prov/29.00/XII/2022", "rekomendasi", {Oddity.FORM}),
        ("tiga", "register", {Oddity.FORM}),
        ("٠٠١/LP/PL/Prov/02.00/IX/2022", "penyampaian", {Oddity.FORM}),
        ("9" * 5000, "register", {Oddity.FORM}),
        ("004/LHP/PM.01.03/JI.27.02.2006/17/13/02/2024", "lhp", set()),
    ],
)
def test_what_is_odd_is_said_and_nothing_refused(text: str, kind: str, odd: set[Oddity]) -> None:
    assert set(numbering.read(text, NumberKind(kind), KNOWN).oddities) == odd


def test_kab_or_kota_follows_from_the_code() -> None:
    assert numbering.supervisor_of("27.01") == "Kota"
    assert numbering.supervisor_of("33.29") == "Kab"
    assert numbering.supervisor_of("00.00") == "RI"
    assert numbering.supervisor_of("23.00") == "Prov"
    assert numbering.supervisor_of("14.01", "Ngaliyan") == "Kec-Ngaliyan"
    assert numbering.supervisor_of("23.02", "Balikpapan Selatan") == "Kec-BalikpapanSelatan"
    assert numbering.supervisor_of("Malaysia", "Kuala Lumpur") == "PLN-KualaLumpur"


@pytest.mark.parametrize(
    ("region", "place", "code"),
    [
        ("99.99", "", "number-region"),
        ("kemendagri:51.71", "", "number-region"),
        ("", "Kuching", "number-region"),
        ("14.00", "Ngaliyan", "number-place"),
        ("Malaysia", "", "number-place"),
    ],
)
def test_no_supervisor_is_made_up(region: str, place: str, code: str) -> None:
    with pytest.raises(Problem) as problem:
        numbering.supervisor_of(region, place)
    assert problem.value.code == code


@given(
    serial=st.integers(1, 99_999),
    month=st.integers(1, 12),
    year=st.integers(2022, 2100),
    region=st.sampled_from(sorted(code for code, office in regions.offices().items() if office.is_coded)),
    template=st.sampled_from([each for each in KNOWN if each.code != "P7-D"]),
    choice=st.randoms(use_true_random=False),
)
def test_what_is_written_is_read_again(serial, month, year, region, template, choice) -> None:
    parts = Parts(
        serial,
        choice.choice(template.elections),
        numbering.supervisor_of(region),
        region,
        month,
        year,
        choice.choice(template.origins or ("",)),
        choice.choice(template.outcomes or ("",)),
    )
    text = numbering.write(template, parts)
    found = numbering.read(text, template.kind, KNOWN)
    assert (found.template, found.parts, found.oddities) == (template, parts, ())
    assert f"/{MONTHS[month - 1]}/{year}" in text


def test_an_office_without_a_code_in_the_annex_uses_the_one_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "offices.toml").write_text(
        '[[entry]]\ncode = "17.10"\nkemendagri = "51.71"\nsource = "surat Bawaslu"\n', "utf-8"
    )
    assert numbering.supervisor_of("17.10", "", tmp_path) == "Kota"
    parts = Parts(1, "PL", "Kota", "17.10", 1, 2024)
    text = numbering.write(BY_CODE["P7-A"], parts, tmp_path)
    assert numbering.read(text, NumberKind.PENYAMPAIAN, KNOWN, tmp_path).oddities == ()


def test_parts_that_do_not_fit_are_not_written() -> None:
    with pytest.raises(ValueError, match="level"):
        numbering.write(BY_CODE["P7-A"], Parts(1, "PL", "Kab", "27.01", 1, 2024))
    with pytest.raises(ValueError, match="form"):
        numbering.write(BY_CODE["P7-B"], Parts(1, "PL", "Kota", "27.01", 1, 2024))


def test_an_office_adds_a_form_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "numbers.toml").write_text(
        '[[entry]]\ncode = "LHP"\nkind = "lhp"\nform = "{no}/LHP/PM.01.02/{bulan}/{tahun}"\ndigits = 3\n'
        'source = "surat edaran kantor"\nmark = "GK"\n'
        '[[retire]]\ncode = "P7-A"\nuntil = 2027-01-01\n',
        "utf-8",
    )
    table = numbering.templates(tmp_path)
    assert not table.faults and table.edition != numbering.templates().edition
    found = numbering.read("012/LHP/PM.01.02/II/2024", NumberKind.LHP, table.entries)
    assert found.parts is not None and (found.parts.serial, found.parts.month) == (12, 2)
    retired = next(each for each in table.entries if each.code == "P7-A")
    assert retired.holds_on(date(2027, 1, 1)) and not retired.holds_on(date(2027, 1, 2))


@pytest.mark.parametrize("form", ["{no}/{apa}/{tahun}", "{no}/{no}/{tahun}", "LP/{tahun}"])
def test_a_form_that_cannot_hold_is_a_fault(tmp_path: Path, form: str) -> None:
    (tmp_path / "numbers.toml").write_text(
        f'\n[[entry]]\ncode = "X"\nkind = "lhp"\nform = "{form}"\nsource = "-"\nmark = "GK"\n', "utf-8"
    )
    table = numbering.templates(tmp_path)
    assert [fault.line for fault in table.faults] == [2]
    assert table.entries == KNOWN


@pytest.mark.parametrize(
    ("code", "region", "whole"),
    [
        ("P7-A", "23.02", "001/LP/PL/Kota/23.02/I/2027"),
        ("P7-B", "23.02", "001/Reg/TM/PL/Kota/23.02/I/2027"),
        ("P7-C", "33.29", "001/Rekom-Adm/TM/PL/Kab/33.29/I/2027"),
    ],
)
def test_a_form_shows_a_finished_number(code, region, whole):
    assert numbering.example(BY_CODE[code], region, 2027) == whole
    assert not numbering.read(whole, BY_CODE[code].kind, BY_CODE.values()).oddities
