"""A killed process, a full disk, and plaintext that must never be on the disk."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from intake import lifecycle
from intake import vault as vaults
from intake.check.vault import check_vault
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.evidence import adding, exhibits
from intake.evidence.exhibits import Obtained
from intake.records import cases, people, statements

CHILD = Path(__file__).with_name("intake_child.py")
MARKERS = [b"PENANDA-ISI-93", b"penanda-nama-51", b"Penanda Orang", b"penanda keterangan", b"penanda judul"]


def marked(path):
    """Which markers stand in which file of a vault, whatever the encoding of text."""
    spellings = [m for marker in MARKERS for m in (marker, marker.decode().encode("utf-16-le"))]
    return [
        (file.name, marker)
        for file in path.rglob("*")
        if file.is_file()
        for marker in spellings
        if marker in file.read_bytes()
    ]


def taken_in_by_child(vault_path, folder, count):
    """Starts an intake in a process of its own and kills it after `count` acknowledged files."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen(
        [sys.executable, CHILD, vault_path, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    ) as child:
        told = [child.stdout.readline().split() for _ in range(count)]
        child.kill()
        told += [line.split() for line in child.stdout if line.endswith(b"\n")]
    assert all(outcome == b"added" for outcome, _ in told)
    return [name.decode() for _, name in told]


@pytest.mark.parametrize("count", [0, 1, 5, 17, 40])
def test_what_was_acknowledged_outlives_a_kill(vault_path, photos, tmp_path, count):
    vault = vaults.unlock(vault_path, b"rahasia")
    cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("T"))
    heads.lock(vault)
    paths = {path.name: path for path in photos(60, size=150_000)}
    acknowledged = taken_in_by_child(vault_path, tmp_path / "foto", count)
    assert len(acknowledged) >= count

    vault = vaults.unlock(vault_path, b"rahasia")
    assert list(vault.blobs.incoming.iterdir()) == []
    kept = {
        exhibit.obtained.file_name: exhibit for exhibit in exhibits.listing(vault, cases.find(vault, "1"))
    }
    assert set(acknowledged) <= set(kept) <= set(paths)
    assert list(kept) == sorted(paths)[: len(kept)]  # in order, without gaps
    for name, exhibit in kept.items():
        exhibits.export(vault, exhibit, tmp_path / f"out-{name}")
        assert (tmp_path / f"out-{name}").read_bytes() == paths[name].read_bytes()
    report = check_vault(vault)
    assert report.verdict == "intact"
    assert {finding.kind for finding in report.findings} <= {"blob-unreferenced"}
    logged = [
        event.body["sha256"] for event in journal.events(vault) if event.entry.kind == Kind.EVIDENCE_ADDED
    ]
    assert logged == [hashlib.sha256(paths[name].read_bytes()).hexdigest() for name in kept]
    vault.close()


def fill_with_markers(vault, folder):
    case = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("penanda judul " * 200))
    yield
    witness = people.add(vault, case, people.Role.SAKSI, people.PersonFacts("Penanda Orang"))
    draft = statements.draft(vault, case, witness, "penanda keterangan " * 2000)
    yield
    statements.seal(vault, case, witness, draft)
    for number in range(4):
        data = b"\xff\xd8\xff\xe0" + MARKERS[0] * 9000 + bytes([number])
        (folder / f"penanda-nama-51-{number}.jpg").write_bytes(data)
    for _ in adding.add(vault, case, [folder], Obtained("", source="Penanda Orang")):
        yield
    case = cases.edit(vault, case, cases.CaseFacts("lain"))
    heads.release(vault)
    yield


def test_plaintext_is_never_on_the_disk(vault_path, tmp_path):
    folder = tmp_path / "foto"
    folder.mkdir()
    vault = vaults.unlock(vault_path, b"rahasia")
    for _ in fill_with_markers(vault, folder):
        assert marked(vault_path) == []
    seen = []
    source = folder / "penanda-nama-51-9.jpg"
    source.write_bytes(MARKERS[0] * 400_000)
    with source.open("rb") as data:
        vault.blobs.remove(vault.blobs.store(data, lambda count: seen.extend(marked(vault_path))).blob.id)
    with vault.store.transaction():  # uncommitted pages, too
        vault.store.run("UPDATE statements SET made_at = 'penanda keterangan'")
        assert marked(vault_path) == []
        vault.store.run("UPDATE statements SET made_at = '2024-02-14T09:30:00.000+08:00'")
    assert seen == []
    heads.lock(vault)
    assert marked(vault_path) == []
    assert marked(folder) != []  # the search itself finds them


