"""Numbers of cases (Perbawaslu 7/2022, Lampiran): from blocks, typed, provisional; and the device's own serial."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from intake import lifecycle
from intake import vault as vaults
from intake.clock import Moment, SystemClock
from intake.custody import journal
from intake.custody.entries import Kind
from intake.custody.words import in_words
from intake.docket import blocks, numbers
from intake.docket.blocks import Allotment, Block
from intake.docket.numbers import Wanted, Way
from intake.problems import Problem
from intake.records import cases, items
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.rules import numbering
from intake.rules.numbering import NumberKind, Oddity
from intake.vault import Vault
from intake.wording import Language
from tests.intake.conftest import Desks

PASSPHRASE = b"rahasia"
DAY = date(2024, 1, 25)
FORMS = {each.code: each for each in numbering.templates().entries}
LP, REG = NumberKind.PENYAMPAIAN, NumberKind.REGISTER


def allot(vault: Vault, form: str = "P7-A", first: int = 1, last: int = 3, **changed: object) -> Block:
    said = {
        "kind": FORMS[form].kind,
        "template": form,
        "year": 2024,
        "first": first,
        "last": last,
        "region": "23.02",
        "supervisor": "Kec-Contoh",
        "whose": "Bawaslu Kota Balikpapan, surat 12/2024",
    }
    return blocks.allot(vault, FORMS[form], Allotment(**{**said, **changed}))


def new_case(vault: Vault, title: str = "Judul", **facts: str) -> Case:
    return cases.create(vault, CaseKind.LAPORAN, CaseFacts(title, **facts))


def refused(code: str) -> pytest.RaisesExc[Problem]:
    return pytest.raises(Problem, check=lambda problem: problem.code == code)


def test_a_block_gives_its_numbers_in_order_and_then_none(officer: Vault) -> None:
    allot(officer)
    case = new_case(officer, election_kind="PL")
    given = [numbers.give(officer, case, LP, Wanted(), DAY) for _ in range(3)]
    assert [each.facts.value for each in given] == [
        f"00{serial}/LP/PL/Kec-Contoh/23.02/I/2024" for serial in (1, 2, 3)
    ]
    assert {each.facts.way for each in given} == {Way.BLOCK}
    assert given[0].facts.given_by == "Bawaslu Kota Balikpapan, surat 12/2024"
    assert given[0].facts.edition == numbering.templates().edition
    with refused("block-used-up"):
        numbers.give(officer, case, LP, Wanted(), DAY)


def test_the_year_is_that_of_the_offices_clock_whatever_zone_the_machine_is_in(desks: Desks) -> None:
    class NewYear(SystemClock):
        def now(self) -> Moment:
            return replace(super().now(), at="2029-12-31T20:00:00.000+00:00")

    vault = desks.officer()
    allot(vault, year=2030)
    case = new_case(vault, election_kind="PL")
    vault.clock = NewYear()
    given = numbers.give(vault, case, LP, Wanted())
    vault.close()
    assert given.facts.value == "001/LP/PL/Kec-Contoh/23.02/I/2030"


def test_no_number_of_another_office_is_made_up(officer: Vault) -> None:
    case = new_case(officer, election_kind="PL")
    with refused("number-no-block"):
        numbers.give(officer, case, REG, Wanted(origin="LP"), DAY)
    allot(officer)
    for kind, day in ((REG, DAY), (LP, date(2025, 1, 1))):
        with refused("number-no-block"):
            numbers.give(officer, case, kind, Wanted(origin="LP"), day)
    assert numbers.listing(officer, case.id) == []


def test_the_block_is_that_of_the_election(officer: Vault) -> None:
    allot(officer)
    allot(officer, "SL-LP", 10, 20)
    case = new_case(officer)
    assert (
        numbers.give(officer, case, LP, Wanted("PB"), DAY).facts.value == "010/LP/PB/Kec-Contoh/23.02/I/2024"
    )
    assert (
        numbers.give(officer, case, LP, Wanted("PP"), DAY).facts.value == "001/LP/PP/Kec-Contoh/23.02/I/2024"
    )
    with refused("number-choice"):
        numbers.give(officer, case, LP, Wanted(), DAY)
    with refused("number-no-block"):
        numbers.give(officer, case, LP, Wanted("PW"), DAY)
    assert [block.following for block in blocks.listing(officer)] == [2, 11]


def test_a_number_needs_what_its_form_says(officer: Vault) -> None:
    allot(officer, "P7-C", region="32.04", supervisor="Kab")
    case = new_case(officer, election_kind="PP")
    kind = NumberKind.REKOMENDASI
    for wanted in (Wanted(), Wanted(origin="TM"), Wanted(origin="TM", outcome="Terus-TPP")):
        with refused("number-choice"):
            numbers.give(officer, case, kind, wanted, DAY)
    made = numbers.give(officer, case, kind, Wanted(origin="TM", outcome="Rekom-DPPL"), date(2024, 2, 1))
    assert made.facts.value == "001/Rekom-DPPL/TM/PP/Kab/32.04/II/2024"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"first": 0}, "block-range"),
        ({"first": 5, "last": 4}, "block-range"),
        ({"last": 100_000}, "block-range"),
        ({"whose": " "}, "block-whose"),
        ({"whose": "a\x00"}, "text-not-storable"),
        ({"supervisor": "Kab"}, "block-supervisor"),
        ({"region": "99.99"}, "block-supervisor"),
        ({"first": 3, "last": 9}, "block-overlaps"),
    ],
)
def test_a_block_that_cannot_be(officer: Vault, changed: dict[str, object], code: str) -> None:
    allot(officer)
    with refused(code):
        allot(officer, **changed)
    assert len(blocks.listing(officer)) == 1


def test_a_block_is_in_the_log(officer: Vault) -> None:
    allot(officer)
    event = [each for each in journal.events(officer) if each.entry.kind == Kind.NUMBER_ALLOTTED][-1]
    assert event.entry.case is None
    said = in_words(event, Language.ID)
    assert "penyampaian laporan 1-3/2024" in said and "Bawaslu Kota Balikpapan" in said and "Siti" in said


def test_what_was_typed_is_kept_as_typed_and_passed_over(officer: Vault) -> None:
    allot(officer, last=4)
    case, other = new_case(officer), new_case(officer)
    typed = numbers.type_in(officer, case, LP, " 002/LP/PL/Kec-Contoh/23.02/I/2024 ", "Panwascam")
    assert (typed.oddities, typed.also_in) == ((), ())
    assert typed.number.facts.value == "002/LP/PL/Kec-Contoh/23.02/I/2024"
    given = [numbers.give(officer, other, LP, Wanted("PL"), DAY).facts.serial for _ in range(3)]
    assert given == ["1", "3", "4"]
    again = numbers.type_in(officer, other, LP, "002/LP/PL/Kec-Contoh/23.02/I/2024", "Panwascam")
    assert again.also_in == (case.number,)
    odd = numbers.type_in(officer, other, REG, "nomor lima", "Bawaslu Provinsi")
    assert odd.oddities == (Oddity.FORM,) and odd.number.facts.template == ""
    with refused("number-empty"):
        numbers.type_in(officer, other, REG, " ", "Bawaslu Provinsi")


def test_a_provisional_number_gives_way(officer: Vault) -> None:
    case = new_case(officer)
    made = numbers.provisional(officer, case, REG)
    short = officer.keys.origin.rpartition("/")[2][:8].upper()
    assert made.facts.value == f"SEMENTARA-{short}-{case.number}/1" and made.facts.provisional == "ya"
    assert numbers.current(officer, case.id, REG) == made and numbers.current(officer, case.id, LP) is None
    with refused("number-known"):
        numbers.provisional(officer, case, REG)
    typed = numbers.type_in(officer, case, REG, "005/Reg/LP/PL/Kota/23.02/I/2024", "Bawaslu Kota Balikpapan")
    assert typed.number.facts.replaces == made.id
    assert numbers.current(officer, case.id, REG) == typed.number
    items.withdraw(officer, case, typed.number, "salah ketik")
    assert numbers.current(officer, case.id, REG) == made


def test_a_withdrawn_number_is_not_given_again(officer: Vault) -> None:
    allot(officer)
    case = new_case(officer, election_kind="PL")
    first = numbers.give(officer, case, LP, Wanted(), DAY)
    items.withdraw(officer, case, first, "keliru")
    assert numbers.give(officer, case, LP, Wanted(), DAY).facts.serial == "2"


def test_a_block_of_before_a_restore_is_not_used(officer: Vault, tmp_path: Path) -> None:
    allot(officer)
    case = new_case(officer, election_kind="PL")
    backup = lifecycle.backup(officer, tmp_path / "backup").folder
    numbers.give(officer, case, LP, Wanted(), DAY)
    restored = lifecycle.restore(backup, tmp_path / "restored", PASSPHRASE, "laptop rusak")
    try:
        case = cases.find(restored, case.id)
        with refused("block-before-restore"):
            numbers.give(restored, case, LP, Wanted(), DAY)
        allot(restored, first=2)
        assert numbers.give(restored, case, LP, Wanted(), DAY).facts.serial == "2"
    finally:
        restored.close()


GIVING = """
import sys
from datetime import date
from pathlib import Path
from intake import vault
from intake.docket import numbers
from intake.records import cases
from intake.rules.numbering import NumberKind
opened = vault.unlock(Path(sys.argv[1]), b"rahasia")
case = cases.find(opened, sys.argv[2])
while True:
    given = numbers.give(opened, case, NumberKind.PENYAMPAIAN, numbers.Wanted("PL"), date(2024, 1, 25))
    print(given.facts.serial, flush=True)
