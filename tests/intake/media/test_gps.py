from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.media.exif_fields import ExifFields, Ratios
from intake.media.gps import Position, instant, position

LATITUDE: Ratios = (F(1), F(15), F(5544, 100))
LONGITUDE: Ratios = (F(116), F(49), F(5232, 100))


def at(
    latitude: Ratios | None = LATITUDE,
    latitude_ref: str | None = "S",
    longitude: Ratios | None = LONGITUDE,
    longitude_ref: str | None = "E",
) -> Position:
    return position(
        ExifFields(
            latitude=latitude, latitude_ref=latitude_ref, longitude=longitude, longitude_ref=longitude_ref
        )
    )


@pytest.mark.parametrize(
    ("refs", "expected"),
    [
        ("SE", ("-1.2654", "116.8312")),
        ("se", ("-1.2654", "116.8312")),
        ("NW", ("1.2654", "-116.8312")),
    ],
)
def test_signs_follow_the_letters(refs: str, expected: tuple[str, str]) -> None:
    found = at(latitude_ref=refs[0], longitude_ref=refs[1])
    assert (found.latitude, found.longitude, found.note) == (*expected, None)


@pytest.mark.parametrize(
    ("found", "note"),
    [
        (at(latitude_ref=None), "ref-missing"),
        (at(longitude_ref="Q"), "ref-garbage"),
        (at(longitude_ref="EAST"), "ref-garbage"),
        (at(latitude_ref="E"), "ref-garbage"),
        (at(latitude=(F(91), F(0), F(0))), "out-of-range"),
        (at(longitude=(F(180), F(0), F(1))), "out-of-range"),
        (at(latitude=(F(1), F(75), F(0))), "out-of-range"),
        (at(latitude=(F(1), F(60), F(0))), "out-of-range"),
        (at(latitude=(F(1), F(2), F(61))), "out-of-range"),
        (at(latitude=(F(1), F(-2), F(0))), "out-of-range"),
        (at(latitude=(None, F(15), F(0))), "zero-denominator"),
        (at(longitude=(None, None, None)), "zero-denominator"),
        (at(latitude=(F(0),), longitude=(F(0),)), "zero-zero"),
        (at(latitude=(F(-1), F(15), F(0)), latitude_ref="N"), "sign-conflict"),
        (at(longitude=None), "coordinate-missing"),
        (at(latitude=(F(1),) * 4), "out-of-range"),
    ],
)
def test_no_position_rather_than_a_wrong_one(found: Position, note: str) -> None:
    assert found == Position(note=note)


def test_other_ways_of_writing() -> None:
    assert at(latitude=(F("1.2654"),)).latitude == "-1.2654"
    assert at(latitude=(F(1), F("15.924"))).latitude == "-1.2654"
    assert at(latitude=(F(-1), F(15), F("55.44"))).latitude == "-1.2654"
    assert at(latitude=(F(-1), F(-15), F("-55.44"))).latitude == "-1.2654"
    assert at(latitude=(F(-1), F(-15), F("55.44"))).note == "out-of-range"
    assert at(latitude=(F(0),)).latitude == "0"
    assert at(latitude=None, longitude=None) == Position()


@given(st.integers(-900_000_000, 900_000_000))
def test_decimals_are_exact_to_seven_places(scaled: int) -> None:
    found = at(latitude=(F(abs(scaled), 10**7),), latitude_ref="S" if scaled < 0 else "N")
    assert found.latitude is not None and F(found.latitude) == F(scaled, 10**7)


@pytest.mark.parametrize(
    ("ref", "metres", "expected"),
    [
        (0, F(12), "12"),
        (1, F(12), "-12"),
        (1, F(-12), "-12"),
        (None, F(125, 1000), "0.125"),
        (0, None, None),
        (0, F(10**9), None),
    ],
)
def test_altitude(ref: int | None, metres: F | None, expected: str | None) -> None:
    fields = ExifFields(
        latitude=LATITUDE,
        latitude_ref="S",
        longitude=LONGITUDE,
        longitude_ref="E",
        altitude_ref=ref,
        altitude=(metres,),
    )
    assert position(fields).altitude == expected


@pytest.mark.parametrize(
    ("date", "time", "expected"),
    [
        ("2024:02:14", (F(1), F(30), F(15, 2)), "2024-02-14T01:30:07Z"),
        ("2024:02:30", (F(1), F(30), F(0)), None),
        ("0000:00:00", (F(0), F(0), F(0)), None),
        ("2024:02:14", (F(24), F(0), F(0)), None),
        ("2024:02:14", (F(1), F(30), None), None),
        ("2024:02:14", (F(3, 2), F(0), F(0)), None),
        ("2024:02:14", (F(1), F(30)), None),
        (None, (F(1), F(30), F(0)), None),
        ("2024:02:14", None, None),
    ],
)
def test_gps_time(date: str | None, time: Ratios | None, expected: str | None) -> None:
    assert instant(ExifFields(gps_date=date, gps_time=time)) == expected
