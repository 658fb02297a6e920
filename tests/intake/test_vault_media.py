"""Vaults on a disk that is full and on one that takes no writing: told as that, and still read."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from intake import lifecycle
from intake import vault as vaults
from intake.check.vault import check_vault
from intake.custody import heads, journal
from intake.evidence import adding, exhibits
from intake.files import unwritable
from intake.officer import Officer
from intake.problems import Problem
from intake.records import cases
from intake.wording import Language, problem_sentence
from tests.intake.conftest import kdf

PASSPHRASE = b"rahasia"
BESIDE = ("vault.lock", "records.db-shm")
OFFICER = Officer("Siti", "23.02")


def fill(disk: Path, leave: int = 0) -> Path:
    """Leaves nothing, or so many bytes, free on a disk."""
    ballast = disk / "ganjal"
    with pytest.raises(OSError), ballast.open("wb", buffering=0) as out:
        while out.write(bytes(4096)) == 4096:
            pass
        raise OSError
    os.truncate(ballast, ballast.stat().st_size - leave)
    return ballast


def write_protect(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)


def contents(folder: Path) -> dict[Path, bytes]:
    """What lies there, without the lock and the index that SQLite tried to make beside the database."""
    kept = (each for each in folder.rglob("*") if each.is_file() and each.name not in BESIDE)
    return {each: data for each in kept if (data := each.read_bytes())}


@pytest.fixture
def disk(disks):
    return disks("3M")


@pytest.fixture
def held(disk, made_vault, tmp_path):
    """A locked vault with a case and an exhibit on the small disk."""
    path = Path(shutil.copytree(made_vault, disk / "brankas"))
    vault = vaults.unlock(path, PASSPHRASE)
    case = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Baliho"))
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8\xff isi foto")
    list(adding.add(vault, case, [tmp_path / "foto.jpg"], exhibits.Obtained("")))
    heads.lock(vault)
    return path


@pytest.mark.parametrize("left", [0, 20_000, 60_000])
def test_a_new_vault_on_a_full_disk(disk, refused, left):
    ballast = fill(disk, left)
    with pytest.raises(Problem) as caught:
        lifecycle.create(disk / "baru", OFFICER, PASSPHRASE, kdf=kdf())
    assert caught.value.code == "disk-full"
    said = problem_sentence(Language.ID, caught.value)
    assert "penuh" in said and "Hapus atau pindahkan" in said and "perlu 0" not in said
    assert list(disk.iterdir()) == [ballast]
    ballast.unlink()
    lifecycle.create(disk / "baru", OFFICER, PASSPHRASE, kdf=kdf()).close()


def test_a_new_vault_on_a_write_protected_disk(disk, refused):
    write_protect(disk)
    with refused("medium-read-only", item=str(disk / "baru")):
        lifecycle.create(disk / "baru", OFFICER, PASSPHRASE, kdf=kdf())


@pytest.mark.parametrize("state", ["full", "write-protected"])
def test_what_is_in_it_is_read_all_the_same(disk, held, refused, state):
    fill(disk) if state == "full" else write_protect(disk)
    before = contents(held)
    vault = vaults.unlock(held, PASSPHRASE)
    assert vault.is_read_only
    (case,) = cases.listing(vault)
    (exhibit,) = exhibits.listing(vault, case)
    with vault.blobs.open(exhibit.blob) as content:
        assert content.read() == b"\xff\xd8\xff isi foto"
    with refused("vault-read-only", item=str(held)):
        cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Kedua"))
    assert check_vault(vault).findings == ()
    heads.lock(vault)
    assert contents(held) == before


def test_once_there_is_room_it_is_worked_in_again(disk, held):
    ballast = fill(disk)
    vaults.unlock(held, PASSPHRASE).close()
    ballast.unlink()
    vault = vaults.unlock(held, PASSPHRASE)
    cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Kedua"))
    assert not vault.is_read_only and journal.size(vault) > 0
    heads.lock(vault)


def test_a_wrong_passphrase_stays_one_on_a_full_disk(disk, held, refused):
    fill(disk)
    with refused("wrong-passphrase"):
        vaults.unlock(held, b"salah")


def test_where_something_can_be_written_nothing_is_blamed(tmp_path):
    assert unwritable(tmp_path, tmp_path / "records.db") is None
    assert unwritable(tmp_path / "dicabut", tmp_path / "dicabut" / "records.db") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a" * 300, "berkas/baru", "nol\0"])
def test_a_folder_that_cannot_be_made_is_told_as_that(tmp_path, refused, name):
    (tmp_path / "berkas").write_bytes(b"x")
    with refused("folder-unusable", item=str(tmp_path / name)):
        lifecycle.create(tmp_path / name, OFFICER, PASSPHRASE, kdf=kdf())
    assert [each.name for each in tmp_path.iterdir()] == ["berkas"]
