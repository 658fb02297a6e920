"""Measures Segel against plain copying and stock tools: `make bench`. Nothing here asserts anything.

Each figure comes from alternating runs of both sides on the same files on the same disk, every run a process of its
own, so that a drifting machine drifts for both. What is reported: medians, spread, and the ratio run by run.
The key derivation is left out (each run unlocks with the floor's parameters before the clock starts).
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import start

ROOT = Path(__file__).resolve().parent.parent.parent
JOBS = Path(__file__).with_name("jobs.py")


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds and, for our own jobs, peak memory in MiB and whatever else the job reports."""

    seconds: float
    memory: float | None = None
    more: dict[str, float] | None = None


def ours(job: str, *words: str) -> Run:
    """Runs one of our jobs in a process of its own; it times itself from the unlocked vault on."""
    done = subprocess.run(
        [sys.executable, str(JOBS), job, *words], check=True, stdout=subprocess.PIPE, cwd=ROOT
    )
    told = json.loads(done.stdout)
    return Run(told.pop("seconds", 0.0), told.pop("memory", None), told)


def shell(script: str, **places: str) -> Run:
    """Runs a stock pipeline in a process of its own, timed by the same clock as ours."""
    timed = f"set -euo pipefail\nstart=$(date +%s%N)\n{script}\necho $(( $(date +%s%N) - start ))"
    done = subprocess.run(
        ["bash", "-c", timed], check=True, stdout=subprocess.PIPE, env=os.environ | places, cwd=ROOT
    )
    return Run(int(done.stdout.split()[-1]) / 1e9)


def alternate(rounds: int, sides: dict[str, Callable[[int], Run]]) -> dict[str, list[Run]]:
    """One uncounted round, then `rounds` of them, each side in turn."""
    counted: dict[str, list[Run]] = {name: [] for name in sides}
    for number in range(rounds + 1):
        for name, side in sides.items():
            run = side(number)
            print(
                f"  {'warm-up' if number == 0 else number}  {name:28} {run.seconds:7.2f} s", file=sys.stderr
            )
            if number:
                counted[name].append(run)
    return counted


