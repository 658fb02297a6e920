"""Creating, unlocking and locking: real files, real processes, and what becomes of damage."""

import json
import os
import signal
import stat
import subprocess
import sys
import time

import pytest

from crypto import canonical
from crypto.slots import KdfParams, subkey
from intake import header as headers
from intake import lifecycle, schema
from intake import vault as vaults
from intake.custody import heads, journal
from intake.officer import Officer
from intake.records import cases
from intake.store import Store
from intake.vault import Vault

PASSPHRASE = b"rahasia"
FIRST, SECOND = headers.NAMES
HOLDER = (
    "import sys; from pathlib import Path; from intake import vault\n"
    "opened = vault.unlock(Path(sys.argv[1]), b'rahasia'); print('held', flush=True); sys.stdin.read()\n"
)


def contents(path):
    return {each.name: each.read_bytes() for each in sorted(path.rglob("*")) if each.is_file()}


def rewrite(path, name, **fields):
    data = canonical.parse((path / name).read_bytes().rstrip(b"\n"))
    (path / name).write_bytes(canonical.encode({**data, **fields}) + b"\n")


def test_a_vault_opens_again_with_what_was_put_in(vault_path):
    vault = vaults.unlock(vault_path, PASSPHRASE)
    case = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Baliho"))
    origin, cosigner, recipient = vault.keys.origin, vault.keys.cosigner.verifier, vault.keys.age_recipient
    heads.lock(vault)
    again = vaults.unlock(vault_path, PASSPHRASE)
    assert cases.listing(again) == [case]
    assert (again.keys.origin, again.keys.cosigner.verifier) == (origin, cosigner)
    assert again.keys.age_recipient == recipient
    assert again.officer == Officer("Siti Aminah", "23.02")
    assert again.damaged_copies == ()
    again.close()


def test_a_lock_leaves_one_database_file_with_everything_in_it(vault_path):
    heads.lock(vaults.unlock(vault_path, PASSPHRASE))
    names = {path.name for path in vault_path.iterdir()}
    assert names - {"vault.lock"} == {"blobs", "records.db", *headers.NAMES}


def test_the_first_event_is_the_vault_s_own(vault):
    (event,) = journal.events(vault)
    assert event.entry.kind == "vault.created"
    assert event.body["id"] == vault.id


def test_a_wrong_passphrase_is_a_problem_and_changes_nothing(vault_path, refused):
    before = contents(vault_path)
    with refused("wrong-passphrase", item=str(vault_path)):
        vaults.unlock(vault_path, b"Rahasia")
    assert contents(vault_path) == before
    vaults.unlock(vault_path, PASSPHRASE).close()


def test_the_kdf_runs_before_a_passphrase_is_called_wrong(vault_path, monkeypatch, refused):
    from crypto import slots

    runs = []
    stretch = slots.stretch
    monkeypatch.setattr(slots, "stretch", lambda *given: runs.append(1) or stretch(*given))
    with refused("wrong-passphrase"):
        vaults.unlock(vault_path, b"salah")
    assert runs == [1]


def test_a_folder_that_is_no_vault_stays_as_it_is(tmp_path, refused):
    with refused("vault-missing"):
        vaults.unlock(tmp_path / "none", PASSPHRASE)
    (tmp_path / "other").mkdir()
    with refused("vault-missing"):
        vaults.unlock(tmp_path / "other", PASSPHRASE)
    assert list((tmp_path / "other").iterdir()) == []


def test_nothing_is_made_where_something_is(tmp_path, refused):
    (tmp_path / "x").write_bytes(b"")
    for path in (tmp_path, tmp_path / "x"):
        with refused("folder-not-empty"):
            lifecycle.create(path, Officer("Siti", "23.02"), PASSPHRASE)
    with refused("office-unknown"):
        lifecycle.create(tmp_path / "new", Officer("Siti", "99.99"), PASSPHRASE)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["", " Siti", "a\nb", "a\x85b", "a\ud800", "x" * 201, "a\u2028b"])
def test_an_officer_s_name_is_one_plain_line(name, refused):
    with refused("bad-line", field="name"):
        Officer(name, "23.02")


