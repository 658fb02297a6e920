"""Days and times in words."""

from datetime import datetime

import pytest

from intake.rules import spoken


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2024-02-14T09:30", "09.30 (sembilan lewat tiga puluh menit)"),
        ("2024-02-14T11:00", "11.00 (sebelas tepat)"),
        ("2024-02-14T00:01", "00.01 (nol lewat satu menit)"),
        ("2024-02-14T23:59", "23.59 (dua puluh tiga lewat lima puluh sembilan menit)"),
    ],
)
def test_clock(at: str, words: str) -> None:
    assert spoken.clock(datetime.fromisoformat(at)) == words


def test_days() -> None:
    at = datetime(2024, 2, 14)
    assert (spoken.weekday(at), spoken.month(at)) == ("Rabu", "Februari")
    assert [spoken.number(n) for n in (1, 11, 31, 1945, 2000, 2024)] == [
        "satu", "sebelas", "tiga puluh satu", "seribu sembilan ratus empat puluh lima", "dua ribu",
        "dua ribu dua puluh empat",
    ]  # fmt: skip
