"""The jobs that `run.py` times, each run as a process of its own: prints seconds, peak memory and more as JSON."""

import json
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from crypto.slots import KdfParams
from intake import cards, lifecycle
from intake import vault as vaults
from intake.bundle import receive as receiving
from intake.bundle import seal as sealing
from intake.custody import heads
from intake.evidence import adding, previews, reading
from intake.evidence.exhibits import Obtained
from intake.media import practice
from intake.officer import Officer
from intake.papers import attachment, gather
from intake.records import cases
from intake.records.cases import CaseFacts, CaseKind
from intake.vault import Vault
from tests.peak import peak_kib

PASSPHRASE = b"latihan ukur"
FLOOR = KdfParams(64 * 1024, 3, 4, bytes(16))


def timed(work: Callable[[], dict[str, float]]) -> dict[str, float]:
    """What the work reports, with its seconds and the peak memory of this process in MiB."""
    start = time.perf_counter()
    more = work()
    seconds = time.perf_counter() - start
    return more | {"seconds": seconds, "memory": peak_kib() / 1024}


def new_vault(path: Path, name: str = "Pengukur", office: str = "23.02") -> Vault:
    """A vault under the floor's key derivation, outside the timed part."""
    return lifecycle.create(path, Officer(name, office), PASSPHRASE, kdf=FLOOR)


def _draw(place: tuple[str, int]) -> None:
    folder, index = place
    Path(folder, f"IMG_{index:04d}.jpg").write_bytes(practice.big_photo(index, seed=7))


def draw(folder: str, count: str) -> dict[str, float]:
    """Draws the photos, in as many processes as there are cores."""
    part = Path(folder + ".part")
    part.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        list(pool.map(_draw, [(str(part), index) for index in range(int(count))], chunksize=4))
    part.rename(folder)
    return {"seconds": 0.0, "memory": 0.0}


def add(photos: str, target: str, and_previews: str = "") -> dict[str, float]:
    """Takes all photos into a new case; the clock stops once all are acknowledged and their facts read."""
    vault = new_vault(Path(target))
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Ukuran"))

    def work() -> dict[str, float]:
        start = time.perf_counter()
        added = list(adding.add(vault, case, [Path(photos)], Obtained("")))
        if any(each.outcome is not adding.Outcome.ADDED for each in added):
            raise SystemExit("a photo was not taken in")
        acknowledged = time.perf_counter() - start
        for _ in reading.read_missing(vault, case):
            pass
        facts = time.perf_counter() - start - acknowledged
        return {
            "acknowledged": acknowledged,
            "facts": facts,
            "facts, files a second": len(added) / facts,
            "facts, share of the whole": facts / (acknowledged + facts),
        }

    told = timed(work)
    if and_previews:
        start = time.perf_counter()
        for _ in previews.make_missing(vault, case, previews.GRID):
            pass
        told["previews"] = time.perf_counter() - start
    heads.lock(vault)
    return told


def pair(photos: str, folder: str) -> dict[str, float]:
    """An officer's vault with the photos, an office's vault, cards exchanged, keys for the stock side."""
    place = Path(folder)
    officer, office = new_vault(place / "officer"), new_vault(place / "office", "Penerima", "23.00")
    cards.trust(officer, cards.own_card(office))
    cards.trust(office, cards.own_card(officer))
    case = cases.create(officer, CaseKind.LAPORAN, CaseFacts("Ukuran"))
    for _ in adding.add(officer, case, [Path(photos)], Obtained("")):
        pass
    for _ in reading.read_missing(officer, case):
        pass
    (place / "recipient").write_text(office.keys.age_recipient)
    (place / "identity").write_text(office.keys.age_identity)
    heads.lock(officer)
    heads.lock(office)
    return {"seconds": 0.0, "memory": 0.0}


def seal(folder: str, stick: str) -> dict[str, float]:
    """Seals the case for the office, read back included."""
    vault = vaults.unlock(Path(folder) / "officer", PASSPHRASE)
    case, to = cases.find(vault, "1"), cards.trusted(vault)[0].card

    def work() -> dict[str, float]:
        sealing.seal(vault, case, to, Path(stick))
        return {}

    told = timed(work)
    heads.lock(vault)
    return told


def receive(folder: str, stick: str) -> dict[str, float]:
    """Receives the newest hand-over on the stick into the receiver's vault."""
    vault = vaults.unlock(Path(folder) / "receiver", PASSPHRASE)
    handover = max(path for path in Path(stick).iterdir() if path.is_dir())

    def work() -> dict[str, float]:
        if receiving.receive(vault, handover).outcome != "taken-in":
            raise SystemExit("the bundle was not taken in")
        return {}

    told = timed(work)
    heads.lock(vault)
    return told


def dossier_vault(photos: str, folder: str, count: str) -> dict[str, float]:
    """A vault with `count` distinct photos and their previews."""
    place = Path(folder)
    vault = new_vault(place / "vault")
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Ukuran"))
    sources = sorted(Path(photos).iterdir())
    for index in range(int(count)):
        # A trailing byte run makes each a content of its own; decoders ignore what follows the picture's end.
        copy = place / f"IMG_{index:05d}.jpg"
        copy.write_bytes(sources[index % len(sources)].read_bytes() + index.to_bytes(4, "big"))
        for _ in adding.add(vault, case, [copy], Obtained("")):
            pass
        copy.unlink()
    for _ in reading.read_missing(vault, case):
        pass
    for _ in previews.make_missing(vault, case, previews.PAGE):
        pass
    heads.lock(vault)
    return {"seconds": 0.0, "memory": 0.0}


class _Quiet:
    cancelled = threading.Event()

    def preview_made(self, made: int, wanted: int) -> None:
        pass

    def exhibit_written(self, written: int, wanted: int) -> None:
        pass


def dossier(folder: str) -> dict[str, float]:
    """Writes the dossier, previews at hand."""
    vault = vaults.unlock(Path(folder) / "vault", PASSPHRASE)
    case, target = cases.find(vault, "1"), Path(folder) / "dossier.pdf"
    target.unlink(missing_ok=True)
    attachment.proof_beside(target).unlink(missing_ok=True)

    def work() -> dict[str, float]:
        made = gather.make_dossier(vault, case, target, _Quiet())
        return {"pages": made.pages, "megabytes": made.size / 1e6}

    told = timed(work)
    heads.lock(vault)
    return told


JOBS: dict[str, Callable[..., dict[str, float]]] = {
    "draw": draw,
    "add": add,
    "pair": pair,
    "seal": seal,
    "receive": receive,
    "dossier-vault": dossier_vault,
    "dossier": dossier,
}

if __name__ == "__main__":
    from tests.bench import lists  # what it imports of this module is here by now

    JOBS |= {"lists-vault": lists.lists_vault, "lists": lists.lists, "places": lists.place_search}
    if sys.argv[1] == "scrolling":
        from tests.bench import scrolling  # Qt, which no other job loads

        JOBS["scrolling"] = scrolling.scrolling
    print(json.dumps(JOBS[sys.argv[1]](*sys.argv[2:])))
