"""The tables of employment and of positions: sources, what referrals ask of them, an office's own entries."""

from pathlib import Path

import pytest

from intake.rules import employment
from intake.rules.bilingual import Bilingual
from intake.rules.choices import Mark
from intake.rules.employment import Group
from intake.rules.referrals import referrals

ENTRIES = employment.employments().entries
POSITIONS = employment.positions().entries


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda each: each.code)
def test_each_status_names_its_source_and_what_it_means_for_the_referral(
    entry: employment.Employment,
) -> None:
    assert entry.grounds.source and entry.note
    assert entry.basis or entry.group is Group.OTHER


@pytest.mark.parametrize("entry", POSITIONS, ids=lambda each: each.code)
def test_each_kind_of_position_names_its_source(entry: employment.Choice) -> None:
    assert entry.grounds.source and entry.words


@pytest.mark.corpus
def test_what_is_marked_as_read_in_the_regulation_stands_there(reference: Path) -> None:
    text = " ".join((reference / "p7_pasal.txt").read_text("utf-8").split())
    quoted = [each for each in ENTRIES if each.grounds.mark is Mark.P7]
    assert quoted and all(each.grounds.quote and each.grounds.quote in text for each in quoted)


def test_whom_the_issue_names_is_there() -> None:
    codes = {each.code for each in ENTRIES}
    assert codes >= {
        "pns", "pppk", "ppnpn", "tni", "polri", "kepala-desa", "perangkat-desa", "bpd", "bumn", "bumd",
        "pejabat-negara", "penyelenggara",
    }  # fmt: skip
    kinds = {each.code for each in POSITIONS}
    assert kinds >= {"jpt", "administrator", "pengawas", "fungsional", "pelaksana", "kepala-wilayah"}


def test_referrals_speak_of_statuses_that_exist() -> None:
    named = {code for target in referrals().entries for code in target.employment}
    assert named and named <= {each.code for each in ENTRIES}


def test_civil_servants_alone_have_a_nip_and_contract_staff_their_own_number_in_it() -> None:
    assert {each.code for each in ENTRIES if each.number_name == "NIP"} == {"pns", "pppk"}
    assert {each.code: each.nip_month for each in ENTRIES if each.nip_month} == {"pppk": "21"}
    assert {each.code for each in ENTRIES if each.group is Group.ASN} == {"pns", "pppk"}


def test_an_office_adds_a_status_and_one_that_does_not_hold_is_named_by_line(tmp_path: Path) -> None:
    own = '[[entry]]\ncode = "blud"\nwords = "Pegawai BLUD"\ngroup = "non-asn"\nbasis = "Permendagri"\nnote = "-"\n'
    file = tmp_path / "employment.toml"
    file.write_text(own + 'source = "Surat kantor"\nmark = "INF"\n', "utf-8")
    table = employment.employments(tmp_path)
    found = employment.employment_of("blud", table.entries)
    assert table.faults == () and found is not None and found.words == Bilingual("Pegawai BLUD")
    for wrong in (own, own.replace("non-asn", "asing") + 'source = "x"\nmark = "INF"\n', own * 2):
        file.write_text("\n" + wrong, "utf-8")
        table = employment.employments(tmp_path)
        assert len(table.entries) == len(ENTRIES) and [each.line for each in table.faults] != []


def test_a_code_that_no_table_has_is_nobody() -> None:
    assert employment.employment_of("", ENTRIES) is employment.employment_of("pnss", ENTRIES) is None
