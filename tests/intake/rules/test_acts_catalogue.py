"""The catalogue of acts, its lists and the referral targets: sources, marks, words of the regulation, days."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from intake.records.captures import Act
from intake.rules.acts import ActKind, catalogue
from intake.rules.choices import ListName, Mark, choices, in_force, province_note
from intake.rules.employment import employments
from intake.rules.faults import Fault, Wrong
from intake.rules.referrals import referrals, targets
from intake.rules.tables import FOLDER

ENTRIES = [
    *(("acts", each) for each in catalogue().entries),
    *(("referrals", each) for each in referrals().entries),
    *((name.value, each) for name in ListName for each in choices(name).entries),
]
NAMES = [f"{name}-{each.code}" for name, each in ENTRIES]
LAST_OF_KASN, FIRST_OF_BKN = date(2024, 8, 24), date(2024, 8, 25)


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=NAMES)
def test_every_entry_has_words_a_source_and_a_mark(name, entry):
    assert entry.words and entry.grounds.source and entry.grounds.mark in set(Mark)
    assert (entry.grounds.mark is Mark.P7) == bool(entry.grounds.quote), "only what was read there is quoted"
    assert (entry.grounds.mark is Mark.P7) == entry.grounds.source.official.startswith("Perbawaslu 7/2022")


@pytest.mark.corpus
def test_words_said_to_be_the_regulations_stand_in_it(reference: Path):
    text = " ".join(
        " ".join((reference / name).read_text("utf-8").split())
        for name in ("p7_pasal.txt", "p7_lampiran.txt")
    )
    quoted = [each.grounds.quote for _, each in ENTRIES if each.grounds.mark is Mark.P7]
    assert len(quoted) == 7
    assert [quote for quote in quoted if quote not in text] == []
    for phase in ("masa-tenang", "pemungutan"):
        words = next(each.words.official for each in choices(ListName.PHASES).entries if each.code == phase)
        assert words.lower() in text
    assert "Pemilu Presiden dan Wakil Presiden" in text  # object pilpres


def test_the_catalogue_is_whole():
    found = {each.code: each for each in catalogue().entries}
    assert {f"KE-{number}" for number in range(1, 8)} | {f"D-{number}" for number in range(1, 14)} <= set(
        found
    )
    assert {"ARAH", "FASILITAS", "APBD", "KEBIJAKAN", "NON-ASN"} <= set(
        found
    )  # mobilising, facilities, SE 1/2023
    statutes = {"UU7-280", "UU7-282", "UU7-283", "UU20-2023", "UU5-2014", "UU10-70"}
    crimes = {"UU7-490", "UU7-493", "UU7-494", "UU7-547", "UU10-188", "UU10-189"}
    assert {code for code, each in found.items() if each.kind is ActKind.UNDANG_UNDANG} == statutes
    assert {code for code, each in found.items() if each.kind is ActKind.PIDANA} == crimes
    assert found["NON-ASN"].since == date(2023, 1, 3)  # SE MenPANRB 1/2023
    assert all(found[code].since == date(2022, 9, 22) for code in found if code.startswith(("KE-", "D-")))
    moral = {found[f"KE-{number}"].sanctions for number in range(1, 8)}
    assert len(moral) == 1  # one sanction for all of the code of ethics


def test_sources_that_disagree_are_both_kept_and_guesses_are_marked():
    found = {each.code: each for each in catalogue().entries}
    said = {(each.words.official, each.grounds.source.official.split()[0]) for each in found["D-3"].sanctions}
    assert said == {("hukuman disiplin sedang", "Tribun"), ("hukuman disiplin berat", "Innalar")}
    for code in ("D-9", "D-10", "D-11", "UU7-547"):
        assert all(each.grounds.mark.is_unverified for each in found[code].sanctions)
    assert found["UU10-70"].grounds.mark.is_unverified and found["UU7-547"].grounds.mark.is_unverified
    assert found["D-13"].sanctions == ()
    levels = {each.code for each in choices(ListName.SANCTIONS).entries}
    named = {each.words.official for act in found.values() for each in act.sanctions}
    assert {each for each in named if each.startswith("hukuman")} == levels


def test_channels_go_with_the_kinds_of_capture():
    codes = {each.code for each in choices(ListName.CHANNELS).entries}
    assert codes == {"luring", "tidak-diketahui", *(f"medsos-{act}" for act in Act)}


def test_poses_are_tags():

    head = tomllib.loads((FOLDER / "poses.toml").read_text("utf-8"))["title"]
    assert "bukan temuan" in head
    words = " ".join(
        f"{each.words.official} {each.note.official}" for each in choices(ListName.POSES).entries
    ).lower()
    assert not re.search(r"\b(melanggar|pelanggaran|dilarang|temuan)\b", words)
    assert len(choices(ListName.POSES).entries) == 16


@pytest.mark.parametrize(
    ("kind", "employment", "on", "expected"),
    [
        (ActKind.KODE_ETIK, "pns", LAST_OF_KASN, ["kasn", "ppk"]),
        (ActKind.KODE_ETIK, "pns", FIRST_OF_BKN, ["bkn", "ppk"]),
        (ActKind.DISIPLIN, "pppk", date(2023, 12, 1), ["kasn", "ppk"]),
        (ActKind.DISIPLIN, "pppk", date(2026, 11, 23), ["bkn", "ppk"]),
        (ActKind.UNDANG_UNDANG, "pns", LAST_OF_KASN, ["kasn", "ppk"]),
        (ActKind.UNDANG_UNDANG, "pns", FIRST_OF_BKN, ["bkn", "ppk"]),
        (ActKind.NON_ASN, "ppnpn", date(2023, 1, 3), ["ppk-non-asn"]),
        (ActKind.NON_ASN, "ppnpn", date(2023, 1, 2), ["instansi-berwenang"]),
        (ActKind.PIDANA, "pns", LAST_OF_KASN, ["gakkumdu"]),
        (ActKind.PIDANA, "kepala-desa", FIRST_OF_BKN, ["gakkumdu"]),
        (ActKind.PIDANA, "", FIRST_OF_BKN, ["gakkumdu"]),
        (ActKind.UNDANG_UNDANG, "polri", FIRST_OF_BKN, ["propam"]),
        (ActKind.UNDANG_UNDANG, "tni", LAST_OF_KASN, ["provost-tni"]),
        (ActKind.UNDANG_UNDANG, "kepala-desa", FIRST_OF_BKN, ["kepala-daerah"]),
        (ActKind.UNDANG_UNDANG, "perangkat-desa", FIRST_OF_BKN, ["kepala-daerah"]),
        (ActKind.UNDANG_UNDANG, "bpd", LAST_OF_KASN, ["kepala-daerah"]),
        (ActKind.UNDANG_UNDANG, "bumd", FIRST_OF_BKN, ["instansi-berwenang"]),
        (ActKind.DISIPLIN, "", FIRST_OF_BKN, ["instansi-berwenang"]),
    ],
)
def test_targets_by_kind_employment_and_day(kind, employment, on, expected):
    assert [each.code for each in targets(kind, employment, on, referrals())] == expected


def test_every_act_has_a_target_for_everybody_on_every_day():
    known = {each.code for each in employments().entries}
    named = {code for each in referrals().entries for code in each.employment}
    assert named <= known
    for on in (date(2022, 9, 22), LAST_OF_KASN, FIRST_OF_BKN, date(2030, 1, 1)):
        for kind in ActKind:
            assert all(targets(kind, code, on, referrals()) for code in ("", *known))


def test_forms_of_referral():
    """Perbawaslu 7/2022 ps 47(2): B.16 for crimes; ps 49(1): B.17 for other law; Bawaslu writes to the others only."""
    forms = {each.code: each.form for each in referrals().entries}
    assert forms.pop("gakkumdu") == "B.16" and forms.pop("ppk") == ""
    assert set(forms.values()) == {"B.17"}


def test_vulnerable_provinces_are_a_note():
    """Ten of the twenty-two are named in the sources (Kominfo, 17 January 2024)."""
    table = choices(ListName.PROVINCES)
    assert len(table.entries) == 10
    found = province_note("64.71.05", table)
    assert found is not None and found.words.official == "Kalimantan Timur" and "6,01" in found.note.official
    assert province_note("34.71", table) is None and province_note("", table) is None


@pytest.mark.corpus
def test_provinces_have_the_ministrys_codes(reference: Path):
    rows = (reference / "wilayah" / "wilayah.sql").read_text("utf-8")
    for each in choices(ListName.PROVINCES).entries:
        assert re.search(rf"'{each.code}','{each.words.official}'", rows), each.code


def test_an_office_adds_and_retires(tmp_path: Path):
    (tmp_path / "acts.toml").write_text(
        """
