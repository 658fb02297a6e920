"""A vault that was let go of, as on a stick that is pulled: it is taken up where it lies, and no copy in its place."""

import shutil
import signal

import pytest

from crypto.slots import KdfParams
from intake import lifecycle, putback
from intake import vault as vaults
from intake.check.vault import check_vault
from intake.custody import heads, journal
from intake.evidence import adding, exhibits
from intake.officer import Officer
from intake.records import cases
from tests.intake.test_vault import PASSPHRASE, contents, hold_in_child


@pytest.fixture
def vault(vault_path):
    """Open, with a case; its log has two entries."""
    vault = vaults.unlock(vault_path, PASSPHRASE)
    cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Baliho"))
    yield vault
    vault.let_go()


def pulled(vault, to):
    """The stick is pulled; its files lie at `to`, for the time being."""
    vault.path.rename(to)
    vault.let_go()
    return to


def kept_in(place):
    """All files but the index of the write-ahead log, which SQLite makes and drops as it likes."""
    return {name: data for name, data in contents(place).items() if not name.endswith("-shm")}


def go_on_and_lock(vault, tmp_path):
    """Works on, and gives the titles that are in the vault where it now lies."""
    case = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Spanduk"))
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(1000))
    (added,) = adding.add(vault, case, [photo], exhibits.Obtained(""))
    assert added.outcome is adding.Outcome.ADDED
    assert not list(check_vault(vault).findings)
    place = vault.path
    heads.lock(vault)
    again = vaults.unlock(place, PASSPHRASE)
    titles = [each.facts.title for each in cases.listing(again)]
    assert [each.blob.id for each in exhibits.listing(again, case)] == list(again.blobs.present())
    again.close()
    return titles


def test_it_goes_on_with_what_was_kept(vault, vault_path, tmp_path, refused):
    away = pulled(vault, tmp_path / "dicabut")
    with refused("vault-gone", item=str(vault_path)):
        putback.take_up(vault, 2)
    shutil.copytree(away, vault_path)  # other files: what was open is of no use
    with hold_in_child(vault_path) as child:
        with refused("vault-in-use"):
            putback.take_up(vault, 2)
        child.send_signal(signal.SIGKILL)
        child.wait()
    with refused("vault-changed-meanwhile", item=str(vault_path)):
        putback.take_up(vault, 2)
    shutil.rmtree(vault_path)
    shutil.copytree(away, vault_path)
    putback.take_up(vault, 2)
    assert go_on_and_lock(vault, tmp_path) == ["Spanduk", "Baliho"]


def test_it_goes_on_under_another_path(vault, vault_path, tmp_path):
    place = pulled(vault, tmp_path / "F")
    putback.take_up(vault, 2, [tmp_path / "E", place])
    assert vault.path == place and not vault.is_let_go
    assert go_on_and_lock(vault, tmp_path) == ["Spanduk", "Baliho"]
    assert not vault_path.exists()


def test_it_is_pulled_once_more(vault, tmp_path):
    place = pulled(vault, tmp_path / "F")
    putback.take_up(vault, 2, [place])
    again = pulled(vault, tmp_path / "G")
    putback.take_up(vault, 2, [again])
    assert go_on_and_lock(vault, tmp_path) == ["Spanduk", "Baliho"]


@pytest.mark.parametrize("own", [True, False], ids=["at its path", "elsewhere"])
def test_an_older_copy_is_not_taken_up(vault, vault_path, tmp_path, own, refused):
    place = vault_path if own else tmp_path / "F"
    shutil.copytree(vault_path, tmp_path / "salinan")
    cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Spanduk"))
    known = journal.size(vault)
    pulled(vault, tmp_path / "dicabut")
    (tmp_path / "salinan").rename(place)
    before = kept_in(place)
    with refused("vault-changed-meanwhile", item=str(place)):
        putback.take_up(vault, known, [tmp_path / "F"])
    assert vault.is_let_go and vault.path == vault_path
    assert kept_in(place) == before