@pytest.mark.parametrize("victim", headers.NAMES)
@pytest.mark.parametrize("harm", ["missing", "cut", "flipped", "backup", "slot", "recovery"])
def test_one_good_header_copy_is_enough_and_heals_the_other(vault_path, victim, harm):
    good = (vault_path / FIRST).read_bytes()
    slot = json.loads(good)["slots"][0]
    match harm:
        case "missing":
            (vault_path / victim).unlink()
        case "cut":
            (vault_path / victim).write_bytes(good[:-40])
        case "flipped":
            (vault_path / victim).write_bytes(good.replace(b'"mac":"', b'"mac":"g', 1))
        case "backup":
            rewrite(vault_path, victim, state="backup")
        case "slot":
            rewrite(vault_path, victim, slots=[{**slot, "data": "00" * 60}])
        case "recovery":
            extra = {"type": "recovery", "recipient": _recipient(), "data": "00"}
            rewrite(vault_path, victim, slots=[slot, extra])
    vault = vaults.unlock(vault_path, PASSPHRASE)
    assert vault.damaged_copies == (victim,)
    vault.close()
    assert (vault_path / FIRST).read_bytes() == (vault_path / SECOND).read_bytes() == good
    vaults.unlock(vault_path, PASSPHRASE).close()


def _recipient():
    return vaults.fresh_keys().age_recipient


def test_both_copies_damaged_is_said_with_the_vault_s_name(vault_path, refused):
    for name in headers.NAMES:
        (vault_path / name).write_bytes(b"{}\n")
    with refused("header-damaged", item=str(vault_path)):
        vaults.unlock(vault_path, PASSPHRASE)


@pytest.mark.parametrize("fields", [{"state": "backup"}, {"recovery": True}])
def test_both_copies_changed_alike_are_refused(vault_path, refused, fields):
    slots = json.loads((vault_path / FIRST).read_bytes())["slots"]
    if "recovery" in fields:
        fields = {"slots": [*slots, {"type": "recovery", "recipient": _recipient(), "data": "00"}]}
    for name in headers.NAMES:
        rewrite(vault_path, name, **fields)
    with refused("header-damaged"):
        vaults.unlock(vault_path, PASSPHRASE)


def test_another_vault_s_slot_does_not_open_this_one(vault_path, tmp_path, refused):
    other = lifecycle.create(
        tmp_path / "other",
        Officer("Budi", "23.02"),
        PASSPHRASE,
        kdf=KdfParams(65536, 3, 4, os.urandom(16)),
    )
    other.close()
    foreign = json.loads((tmp_path / "other" / FIRST).read_bytes())
    for name in headers.NAMES:
        rewrite(vault_path, name, slots=foreign["slots"])
    with refused("wrong-passphrase"):
        vaults.unlock(vault_path, PASSPHRASE)
    for name in headers.NAMES:  # the whole header of another vault: its data key is not that of the database
        (vault_path / name).write_bytes((tmp_path / "other" / name).read_bytes())
    with refused("database-damaged"):
        vaults.unlock(vault_path, PASSPHRASE)


def test_expensive_kdf_parameters_are_refused_at_once(vault_path, monkeypatch, refused):
    from crypto import slots

    slot = json.loads((vault_path / FIRST).read_bytes())["slots"][0]
    slot["kdf"]["memory_kib"] = 64 * 1024 * 1024
    for name in headers.NAMES:
        rewrite(vault_path, name, slots=[slot])
    monkeypatch.setattr(slots, "Argon2id", None)  # would fail if it were reached
    with refused("header-damaged"):
        vaults.unlock(vault_path, PASSPHRASE)


def test_a_newer_vault_and_a_newer_database_are_said_to_be_newer(vault_path, refused):
    vault = vaults.unlock(vault_path, PASSPHRASE)
    vault.store.run(f"PRAGMA user_version = {len(schema.STEPS) + 1}")
    vault.close()
    with refused("schema-newer"):
        vaults.unlock(vault_path, PASSPHRASE)
    for name in headers.NAMES:
        rewrite(vault_path, name, v=2)
    with refused("vault-newer", found=2):
        vaults.unlock(vault_path, PASSPHRASE)


def test_a_damaged_database_is_named_and_the_lock_let_go(vault_path, refused):
    path = vault_path / "records.db"
    good = path.read_bytes()
    path.write_bytes(good[:100] + bytes([good[100] ^ 1]) + good[101:])
    for _ in range(2):
        with refused("database-damaged", item=str(path)):
            vaults.unlock(vault_path, PASSPHRASE)
    path.unlink()
    with refused("database-missing", item=str(path)):
        vaults.unlock(vault_path, PASSPHRASE)
    path.write_bytes(good)
    vaults.unlock(vault_path, PASSPHRASE).close()


def test_a_database_of_another_officer_s_making_is_refused(vault_path, refused):
    vault = vaults.unlock(vault_path, PASSPHRASE)
    key = vaults.store_key(vault.data_key)
    vault.close()
    store = Store(vault_path / "records.db", key)
    store.run("DELETE FROM meta WHERE name = 'officer.unit'")
    store.close()
    with refused("database-damaged"):
        vaults.unlock(vault_path, PASSPHRASE)