def report(title: str, counted: dict[str, list[Run]]) -> str:
    """A Markdown table: medians and spread of each side, and the first side's ratio to each other one."""
    first, *others = counted
    lines = [
        f"### {title}",
        "",
        "| what | median s | min–max s | peak MiB | ratio to it (median, min–max) |",
        "|---|---|---|---|---|",
    ]
    for name, runs in counted.items():
        seconds = [run.seconds for run in runs]
        memory = max((run.memory for run in runs if run.memory), default=None)
        ratio = ""
        if name in others:
            ratios = [own.seconds / run.seconds for own, run in zip(counted[first], runs, strict=True)]
            ratio = f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
        shown = name.replace("|", "\\|")
        lines.append(
            f"| {shown} | {statistics.median(seconds):.2f} | {min(seconds):.2f}–{max(seconds):.2f} |"
            f" {'' if memory is None else f'{memory:.0f}'} | {ratio} |"
        )
    more = [run.more for run in counted[first] if run.more]
    for key in more[0] if more else ():
        values = [each[key] for each in more]
        lines.append(f"\n{key}: median {statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Draws the photos once, then measures each pair."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--photos", type=int, default=200)
    words.add_argument(
        "--dossier", default="50,500,5000", help="photos in the dossier runs, with commas between"
    )
    words.add_argument("--cases", type=int, default=10_000, help="cases in the lists run")
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument(
        "--only", default="", help="parts with commas between: intake, handover, dossier, lists, ..."
    )
    words.add_argument("--folder", type=Path, default=ROOT / "build" / "bench")
    words.add_argument("--out", type=Path, default=ROOT / "build" / "bench" / "figures.md")
    asked = words.parse_args()
    folder: Path = asked.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    photos = folder / f"photos-{asked.photos}"
    if not photos.is_dir():
        ours("draw", str(photos), str(asked.photos))
    size = sum(path.stat().st_size for path in photos.iterdir())
    print(f"{asked.photos} photos, {size / 1e6:.0f} MB", file=sys.stderr)
    rounds, few = asked.rounds, min(asked.rounds, 3)
    parts: dict[str, Callable[[], list[str]]] = {
        "intake": lambda: [intake(folder, photos, rounds)],
        "handover": lambda: handover(folder, photos, rounds),
        "dossier": lambda: [dossier(folder, photos, int(each), few) for each in asked.dossier.split(",")],
        "lists": lambda: [lists(folder, asked.cases, rounds)],
        "frames": lambda: [frames(folder, few)],
        "keys": lambda: [keys(few)],
        "places": lambda: [places(rounds)],
        "start": lambda: [starting(folder, rounds)],
    }
    tables = [table for name in (asked.only.split(",") if asked.only else parts) for table in parts[name]()]
    print("\n".join(tables))
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text("\n".join(tables), encoding="utf-8")


def intake(folder: Path, photos: Path, rounds: int) -> str:
    """Until every photo is acknowledged, against `cp -r` + sync and restic; then until all previews exist."""
    target = folder / "target"

    def fresh() -> None:
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        os.sync()

    def segel(number: int) -> Run:
        fresh()
        return ours("add", str(photos), str(target / "vault"), "previews" if number == rounds else "")

    def copy(number: int) -> Run:
        fresh()
        return shell('cp -r "$PHOTOS" "$TARGET/" && sync', PHOTOS=str(photos), TARGET=str(target))

    def restic(number: int) -> Run:
        fresh()
        places = {"RESTIC_REPOSITORY": str(target / "repo"), "RESTIC_PASSWORD": "latihan"}
        subprocess.run(["restic", "init", "-q"], check=True, env=os.environ | places)
        return shell('restic backup -q "$PHOTOS" && sync', PHOTOS=str(photos), **places)

    sides: dict[str, Callable[[int], Run]] = {"segel evidence add": segel, "cp -r + sync": copy}
    if shutil.which("restic"):
        sides["restic backup + sync"] = restic
    counted = alternate(rounds, sides)
    # What an officer waits for is the acknowledgement; the facts are read after it.
    first = next(iter(counted))
    counted[first] = [replace(run, seconds=(run.more or {})["acknowledged"]) for run in counted[first]]
    table = report("Taking in, until all are acknowledged", counted)
    fresh()
    previews = ours("add", str(photos), str(target / "vault"), "previews")
    shutil.rmtree(target)
    return (
        table
        + f"\nAll 320-pixel previews after that: {(previews.more or {}).get('previews', 0):.1f} s (one run)\n"
    )


def handover(folder: Path, photos: Path, rounds: int) -> list[str]:
    """`bundle seal` against `tar | age` + sync, `bundle receive` against `age -d | tar -x` + sync + sha256sum."""
    pair, stick = folder / "pair", folder / "stick"
    shutil.rmtree(pair, ignore_errors=True)
    ours("pair", str(photos), str(pair))
    plain = {"PHOTOS": str(photos), "STICK": str(stick), "PAIR": str(pair)}

    def fresh() -> None:
        shutil.rmtree(stick, ignore_errors=True)
        stick.mkdir()
        os.sync()

    def seal(number: int) -> Run:
        fresh()
        return ours("seal", str(pair), str(stick))

    def tar_age(number: int) -> Run:
        fresh()
        return shell(
            'tar -C "$PHOTOS" -c . | age -r "$(cat "$PAIR/recipient")" > "$STICK/b.age" && sync', **plain
        )

    sealed = report(
        "Sealing a bundle", alternate(rounds, {"segel bundle seal": seal, "tar | age + sync": tar_age})
    )
    fresh()
    shell('tar -C "$PHOTOS" -c . | age -r "$(cat "$PAIR/recipient")" > "$PAIR/stock.age" && sync', **plain)
    ours("seal", str(pair), str(stick))

    def receive(number: int) -> Run:
        shutil.rmtree(pair / "receiver", ignore_errors=True)
        shutil.copytree(pair / "office", pair / "receiver")
        os.sync()
        return ours("receive", str(pair), str(stick))

    def age_tar(number: int) -> Run:
        shutil.rmtree(pair / "out", ignore_errors=True)
        (pair / "out").mkdir()
        os.sync()
        return shell(
            'age -d -i "$PAIR/identity" "$PAIR/stock.age" | tar -x -C "$PAIR/out" && sync &&'
            ' cd "$PAIR/out" && sha256sum -- * > /dev/null',
            **plain,
        )

    sides: dict[str, Callable[[int], Run]] = {
        "segel bundle receive": receive,
        "age -d | tar -x + sync + sha256sum": age_tar,
    }
    received = report("Receiving a bundle", alternate(rounds, sides))
    shutil.rmtree(pair)
    shutil.rmtree(stick)
    return [sealed, received]


def lists(folder: Path, wanted: int, rounds: int) -> str:
    """Listing, filtering and searching many cases after unlock; the first round works everything out."""
    place = folder / "lists"
    shutil.rmtree(place, ignore_errors=True)
    ours("lists-vault", str(place), str(wanted))
    first = ours("lists", str(place))
    runs = [ours("lists", str(place)) for _ in range(rounds)]
    shutil.rmtree(place)
    return measured(f"{wanted} cases with running limits, after unlock", first, runs)


def places(rounds: int) -> str:
    """Finding places by typing."""
    return measured("Places found by typing", ours("places"), [ours("places") for _ in range(rounds)])


def starting(folder: Path, rounds: int) -> str:
    """Starting to a drawn unlock page against a bare window of PySide6 (aim: at most 1.5)."""
    settings = folder / "start"
    settings.mkdir(exist_ok=True)
    sides = {
        "Segel, to the unlock page": lambda _: Run(start.seconds("segel", settings)),
        "PySide6, a window with nothing in it": lambda _: Run(start.seconds("bare", settings)),
    }
    return report("Start", alternate(2 * rounds, sides))


def scrolling(wanted: int, rounds: int) -> str:
    """Frames of the list of cases while a wheel scrolls it; aim: 99.5 of 100 under 50 ms, none above 200."""
    runs = [ours("scrolling", str(wanted)) for _ in range(rounds)]
    return measured(f"The list of {wanted} cases, scrolled", runs[0], runs)


def measured(title: str, first: Run, runs: list[Run]) -> str:
    """What a job reports beside its time, line by line: median and spread of the runs, and the first one."""
    lines = [f"### {title}", ""]
    for key, value in (first.more or {}).items():
        values = [(run.more or {})[key] for run in runs]
        lines.append(
            f"- {key}: {statistics.median(values):.1f} ({min(values):.1f}–{max(values):.1f}); first ever {value:.1f}"
        )
    return "\n".join(lines) + "\n"


def frames(folder: Path, rounds: int) -> str:
    """The evidence page while it scrolls ten thousand exhibits, and while a thousand photos come in."""
    place = folder / "frames"
    _window("frames", "make", str(place), "10000", "1000")
    lines = ["### Frames of the evidence page, 10,000 exhibits (aim: 99.5 % under 50 ms, none above 200)", ""]
    for job, words in (("scroll", ["600"]), ("intake", [])):
        lines += _spread(f"{job}: ", [_window("frames", job, str(place), *words) for _ in range(rounds)])
    shutil.rmtree(place)
    return "\n".join(lines) + "\n"


def keys(rounds: int) -> str:
    """From key to repaint in a long statement, alone and while photos come in."""
    title = "### Key press to repaint in a statement of 40,000 letters (aim: 99th percentile under 50 ms)"
    return "\n".join([title, "", *_spread("", [_window("keystrokes", "100") for _ in range(rounds)])]) + "\n"


def _spread(what: str, runs: list[dict[str, float]]) -> list[str]:
    """Median and spread of each figure."""
    held = {key: [run[key] for run in runs] for key in runs[0]}
    return [
        f"- {what}{key}: {statistics.median(values):.1f} ({min(values):.1f}–{max(values):.1f})"
        for key, values in held.items()
    ]


def _window(script: str, *words: str) -> dict[str, float]:
    """Runs a script of the window, a process of its own."""
    done = subprocess.run(
        [sys.executable, str(JOBS.with_name(f"{script}.py")), *words],
        check=True,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told


def dossier(folder: Path, photos: Path, wanted: int, rounds: int) -> str:
    """The dossier of many photos, with their previews at hand."""
    place = folder / "dossier"
    shutil.rmtree(place, ignore_errors=True)
    taken = [path.stat().st_size for path in photos.iterdir()]
    needed, free = wanted * sum(taken) / len(taken) * 1.05, shutil.disk_usage(folder).free
    if needed > free:
        return (
            f"### Dossier of {wanted} photos: left out, {needed / 1e9:.0f} GB wanted, {free / 1e9:.0f} free\n"
        )
    ours("dossier-vault", str(photos), str(place), str(wanted))
    counted = alternate(rounds, {f"segel dossier, {wanted} photos": lambda _: ours("dossier", str(place))})
    shutil.rmtree(place)
    return report("Dossier, previews at hand", counted)


if __name__ == "__main__":
    main()
