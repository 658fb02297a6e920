"""The zone of a place in Indonesia, only where the place leaves no doubt: a photo's position is no survey.

WIB, WITA and WIT follow provinces (Keppres 41/1987). The boxes below lie wholly within one zone with a margin; the
bands between them (Kalimantan's inner borders, the Bali Strait, Timor, the seas before Maluku and Papua) give no zone.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final


@dataclass(frozen=True, slots=True)
class _Box:
    zone: str
    south: Decimal
    north: Decimal
    west: Decimal
    east: Decimal


def _box(zone: str, south: str, north: str, west: str, east: str) -> _Box:
    return _Box(zone, Decimal(south), Decimal(north), Decimal(west), Decimal(east))


_BOXES: Final = (
    _box("WIB", "-7", "6.2", "95", "106"),  # Sumatra, Bangka Belitung, Kepulauan Riau's west
    _box("WIB", "-8.9", "-5", "105", "114.2"),  # Java without its eastern tip
    _box("WIB", "-3.4", "1.4", "108.8", "113.6"),  # Kalimantan Barat and Kalimantan Tengah's west
    _box("WITA", "-8.9", "-8", "114.75", "119.2"),  # Bali, Lombok, Sumbawa
    _box("WITA", "-10.4", "-8", "119", "123.2"),  # Flores, Sumba
    _box("WITA", "-4.2", "4.1", "116.3", "118.9"),  # the east coast of Kalimantan
    _box("WITA", "-6", "1.9", "118.9", "123.2"),  # Sulawesi
    _box("WITA", "0.2", "1.9", "123", "125.3"),  # Sulawesi's northern arm
    _box("WIT", "-4", "2.5", "127.2", "132"),  # Halmahera, Seram, Papua's west
    _box("WIT", "-9", "0", "132", "140.9"),  # Papua
)


def zone_of(latitude: str | None, longitude: str | None) -> str | None:
    """WIB, WITA or WIT for decimal degrees; None without a position, outside Indonesia, or where it is not plain."""
    if latitude is None or longitude is None:
        return None
    north, east = Decimal(latitude), Decimal(longitude)
    found = {box.zone for box in _BOXES if box.south <= north <= box.north and box.west <= east <= box.east}
    return found.pop() if len(found) == 1 else None
