"""Frames of the window's evidence page: while ten thousand exhibits scroll by, and while a thousand photos come in.

A frame is what the GUI thread does from one scroll step until the view is drawn again: all events that came meanwhile
and the drawing. Drawn offscreen, so that the figures are the program's own. Each job is a process of its own.
"""

import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QAbstractItemView

from crypto.slots import KdfParams
from intake import lifecycle
from intake import vault as vaults
from intake.custody import heads
from intake.evidence import adding, previews, reading
from intake.evidence.exhibits import Obtained
from intake.media import practice
from intake.media.practice import PracticePhone
from intake.officer import Officer
from intake.records import cases
from intake.records.cases import Case, CaseFacts, CaseKind
from ui.window import lasting_true, theme
from ui.window.ask import Ask, Source
from ui.window.bars import MessageBar
from ui.window.desk import Desk
from ui.window.evidence_section import EvidenceSection
from ui.window.section import OpenCase
from ui.window.work import Work

PASSPHRASE = b"latihan ukur"
FLOOR = KdfParams(64 * 1024, 3, 4, bytes(16))
STEP = 70
"""Pixels of a scroll step: fast scrolling, three steps to a row of sheets."""
REST = 1 / 60


def make(folder: str, count: str, incoming: str) -> dict[str, float]:
    """A vault with so many exhibits whose facts and pictures are known, and a folder with photos still to come in."""
    place = Path(folder)
    shutil.rmtree(place, ignore_errors=True)
    (place / "in").mkdir(parents=True)
    phones = list(PracticePhone)
    drawn = [practice.draw_photo(phones[n % len(phones)], n, megapixels=0.3) for n in range(40)]
    vault = lifecycle.create(place / "vault", Officer("Pengukur", "23.02"), PASSPHRASE, kdf=FLOOR)
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Ukuran"))
    files = place / "files"
    files.mkdir()
    for number in range(int(count)):
        (files / f"IMG_{number:05d}.jpg").write_bytes(drawn[number % 40] + number.to_bytes(4, "big"))
    for number in range(int(incoming)):
        (place / "in" / f"BARU_{number:05d}.jpg").write_bytes(
            drawn[number % 40] + b"in" + number.to_bytes(4, "big")
        )
    for _ in adding.add(vault, case, [files], Obtained("")):
        continue
    for _ in reading.read_missing(vault, case):
        continue
    for _ in zip(range(40), previews.make_missing(vault, case, previews.GRID), strict=False):
        continue
    # Forty pictures stand for all: what is measured is the window, not ten thousand decodes.
    made = [row["preview_blob"] for row in vault.store.rows("SELECT preview_blob FROM previews")]
    with vault.store.transaction():
        for row in vault.store.rows("SELECT id, number, blob_id FROM evidence"):
            vault.store.run(
                "INSERT OR IGNORE INTO previews (blob_id, pixels, preview_blob, failure) VALUES (?, ?, ?, NULL)",
                (row["blob_id"], previews.GRID, made[row["number"] % len(made)]),
            )
    heads.lock(vault)
    shutil.rmtree(files)
    return {}


class Shown:
    """The evidence section on the vault, at the size it has on a small laptop."""

    def __init__(self, folder: str) -> None:
        lasting_true.keep()
        self.application = theme.application()
        theme.apply(self.application)
        self.work = Work()
        self.section = EvidenceSection(Desk(self.work, Ask(), MessageBar()))
        self.section.resize(1140, 560)
        self.section.show()
        opened: list[Case] = []

        def opening() -> vaults.Vault:
            vault = vaults.unlock(Path(folder) / "vault", PASSPHRASE)
            opened.append(cases.find(vault, "1"))
            return vault

        self.work.open(opening, done=lambda: None, failed=_give_up, title="")
        self.wait()
        self.section.open(OpenCase(opened[0], True, "WITA"))
        self.wait()

    def wait(self) -> None:
        """Until the vault's thread has nothing to do."""
        quiet = 0
        while quiet < 5:
            self.application.processEvents()
            time.sleep(0.01)
            quiet = quiet + 1 if self.work.is_idle else 0

    def scroll(self, view: QAbstractItemView, go_on: Callable[[int], bool]) -> list[float]:
        """Seconds of each frame while the view scrolls down, and from the end up again."""
        bar, times, by = view.verticalScrollBar(), [], STEP
        while go_on(len(times)):
            if not 0 <= bar.value() + by <= bar.maximum():
                by = -by
            begun = time.perf_counter()
            bar.setValue(bar.value() + by)
            self.application.processEvents()
            view.viewport().repaint()
            times.append(time.perf_counter() - begun)
            time.sleep(max(0.0, REST - times[-1]))
        return times

    def end(self) -> None:
        """Locks."""
        self.section.forget()
        self.work.lock(done=lambda: None, failed=_give_up)
        self.wait()
        self.work.stop()


def scroll(folder: str, frames: str) -> dict[str, float]:
    """Grid and list, each for so many frames."""
    shown = Shown(folder)
    files = shown.section.files
    grid = shown.scroll(files.grid, lambda done: done < int(frames))
    files.switch_button.click()
    rows = shown.scroll(files.list, lambda done: done < int(frames))
    shown.end()
    return {f"grid, {name}": value for name, value in figures(grid).items()} | {
        f"list, {name}": value for name, value in figures(rows).items()
    }


def intake(folder: str) -> dict[str, float]:
    """The grid while photos come in, until facts and pictures of all are there."""
    place = Path(folder)
    shutil.rmtree(place / "copy", ignore_errors=True)
    shutil.copytree(place / "vault", place / "copy" / "vault")
    shown = Shown(str(place / "copy"))
    files = shown.section.files
    begun = time.perf_counter()
    files._start((place / "in",), Source("", "", ""))
    until: list[float] = []

    def go_on(_: int) -> bool:
        if files.taking is None and not until:
            until.append(time.perf_counter() - begun)
        return not shown.work.is_idle

    times = shown.scroll(files.grid, go_on)
    told = figures(times) | {
        "seconds until acknowledged": until[0],
        "seconds in all": time.perf_counter() - begun,
    }
    told["photos"] = float(len(files.outcomes.rows))
    shown.end()
    shutil.rmtree(place / "copy")
    return told


def figures(times: list[float]) -> dict[str, float]:
    """Milliseconds at the median, the 99.5th percentile and the worst; the share under 50 ms in percent."""
    ordered = sorted(each * 1e3 for each in times)
    return {
        "frames": float(len(ordered)),
        "median ms": ordered[len(ordered) // 2],
        "99.5 % ms": ordered[min(len(ordered) - 1, int(len(ordered) * 0.995))],
        "worst ms": ordered[-1],
        "under 50 ms, %": 100 * sum(each < 50 for each in ordered) / len(ordered),
    }


def _give_up(error: BaseException) -> None:
    raise SystemExit(f"{type(error).__name__}: the bench cannot go on")


JOBS = {"make": make, "scroll": scroll, "intake": intake}

if __name__ == "__main__":
    print(json.dumps(JOBS[sys.argv[1]](*sys.argv[2:])))
