"""Lists and search in a vault with many cases, made once and measured after unlock; and search of places."""

import random
import time
from pathlib import Path

from intake import vault as vaults
from intake.custody import heads
from intake.docket import desk
from intake.lists import filters, overview, search
from intake.lists.filters import Filter
from intake.records import cases, people, statements
from intake.records.cases import CaseFacts, CaseKind
from intake.records.people import PersonFacts, Role
from intake.rules import places
from tests.bench.jobs import PASSPHRASE, new_vault

WORDS = (
    "kampanye lurah foto spanduk sekolah camat honorer gestur pose jari media sosial unggahan suka komentar kendaraan"
    " dinas rapat warga desa kelurahan balikpapan sepinggan manggar kepala instruksi memilih calon bupati baliho"
)
DRAWN = WORDS.split()
SEARCHES = (
    "budi 77",
    "kampanye",
    "lurah camat honorer",
    "sepinggan rapat",
    "zzz",
    "k",
    "calon bupati baliho",
)

PLACES = (
    "s",
    "k",
    "a b",
    "a s",
    "kab b",
    "desa s",
    "sepinggan balik",
    "kec. cibinong",
    "sumber",
    "64.71",
    "6",
    "zzz",
)


def place_search() -> dict[str, float]:
    """Milliseconds that places take to be found by typing: the table read once, then the slowest of the searches."""
    start = time.perf_counter()
    places.edition()
    read = time.perf_counter()
    each = []
    for typed in PLACES:
        begun = time.perf_counter()
        places.search(typed)
        each.append(time.perf_counter() - begun)
    return {"reading the table, ms": (read - start) * 1e3, "slowest search of places, ms": max(each) * 1e3}


def lists_vault(folder: str, count: str) -> dict[str, float]:
    """A vault with `count` reports, each with people and a statement, limits running in all of them."""
    place, draw = Path(folder), random.Random(1)
    place.mkdir(parents=True)
    vault = new_vault(place / "vault")
    vault.store.run("PRAGMA synchronous = OFF")
    for index in range(int(count)):
        told = CaseFacts(
            " ".join(draw.choices(DRAWN, k=5)),
            place="Balikpapan",
            place_code="64.71",
            narrative=" ".join(draw.choices(DRAWN, k=80)),
            known_date=f"2026-11-{index % 18 + 1:02}",
            submitted_at=f"2026-11-{index % 20 + 1:02}T10:00+08:00",
        )
        case = cases.create(vault, CaseKind.LAPORAN, told)
        people.add(vault, case, Role.TERLAPOR, PersonFacts(f"Budi {index}", employment="pns"))
        witness = people.add(vault, case, Role.SAKSI, PersonFacts(f"Ani {index}"))
        statements.draft(vault, case, witness, " ".join(draw.choices(DRAWN, k=120)))
    heads.lock(vault)
    return {"seconds": 0.0, "memory": 0.0}


def lists(folder: str) -> dict[str, float]:
    """Milliseconds after unlock: the first list ever, the list with what is kept, a filter, the slowest search."""
    vault = vaults.unlock(Path(folder) / "vault", PASSPHRASE)
    rules, today = overview.rules_of(vault), desk.today(vault)
    start = time.perf_counter()
    fresh = overview.refresh(vault, rules)
    worked = time.perf_counter()
    rules = overview.rules_of(vault)
    lines = overview.lines(vault, rules, today)
    listed = time.perf_counter()
    filters.chosen(vault, lines, Filter(words="kampanye lurah", due="lewat", place="64.71"), today)
    filtered = time.perf_counter()
    each = []
    for words in SEARCHES:
        begun = time.perf_counter()
        search.hits(vault, words)
        each.append(time.perf_counter() - begun)
    heads.lock(vault)
    return {
        "cases worked out anew": float(fresh),
        "working out, ms": (worked - start) * 1e3,
        "list with rules read, ms": (listed - worked) * 1e3,
        "three filters together, ms": (filtered - listed) * 1e3,
        "slowest of the searches, ms": max(each) * 1e3,
    }
