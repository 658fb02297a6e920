"""A position names a zone only where it leaves no doubt; else the office's is assumed, and either is said."""

import pytest

from intake.media.moment import Basis, captured
from intake.media.types import ExifStatus, Facts
from intake.media.zones import zone_of


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "zone"),
    [
        ("Banda Aceh", "5.55", "95.32", "WIB"),
        ("Jakarta", "-6.2", "106.8", "WIB"),
        ("Surabaya", "-7.25", "112.75", "WIB"),
        ("Pontianak", "-0.03", "109.33", "WIB"),
        ("Balikpapan", "-1.2654", "116.8312", "WITA"),
        ("Denpasar", "-8.65", "115.22", "WITA"),
        ("Makassar", "-5.14", "119.42", "WITA"),
        ("Manado", "1.49", "124.84", "WITA"),
        ("Ende", "-8.84", "121.65", "WITA"),
        ("Ternate", "0.79", "127.38", "WIT"),
        ("Ambon", "-3.69", "128.18", "WIT"),
        ("Jayapura", "-2.53", "140.7", "WIT"),
        ("Banyuwangi, across the strait from Bali", "-8.21", "114.37", None),
        ("Muara Teweh, in the middle of Kalimantan", "-0.95", "114.9", None),
        ("Kupang, beside Timor-Leste", "-10.17", "123.6", None),
        ("Dili", "-8.55", "125.57", None),
        ("Singapore's latitude far west", "1.3", "80", None),
        ("London", "51.5", "-0.1", None),
    ],
)
def test_known_places(place, latitude, longitude, zone):
    assert zone_of(latitude, longitude) == zone, place


def test_the_position_comes_before_the_office_and_after_the_file():
    facts = {
        "media_type": "image/jpeg",
        "exif_status": ExifStatus.COMPLETE,
        "taken_raw": "2024:02:14 09:30:00",
    }
    there = Facts(**facts, latitude="-2.53", longitude="140.7")
    by_place = captured(there, "WITA")
    assert (by_place.at, by_place.basis) == ("2024-02-14T09:30:00+09:00", Basis.ASSUMED_ZONE)
    assert (by_place.zone, by_place.by_position) == ("WIT", True)
    by_office = captured(Facts(**facts), "WITA")
    assert (by_office.at, by_office.zone, by_office.by_position) == (
        "2024-02-14T09:30:00+08:00",
        "WITA",
        False,
    )
    by_file = captured(Facts(**facts, latitude="-2.53", longitude="140.7", taken_offset="+07:00"), "WITA")
    assert (by_file.at, by_file.basis, by_file.zone) == ("2024-02-14T09:30:00+07:00", Basis.EXIF_OFFSET, None)