[[entry]]
code = "KAL-1"
kind = "disiplin"
words = "Perbuatan tambahan kantor"
basis = "edaran kantor"
source = "Edaran 1"
mark = "GK"

[[retire]]
code = "D-13"
until = 2024-12-31
"""
    )
    found = catalogue(tmp_path)
    assert found.faults == () and found.edition != catalogue().edition
    before, after = (
        {each.code for each in in_force(found.entries, day)} for day in (date(2024, 12, 31), date(2025, 1, 1))
    )
    assert before - after == {"D-13"} and "KAL-1" in after
    assert "D-13" in {each.code for each in found.entries}, "old cases speak of it"


HEAD = '[[entry]]\ncode = "X-1"\nkind = "disiplin"\nwords = "w"\nbasis = "b"\n'


@pytest.mark.parametrize(
    ("text", "line", "wrong", "item"),
    [
        ("[[entry]]\ncode = \n", 2, Wrong.SYNTAX, "TOML"),
        (f'{HEAD}source = "s"\nmark = "GK"\n\n{HEAD}source = "s"\nmark = "GK"\n', 9, Wrong.TWICE, "X-1"),
        (f'\n{HEAD}mark = "GK"\n', 2, Wrong.MISSING, "source"),
        (f'{HEAD}source = "s"\n', 1, Wrong.MISSING, "mark"),
        (f'{HEAD}source = "s"\nmark = "PASTI"\n', 1, Wrong.VALUE, "mark"),
        (f'{HEAD}source = " "\nmark = "GK"\n', 1, Wrong.MISSING, "source"),
        (f'{HEAD}source = "s"\nmark = "GK"\nsanctions = ["berat"]\n', 1, Wrong.VALUE, "sanctions"),
        (f'{HEAD}source = "s"\nmark = "GK"\nsanctions = ["berat [XX: y]"]\n', 1, Wrong.VALUE, "sanctions"),
        (HEAD.replace("disiplin", "sopan") + 'source = "s"\nmark = "GK"\n', 1, Wrong.VALUE, "kind"),
        (HEAD.replace("X-1", "X\\n1") + 'source = "s"\nmark = "GK"\n', 1, Wrong.VALUE, "code"),
        (HEAD.replace('"w"', '"a\\nb"') + 'source = "s"\nmark = "GK"\n', 1, Wrong.LINE, "words"),
    ],
)
def test_a_bad_file_of_the_office_is_named_by_line_and_left_out(tmp_path: Path, text, line, wrong, item):
    (tmp_path / "acts.toml").write_text(text)
    found = catalogue(tmp_path)
    (fault,) = found.faults
    assert fault == Fault(str(tmp_path / "acts.toml"), line, wrong, item, fault.expected)
    assert (found.entries, found.edition) == (catalogue().entries, catalogue().edition)


def test_a_target_needs_kinds(tmp_path: Path):
    (tmp_path / "referrals.toml").write_text(
        '[[entry]]\ncode = "x"\nwords = "x"\nkinds = ["sopan"]\norder = 1\nsource = "s"\nmark = "GK"\n'
    )
    (fault,) = referrals(tmp_path).faults
    assert (fault.wrong, fault.item) == (Wrong.VALUE, "kinds")