def test_of_two_the_one_is_taken_up_that_was_open(vault, vault_path, tmp_path):
    older = shutil.copytree(vault_path, tmp_path / "F")
    cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Spanduk"))
    used = shutil.copytree(vault_path, tmp_path / "G")
    heads.lock(vaults.unlock(used, PASSPHRASE))
    known = journal.size(vault)
    place = pulled(vault, tmp_path / "H")
    shutil.copytree(older, vault_path)
    putback.take_up(vault, known, [older, used, place])
    assert vault.path == place
    assert go_on_and_lock(vault, tmp_path) == ["Spanduk", "Spanduk", "Baliho"]


@pytest.mark.parametrize("own", [True, False], ids=["one at its path", "both elsewhere"])
def test_of_two_that_are_alike_none_is_taken_up(vault, vault_path, tmp_path, own, refused):
    first = vault_path if own else tmp_path / "F"
    away = pulled(vault, tmp_path / "dicabut")
    for place in (first, tmp_path / "G"):
        shutil.copytree(away, place)
    before = kept_in(tmp_path / "G")
    with refused("vault-there-twice", item=str(first), other=str(tmp_path / "G")):
        putback.take_up(vault, 2, [tmp_path / "F", tmp_path / "G"])
    assert vault.is_let_go
    assert kept_in(tmp_path / "G") == before
    shutil.rmtree(first)
    putback.take_up(vault, 2, [tmp_path / "F", tmp_path / "G"])
    assert go_on_and_lock(vault, tmp_path) == ["Spanduk", "Baliho"]


def test_one_place_under_two_names_is_one(vault, tmp_path):
    place = pulled(vault, tmp_path / "F")
    (tmp_path / "G").symlink_to(place)
    putback.take_up(vault, 2, [tmp_path / "G", place])
    assert go_on_and_lock(vault, tmp_path) == ["Spanduk", "Baliho"]


@pytest.mark.parametrize("own", [True, False], ids=["at its path", "elsewhere"])
def test_a_backup_is_not_taken_up(vault, vault_path, tmp_path, own, refused):
    """It bears the vault's id and the mark of its session."""
    place = tmp_path / "F"
    lifecycle.backup(vault, place)
    known = journal.size(vault)
    pulled(vault, tmp_path / "dicabut")
    if own:
        place = place.rename(vault_path)
    before = kept_in(place)
    with refused("vault-gone", item=str(vault_path)):
        putback.take_up(vault, known, [tmp_path / "F"])
    assert kept_in(place) == before


@pytest.mark.parametrize("own", [True, False], ids=["at its path", "elsewhere"])
def test_another_vault_is_not_taken_up(vault, vault_path, tmp_path, own, refused):
    place = vault_path if own else tmp_path / "F"
    pulled(vault, tmp_path / "dicabut")
    kdf = KdfParams(65536, 3, 4, bytes(16))
    lifecycle.create(place, Officer("Orang Lain", "23.02"), PASSPHRASE, kdf=kdf).close()
    before = kept_in(place)
    with refused("vault-gone", item=str(vault_path)):
        putback.take_up(vault, 2, [tmp_path / "F"])
    assert kept_in(place) == before


def test_damage_at_its_path_is_named_and_elsewhere_nothing_is_said_of_it(
    vault, vault_path, tmp_path, refused
):
    away = pulled(vault, tmp_path / "dicabut")
    shutil.copytree(away, tmp_path / "F")
    for name in ("vault.json", "vault.copy.json"):
        (tmp_path / "F" / name).write_bytes(b"{}\n")
    with refused("vault-gone", item=str(vault_path)):
        putback.take_up(vault, 2, [tmp_path / "F"])
    (tmp_path / "F").rename(vault_path)
    with refused("header-damaged", item=str(vault_path)):
        putback.take_up(vault, 2)