def hold_in_child(path):
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout.readline() == b"held\n"
    return child


def test_a_second_process_is_kept_out_until_the_first_is_gone(vault_path, refused):
    with hold_in_child(vault_path) as child:
        with refused("vault-in-use", item=str(vault_path)):
            vaults.unlock(vault_path, PASSPHRASE)
        child.send_signal(signal.SIGKILL)
        child.wait()
    vaults.unlock(vault_path, PASSPHRASE).close()


def test_the_same_process_cannot_open_it_twice(vault, vault_path, refused):
    with refused("vault-in-use"):
        vaults.unlock(vault_path, PASSPHRASE)


def test_a_wrong_passphrase_lets_go_of_the_lock(vault_path, refused):
    with refused("wrong-passphrase"):
        vaults.unlock(vault_path, b"salah")
    with hold_in_child(vault_path) as child:
        child.communicate(b"")
    assert child.returncode == 0


def test_the_lock_is_let_go_even_where_the_database_cannot_be_closed(vault_path):
    vault = vaults.unlock(vault_path, PASSPHRASE)
    vault.store.close()
    with pytest.raises(Exception, match="closed"):
        vault.close()
    vaults.unlock(vault_path, PASSPHRASE).close()


def test_a_creation_that_fails_is_no_vault_and_holds_nothing(tmp_path, refused):
    def fail(vault: Vault) -> None:
        raise ZeroDivisionError

    path = tmp_path / "v"
    kdf = KdfParams(65536, 3, 4, bytes(16))
    with pytest.raises(ZeroDivisionError):
        vaults.create(path, Officer("Siti", "23.02"), PASSPHRASE, kdf=kdf, begin=fail)
    with refused("vault-missing"):
        vaults.unlock(path, PASSPHRASE)
    assert not (path / "records.db-wal").exists()


CREATOR = (
    "import sys; from pathlib import Path; from crypto.slots import KdfParams; from intake import lifecycle\n"
    "from intake.officer import Officer\n"
    "print(flush=True)\n"
    "v = lifecycle.create(Path(sys.argv[1]), Officer('S', '23.02'), b'rahasia',"
    " kdf=KdfParams(65536, 3, 4, bytes(16)))\n"
)


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.12, 0.2, 0.3])
def test_a_killed_creation_is_no_vault_or_a_whole_one(tmp_path, delay, refused):
    path = tmp_path / "v"
    with subprocess.Popen([sys.executable, "-c", CREATOR, path], stdout=subprocess.PIPE) as child:
        child.stdout.readline()
        time.sleep(delay)
        child.kill()
    if not any((path / name).exists() for name in headers.NAMES):
        # A folder that holds a database and no header is told as a damaged vault: it may have been one.
        begun = any((path / name).exists() for name in headers.CONTENTS)
        with refused("header-damaged" if begun else "vault-missing"):
            vaults.unlock(path, PASSPHRASE)
    else:
        vault = vaults.unlock(path, PASSPHRASE)
        assert [event.entry.kind for event in journal.events(vault)] == ["vault.created"]
        vault.close()


def test_files_are_for_the_owner_alone(vault_path):
    assert stat.S_IMODE(vault_path.stat().st_mode) == 0o700
    assert stat.S_IMODE((vault_path / FIRST).stat().st_mode) == 0o600


def test_half_written_files_are_cleared_at_unlock(vault_path):
    (vault_path / "blobs" / "incoming" / ".0.part").write_bytes(b"x")
    vaults.unlock(vault_path, PASSPHRASE).close()
    assert list((vault_path / "blobs" / "incoming").iterdir()) == []


def test_no_secret_is_shown(vault):
    shown = repr(vault) + repr(vault.keys) + repr(vaults.open_header(vault.path, PASSPHRASE))
    secrets = [vault.data_key, vaults.store_key(vault.data_key), subkey(vault.data_key, "vault/v1/header")]
    secrets += [signer.seed for signer in (vault.keys.log, vault.keys.notes, vault.keys.cosigner)]
    for secret in secrets:
        assert secret.hex() not in shown
        assert repr(secret) not in shown
    assert vault.keys.age_identity not in shown
    assert "AGE-SECRET" not in shown


def test_keys_survive_their_packing():
    keys = vaults.fresh_keys()
    assert vaults.unpack_keys(vaults.pack_keys(keys)) == keys
    renewed = vaults.with_fresh_log(keys)
    assert (renewed.notes, renewed.cosigner, renewed.age_identity) == (
        keys.notes,
        keys.cosigner,
        keys.age_identity,
    )
    assert renewed.origin != keys.origin
    assert renewed.log.seed != keys.log.seed