def test_no_plaintext_is_left_by_a_kill(vault_path, tmp_path):
    vault = vaults.unlock(vault_path, b"rahasia")
    cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("penanda judul"))
    heads.lock(vault)
    (tmp_path / "foto").mkdir()
    for number in range(30):
        name = f"penanda-nama-51-{number:02}.jpg"
        (tmp_path / "foto" / name).write_bytes(MARKERS[0] * 20_000 + bytes([number]))
    taken_in_by_child(vault_path, tmp_path / "foto", 3)
    assert (vault_path / "records.db-wal").stat().st_size > 0
    assert marked(vault_path) == []


@pytest.fixture
def small_disk(disks):
    return disks("6M")


def test_a_full_disk_keeps_what_was_acknowledged(small_disk, made_vault, photos, tmp_path, outcomes):
    path = Path(shutil.copytree(made_vault, small_disk / "brankas"))
    vault = vaults.unlock(path, b"rahasia")
    case = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("T"))
    other = small_disk / "berkas lain"
    other.write_bytes(bytes(400_000))
    paths = photos(20, size=700_000)
    added = list(adding.add(vault, case, [paths[0].parent], Obtained("")))
    assert len(added) == 20
    kept = [each for each in added if each.outcome == "added"]
    full = [each for each in added if each.outcome == "refused"]
    assert kept
    assert {each.problem.code for each in full} == {"disk-full"}
    for each in full:
        assert each.problem.particulars["needed"] == 700_004
        assert each.problem.particulars["free"] < 6_000_000  # of the vault's disk, not of the source's
    assert vault.blobs.present() == {each.exhibit.blob.id for each in kept}
    assert list(vault.blobs.incoming.iterdir()) == []
    other.unlink()  # an export is logged, for which there must be room again
    for each in kept:
        exhibits.export(vault, each.exhibit, tmp_path / f"out-{each.file.name}")
        assert (tmp_path / f"out-{each.file.name}").read_bytes() == each.file.read_bytes()
    report = check_vault(vault)
    assert (report.verdict, report.findings) == ("intact", ())
    vault.close()


def test_a_database_that_finds_no_room_says_so_and_stays_whole(small_disk, made_vault, refused):
    path = Path(shutil.copytree(made_vault, small_disk / "brankas"))
    vault = vaults.unlock(path, b"rahasia")
    with refused("disk-full", item=str(path / "records.db")):
        for number in range(100):
            facts = cases.CaseFacts(f"T{number}", narrative=os.urandom(60_000).hex())
            cases.create(vault, cases.CaseKind.LAPORAN, facts)
    made = cases.listing(vault)
    assert made
    assert journal.size(vault) == len(made) + 1
    assert vault.store.integrity_findings() == []
    with refused("disk-full"):  # the write-ahead log does not fit into the file; it stays beside it
        vault.close()
    again = vaults.unlock(path, b"rahasia")
    assert cases.listing(again) == made
    with refused("disk-full"):
        again.close()


def test_a_backup_that_finds_no_room_is_no_vault(vault, case, small_disk, photos, refused):
    list(adding.add(vault, case, photos(12, size=700_000), Obtained("")))
    with refused("disk-full"):
        lifecycle.backup(vault, small_disk / "cadangan")
    with refused("vault-missing"):
        vaults.unlock(small_disk / "cadangan", b"rahasia")
    (small_disk / "ganjal").write_bytes(bytes(1_000))
    with pytest.raises(OSError), (small_disk / "ganjal").open("ab", buffering=0) as out:
        while out.write(bytes(4096)) == 4096:
            pass
        raise OSError
    with refused("disk-full", item=str(small_disk / "lagi" / "records.db")):
        (small_disk / "lagi").mkdir()
        vault.store.copy_to(small_disk / "lagi" / "records.db")
