"""Indonesian for what people read: dates, sizes, roles and states."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_ZONES = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}
_KINDS = {
    "laporan": "Laporan",
    "hasil-pengawasan": "Laporan Hasil Pengawasan",
    "informasi-awal": "Informasi Awal",
}

_EXHIBIT_KINDS = {
    "foto": "Foto",
    "video": "Video",
    "audio": "Rekaman suara",
    "dokumen": "Dokumen",
    "tangkapan-layar": "Tangkapan layar",
    "arsip": "Berkas arsip",
    "lainnya": "Lainnya",
}

SUPPLEMENT = "Lampiran internal Segel — bukan formulir resmi Perbawaslu"


def kind_words(kind: str) -> str:
    """Return the name of a kind of case; an unknown kind is returned as it is."""
    return _KINDS.get(kind, kind)


def exhibit_kind_words(kind: str) -> str:
    """Return the name of a kind of exhibit; an unknown kind is returned as it is."""
    return _EXHIBIT_KINDS.get(kind, kind)


def day_words(iso: str) -> str:
    """Return an ISO date as 'Rabu, 14 Februari 2024'; anything else is returned as it is."""
    try:
        return _day(date.fromisoformat(iso))
    except ValueError:
        return when_words(iso)


def month_words(month: str) -> str:
    """Return a month such as '2024-02' as 'Februari 2024'; anything else is returned as it is."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        return month
    return f"{_MONTHS[first.month - 1]} {first.year}"


def when_words(iso: str, *, seconds: bool = False) -> str:
    """Return an ISO instant as 'Rabu, 14 Februari 2024, 09.30 WITA'; anything else is returned as it is."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    if len(iso) <= len("2024-02-14"):
        return _day(at.date())
    return f"{_day(at.date())}, {_clock(at, seconds=seconds)}"


def stamp_words(iso: str) -> str:
    """Return an ISO instant, short and to the second, as '14-02-2024 09.30.15 WITA'."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{at:%d-%m-%Y} {_clock(at, seconds=True)}"


def clock_words(iso: str) -> str:
    """Return the time of an ISO instant as '09.30 WITA'; anything else, a bare date too, as ''."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return ""
    return _clock(at, seconds=False) if len(iso) > len("2024-02-14") else ""


def size_words(size: int) -> str:
    """Return a number of bytes as '4,7 MB (4.714.191 bita)'."""
    exact = f"{size:,}".replace(",", ".") + " bita"
    for factor, unit in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= factor:
            return f"{size / factor:.1f}".replace(".", ",") + f" {unit} ({exact})"
    return exact


def number_words(found: Iterable[int]) -> str:
    """Return numbers with runs drawn together: `1–3, 7`."""
    runs: list[list[int]] = []
    for number in sorted(found):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def grouped(digest: str, width: int = 8) -> str:
    """Return a digest in groups of ``width`` characters, for comparing by eye."""
    return " ".join(digest[i : i + width] for i in range(0, len(digest), width))


def _day(day: date) -> str:
    return f"{_DAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"


def _clock(at: datetime, *, seconds: bool) -> str:
    clock = f"{at:%H.%M.%S}" if seconds else f"{at:%H.%M}"
    offset = at.utcoffset()
    if offset is None:
        return f"{clock} (zona waktu tidak diketahui)"
    return f"{clock} {_ZONES.get(offset, f'UTC{at:%z}')}"