"""


@pytest.mark.parametrize("count", [1, 7])
def test_a_kill_gives_no_number_twice(desks, tmp_path: Path, count: int) -> None:
    vault = desks.officer()
    allot(vault, last=9999)
    case = new_case(vault)
    vault.close()
    root = Path(numbers.__file__).resolve().parents[2]
    child = subprocess.Popen(
        [sys.executable, "-c", GIVING, str(desks.officer_path), case.id],
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert child.stdout is not None
    told = [int(child.stdout.readline()) for _ in range(count)]
    child.kill()
    told += [int(line) for line in child.stdout]
    child.stdout.close()
    child.wait()
    vault = desks.officer()
    try:
        following = numbers.give(vault, cases.find(vault, case.id), LP, Wanted("PL"), DAY)
        kept = [int(each.facts.serial) for each in numbers.listing(vault, case.id)]
        assert kept == list(range(1, len(kept) + 1)) and set(told) <= set(kept)
        assert int(following.facts.serial) == len(kept)
    finally:
        vault.close()


def test_an_office_may_end_a_form(officer: Vault) -> None:
    allot(officer)
    case = new_case(officer, election_kind="PL")
    folder = officer.path / "office"
    folder.mkdir()
    try:
        (folder / "numbers.toml").write_text('[[retire]]\ncode = "P7-A"\nuntil = 2023-12-31\n', "utf-8")
        with refused("number-no-block"):
            numbers.give(officer, case, LP, Wanted(), DAY)
    finally:
        shutil.rmtree(folder)


def test_serials_have_no_gaps_that_the_log_does_not_show(officer: Vault) -> None:
    made = [new_case(officer) for _ in range(3)]
    assert [case.number for case in made] == [2, 3, 4]
    created = [
        each.body["number"] for each in journal.events(officer) if each.entry.kind == Kind.CASE_CREATED
    ]
    assert created == [1, 2, 3, 4]


def test_what_is_locked_is_found_again(desks) -> None:
    vault = desks.officer()
    block, case = allot(vault), new_case(vault, election_kind="PL")
    numbers.give(vault, case, LP, Wanted(), DAY)
    vault.close()
    vault = vaults.unlock(desks.officer_path, PASSPHRASE)
    try:
        assert blocks.listing(vault) == [block.without(1)]
    finally:
        vault.close()


def test_how_many_numbers_of_a_block_are_left(officer: Vault) -> None:
    assert allot(officer, first=5, last=8).left == 4
    case = new_case(officer, election_kind="PL")
    numbers.give(officer, case, LP, Wanted(), DAY)
    numbers.type_in(officer, case, LP, "007/LP/PL/Kec-Contoh/23.02/I/2024", "Bawaslu")
    (held,) = blocks.listing(officer)
    assert (held.following, held.passed, held.left) == (6, (7,), 2)
    for _ in range(2):
        numbers.give(officer, case, LP, Wanted(), DAY)
    (held,) = blocks.listing(officer)
    assert held.is_used_up and held.left == 0
