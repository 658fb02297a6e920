"""How much room a hand-over takes, known before anything is logged."""

import os
from pathlib import Path

import pytest

from intake.bundle import ack, room, seal
from intake.bundle.room import Room
from intake.bundle.seal import Paper
from intake.custody import journal
from intake.problems import Problem
from intake.vault import Vault
from tests.intake.bundle.sealing import answer, card_of, only_case


def used(folder: Path) -> int:
    """Bytes that the file system gave away for the files of a folder."""
    return sum(path.stat().st_blocks * 512 for path in folder.iterdir())


@pytest.mark.parametrize("part_size", [1 << 30, 300_000])
def test_what_is_measured_is_enough_and_not_much_more(
    stick: Path, officer: Vault, office: Vault, part_size: int
) -> None:
    case, papers, size = only_case(officer), [Paper("B3.pdf", os.urandom(200_000))], journal.size(officer)
    told = room.measure(officer, case, card_of(office), stick, papers, part_size=part_size)
    assert journal.size(officer) == size, "measuring is no event"
    made = seal.seal(officer, case, card_of(office), stick, papers=papers, part_size=part_size)
    assert made.size <= used(made.folder) <= told.needed < made.size + 220_000
    assert told.parts == max(1, len(list(made.folder.glob("bundle.age.*"))))


def test_what_the_office_holds_takes_no_room_again(stick: Path, officer: Vault, office: Vault) -> None:
    case, card = only_case(officer), card_of(office)
    first = room.measure(officer, case, card, stick)
    made = seal.seal(officer, case, card, stick)
    ack.take(officer, answer(officer, office, made))
    assert room.measure(officer, case, card, stick).needed < first.needed - 1_000_000
    assert room.measure(officer, case, card, stick, full=True).needed >= first.needed


def test_a_folder_that_is_gone(stick: Path, officer: Vault, office: Vault) -> None:
    with pytest.raises(Problem, match="folder-missing"):
        room.measure(officer, only_case(officer), card_of(office), stick / "dicabut")


@pytest.mark.parametrize(
    ("needed", "free", "total", "tight", "short"),
    [
        (10, 1000, 1000, False, False),
        (960, 1000, 1000, True, False),  # a twentieth of a small one
        (1000, 1000, 1000, True, False),
        (1001, 1000, 1000, True, True),
        (10**9, 2 * 10**9, 64 * 10**9, False, False),  # a gigabyte left is no little
        (10**9, 1_400_000_000, 64 * 10**9, True, False),
    ],
)
def test_when_a_medium_is_almost_full(needed: int, free: int, total: int, tight: bool, short: bool) -> None:
    told = Room(needed, free, total, 1)
    assert told.is_tight is tight
    if short:
        with pytest.raises(Problem, match="disk-full"):
            told.refuse_short(Path("E:"))
    else:
        told.refuse_short(Path("E:"))
