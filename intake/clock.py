"""The laptop's clock as what it is: a claim, with a monotonic count beside it that a clock change shows against."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Moment:
    """`at` as `YYYY-MM-DDTHH:MM:SS.mmm±HH:MM`; `boot` names this boot (32 hex); `ms` since boot, sleep counted."""

    at: str
    boot: str
    ms: int


class Clock(Protocol):
    """Where moments come from."""

    def now(self) -> Moment:
        """The present moment."""
        ...


class SystemClock:
    """The clock of this machine, in its own zone."""

    def now(self) -> Moment:
        """The present moment by the machine's clock."""
        return Moment(stamp(datetime.now().astimezone()), _boot_id(), milliseconds_since_boot())


def stamp(moment: datetime) -> str:
    """A zoned datetime in the log's form, milliseconds and offset always written."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a zone")
    return moment.isoformat(timespec="milliseconds")


def file_stamp(seconds: float) -> str:
    """A medium's time (seconds since 1970) in the log's form, zoned by this machine; '' where it is no date."""
    try:
        return stamp(datetime.fromtimestamp(seconds).astimezone())
    except (OSError, OverflowError, ValueError):
        return ""


def milliseconds_since_boot() -> int:
    """How long this machine runs, its sleep counted."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.GetTickCount64.restype = ctypes.c_uint64
        return int(ctypes.windll.kernel32.GetTickCount64())
    # CLOCK_BOOTTIME goes on counting while the machine sleeps; CLOCK_MONOTONIC does not.
    return time.clock_gettime_ns(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)) // 1_000_000


@cache
def _boot_id() -> str:
    import hashlib  # the window needs none before its first page is drawn

    if sys.platform == "win32":
        import winreg

        key = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as handle:
            raw = str(winreg.QueryValueEx(handle, "BootId")[0])
    else:
        boot = Path("/proc/sys/kernel/random/boot_id")
        raw = boot.read_text() if boot.exists() else "no boot id on this system"
    return hashlib.sha256(b"segel.invalid/boot\x00" + raw.encode()).hexdigest()[:32]
