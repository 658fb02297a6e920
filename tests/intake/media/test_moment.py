import pytest

from intake.media.moment import Basis, Captured, captured
from intake.media.types import ExifStatus, Facts

RAW = "2024:02:14 09:30:00"


def facts(raw: str | None, offset: str | None = None, gps: str | None = None) -> Facts:
    return Facts(
        media_type="image/jpeg",
        exif_status=ExifStatus.COMPLETE,
        taken_raw=raw,
        taken_offset=offset,
        gps_time=gps,
    )


@pytest.mark.parametrize(
    ("offset", "gps", "zone", "at", "basis"),
    [
        ("+08:00", None, "WIB", "2024-02-14T09:30:00+08:00", Basis.EXIF_OFFSET),
        ("-03:30", "2024-02-14T01:30:00Z", "WIB", "2024-02-14T09:30:00-03:30", Basis.EXIF_OFFSET),
        ("Z", None, "WIB", "2024-02-14T09:30:00+00:00", Basis.EXIF_OFFSET),
        ("+99:00", None, "WIB", "2024-02-14T09:30:00+07:00", Basis.ASSUMED_ZONE),
        ("+08:75", None, "WIT", "2024-02-14T09:30:00+09:00", Basis.ASSUMED_ZONE),
        ("   :  ", "2024-02-14T01:30:00Z", "WIB", "2024-02-14T09:30:00+08:00", Basis.GPS_TIME),
        (None, "2024-02-14T01:31:29Z", "WIB", "2024-02-14T09:30:00+08:00", Basis.GPS_TIME),
        (None, "2024-02-14T01:31:31Z", "WITA", "2024-02-14T09:30:00+08:00", Basis.ASSUMED_ZONE),
        (None, "2024-02-14T03:45:00Z", "WITA", "2024-02-14T09:30:00+05:45", Basis.GPS_TIME),
        (None, "2024-02-14T23:30:00Z", "WIB", "2024-02-14T09:30:00-14:00", Basis.GPS_TIME),
        (None, "2024-02-12T09:30:00Z", "WITA", "2024-02-14T09:30:00+08:00", Basis.ASSUMED_ZONE),
        (None, "2024-13-40T09:30:00Z", "WITA", "2024-02-14T09:30:00+08:00", Basis.ASSUMED_ZONE),
        (None, None, "WIB", "2024-02-14T09:30:00+07:00", Basis.ASSUMED_ZONE),
        (None, None, "WITA", "2024-02-14T09:30:00+08:00", Basis.ASSUMED_ZONE),
        (None, None, "WIT", "2024-02-14T09:30:00+09:00", Basis.ASSUMED_ZONE),
    ],
)
def test_the_zone_comes_from_the_best_source(
    offset: str | None, gps: str | None, zone: str, at: str, basis: Basis
) -> None:
    assumed = zone if basis is Basis.ASSUMED_ZONE else None
    assert captured(facts(RAW, offset, gps), zone) == Captured(RAW, at, basis, assumed)


@pytest.mark.parametrize(
    "raw",
    [
        "0000:00:00 00:00:00",
        "2024:02:30 10:00:00",
        "2024:02:14 24:00:00",
        "2024:02:14 10:60:00",
        "Rabu 14 Feb 2024",
        "    :  :     :  :  ",
        "2024:02:14",
        "2024-02-14T09:30:00",
        "٢٠٢٤:٠٢:١٤ ٠٩:٣٠:٠٠",
        "",
        None,
    ],
)
def test_a_senseless_time_is_kept_raw_and_never_a_moment(raw: str | None) -> None:
    assert captured(facts(raw, "+08:00", "2024-02-14T01:30:00Z"), "WITA") == Captured(raw, None, Basis.NONE)
