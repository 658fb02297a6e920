"""A vault as a whole: a new passphrase, a backup, a restore as a declared continuation."""

import shutil
import subprocess
import sys
import time

import pytest

from crypto import canonical, envelope
from crypto.slots import open_recovery_slot
from intake import header as headers
from intake import lifecycle
from intake import vault as vaults
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.evidence import adding, exhibits
from intake.files import write_file
from intake.officer import Officer
from intake.records import cases, people, statements
from intake.store import Store

PASSPHRASE = b"rahasia"
PHOTO = b"\xff\xd8\xff\xe0" + b"isi foto" * 5000


@pytest.fixture
def filled(vault, case, tmp_path):
    """A vault with a sealed statement and one exhibit."""
    witness = people.add(vault, case, people.Role.SAKSI, people.PersonFacts("Budi"))
    statements.seal(vault, case, witness, statements.draft(vault, case, witness, "Saya melihat."))
    (tmp_path / "foto.jpg").write_bytes(PHOTO)
    list(adding.add(vault, case, [tmp_path / "foto.jpg"], exhibits.Obtained("")))
    return vault


def kinds(vault, **which):
    return [event.entry.kind for event in journal.events(vault, **which)]


def test_a_new_passphrase_replaces_the_old_one_here_but_not_in_old_copies(
    vault, tmp_path, made_vault, refused
):
    kdf = headers.read_copies(made_vault).readable[0].passphrase.kdf
    shutil.copytree(vault.path, tmp_path / "copy")
    lifecycle.change_passphrase(vault, b"baru", kdf=kdf)
    assert kinds(vault)[-1] == Kind.PASSPHRASE_CHANGED
    path = vault.path
    vault.close()
    try:
        with refused("wrong-passphrase"):
            vaults.unlock(path, PASSPHRASE)
        vaults.unlock(tmp_path / "copy", PASSPHRASE).close()  # as the officer is told
    finally:
        again = vaults.unlock(path, b"baru")
        vault.store, vault.data_key, vault._lock = again.store, again.data_key, again._lock
    assert again.damaged_copies == ()


def test_a_planted_recovery_slot_is_not_sealed_into_the_new_header_or_the_backup(vault, tmp_path, made_vault):
    kdf = headers.read_copies(made_vault).readable[0].passphrase.kdf
    thief = envelope.recipient_of(envelope.generate_identity())
    slot = {"type": "recovery", "recipient": thief, "data": "00"}
    for act in (
        lambda: lifecycle.change_passphrase(vault, PASSPHRASE, kdf=kdf),
        lambda: lifecycle.backup(vault, tmp_path / "backup"),
    ):
        first = vault.path / headers.NAMES[0]
        fields = canonical.parse(first.read_bytes().rstrip(b"\n"))
        planted = canonical.encode({**fields, "slots": [fields["slots"][0], slot]}) + b"\n"
        good = first.read_bytes()
        first.write_bytes(planted)
        act()
        written = [path for path in (tmp_path / "backup" / headers.NAMES[0], first) if path.exists()]
        assert thief.encode() not in written[0].read_bytes()
        if first.read_bytes() == planted:
            first.write_bytes(good)


def test_the_recovery_slot_opens_the_data_key_and_survives_a_new_passphrase(tmp_path, made_vault):
    identity = envelope.generate_identity()
    kdf = headers.read_copies(made_vault).readable[0].passphrase.kdf
    officer = Officer("Siti", "23.02")
    vault = lifecycle.create(
        tmp_path / "v", officer, PASSPHRASE, kdf=kdf, recovery=envelope.recipient_of(identity)
    )
    lifecycle.change_passphrase(vault, b"baru", kdf=kdf)
    (slot,) = headers.read_copies(vault.path).readable[0].recovery
    assert open_recovery_slot(slot, identity, vault.id) == vault.data_key
    vault.close()


def test_a_backup_is_complete_and_does_not_unlock_as_live(filled, tmp_path, refused):
    target = tmp_path / "media" / "backup"
    made = lifecycle.backup(filled, target)
    assert (made.folder, made.files, made.size) == (target, 1, len(PHOTO))
    with refused("vault-is-backup", item=str(target)):
        vaults.unlock(target, PASSPHRASE)
    for path in target.rglob("*"):
        if path.is_file():
            assert b"isi foto" not in path.read_bytes()
            assert b"SQLite" not in path.read_bytes()
    with refused("folder-not-empty"):
        lifecycle.backup(filled, target)
    for name in headers.NAMES:  # marked as live by hand: the MAC does not allow it
        fields = canonical.parse((target / name).read_bytes().rstrip(b"\n"))
        (target / name).write_bytes(canonical.encode({**fields, "state": "live"}) + b"\n")
    with refused("header-damaged"):
        vaults.unlock(target, PASSPHRASE)


def test_a_backup_onto_a_file_is_refused(vault, tmp_path, refused):
    (tmp_path / "x").write_bytes(b"x")
    with refused("folder-not-empty"):
        lifecycle.backup(vault, tmp_path / "x")


def test_a_backup_says_which_blob_is_missing(open_vault, tmp_path, refused):
    case = cases.create(open_vault, cases.CaseKind.LAPORAN, cases.CaseFacts("T"))
    (tmp_path / "f").write_bytes(PHOTO)
    (added,) = adding.add(open_vault, case, [tmp_path / "f"], exhibits.Obtained(""))
    open_vault.blobs.remove(added.exhibit.blob.id)
    with refused("blob-missing", item=added.exhibit.blob.id):
        lifecycle.backup(open_vault, tmp_path / "backup")
    with refused("vault-missing"):
        vaults.unlock(tmp_path / "backup", PASSPHRASE)


@pytest.fixture
def restored(filled, tmp_path):
    lifecycle.backup(filled, tmp_path / "backup")
    vault = lifecycle.restore(tmp_path / "backup", tmp_path / "restored", PASSPHRASE, "laptop dicuri")
    yield vault
    vault.close()


def test_a_restore_is_a_declared_continuation(filled, restored):
    former = heads.latest(filled).checkpoint
    (first,) = journal.events(restored)
    assert first.entry.kind == Kind.LOG_CONTINUED
    said = {name: first.body[name] for name in ("origin", "size", "root", "reason")}
    assert said == {
        "origin": former.origin,
        "size": former.size,
        "root": former.root.hex(),
        "reason": "laptop dicuri",
    }
    assert restored.keys.origin != filled.keys.origin
    assert restored.keys.log.verifier.public != filled.keys.log.verifier.public
    assert restored.id == filled.id


def test_after_a_restore_the_old_is_readable_and_work_goes_on(filled, restored, tmp_path):
    (case,) = cases.listing(restored)
    (old,) = (row["id"] for row in restored.store.rows("SELECT id FROM logs WHERE kind = 'former'"))
    assert kinds(restored, log=old) == kinds(filled)
    (exhibit,) = exhibits.listing(restored, case)
    exhibits.export(restored, exhibit, tmp_path / "out.jpg")
    assert (tmp_path / "out.jpg").read_bytes() == PHOTO
    cases.edit(restored, case, cases.CaseFacts("Judul baru"))
    assert cases.find(restored, "1").facts.title == "Judul baru"
    assert kinds(restored, case=case.id) == [Kind.EVIDENCE_EXPORTED, Kind.CASE_EDITED]
    assert heads.release(restored).checkpoint.size == 3


def test_an_exhibit_of_the_former_log_is_never_proven_under_the_new_one(restored, tmp_path, refused):
    (case,) = cases.listing(restored)
    (exhibit,) = exhibits.listing(restored, case)
    exhibits.export(restored, exhibit, tmp_path / "out.jpg")  # an event of the new log speaks of it
    with refused("evidence-not-own"):
        heads.prove(restored, exhibit.id)


def test_a_restore_of_what_is_no_backup_or_without_a_reason_is_refused(vault, tmp_path, refused):
    with refused("not-a-backup"):
        lifecycle.restore(vault.path, tmp_path / "r", PASSPHRASE, "x")
    lifecycle.backup(vault, tmp_path / "b")
    with refused("reason-missing"):
        lifecycle.restore(tmp_path / "b", tmp_path / "r", PASSPHRASE, " ")
    with refused("text-not-storable"):
        lifecycle.restore(tmp_path / "b", tmp_path / "r", PASSPHRASE, "\ud800")
    with refused("wrong-passphrase"):
        lifecycle.restore(tmp_path / "b", tmp_path / "r", b"salah", "x")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_bytes(b"")
    with refused("folder-not-empty"):
        lifecycle.restore(tmp_path / "b", tmp_path / "full", PASSPHRASE, "x")
    (tmp_path / "b" / "records.db").unlink()
    with refused("database-missing"):
        lifecycle.restore(tmp_path / "b", tmp_path / "r2", PASSPHRASE, "x")
    assert not (tmp_path / "r").exists()


def test_only_the_vault_s_own_files_are_taken_from_a_backup(vault, tmp_path):
    lifecycle.backup(vault, tmp_path / "b")
    (tmp_path / "b" / "autorun").mkdir()
    (tmp_path / "b" / "autorun" / "x.exe").write_bytes(b"MZ")
    lifecycle.restore(tmp_path / "b", tmp_path / "r", PASSPHRASE, "rusak").close()
    assert not (tmp_path / "r" / "autorun").exists()


def test_the_office_s_own_tables_and_logo_go_along(vault, tmp_path):
    vault.office_tables.mkdir()
    (vault.office_tables / "letterhead.toml").write_text('lines = ["BAWASLU"]\n')
    (vault.office_tables / "logo.png").write_bytes(b"\x89PNG")
    (vault.office_tables / "x.exe").write_bytes(b"MZ")
    (vault.office_tables / "linked.toml").symlink_to(tmp_path / "elsewhere.toml")
    (tmp_path / "elsewhere.toml").write_text("")
    lifecycle.backup(vault, tmp_path / "b")
    restored = lifecycle.restore(tmp_path / "b", tmp_path / "r", PASSPHRASE, "rusak")
    restored.close()
    assert {path.name: path.read_bytes() for path in restored.office_tables.iterdir()} == {
        "letterhead.toml": b'lines = ["BAWASLU"]\n',
        "logo.png": b"\x89PNG",
    }


CHILD = """
import sys
from pathlib import Path
from intake import lifecycle, vault as vaults
verb, source, target = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
if verb == "backup":
    vault = vaults.unlock(source, b"rahasia")
    print(flush=True)
    lifecycle.backup(vault, target)
else:
    print(flush=True)
    lifecycle.restore(source, target, b"rahasia", "laptop rusak")
"""


@pytest.mark.parametrize("verb", ["backup", "restore"])
@pytest.mark.parametrize("delay", [0.0, 0.04, 0.1, 0.15, 0.2, 0.3])
def test_a_kill_in_the_middle_leaves_nothing_live_that_is_undeclared(filled, tmp_path, verb, delay):
    source, target = filled.path, tmp_path / "target"
    if verb == "restore":
        source = tmp_path / "backup"
        lifecycle.backup(filled, source)
    else:
        filled.close()
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, verb, source, target], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        child.stdout.readline()
        time.sleep(delay)
        child.kill()
    half_made = {"vault-missing", "header-damaged"}  # no header yet, with or without a database
    codes = {*half_made, "vault-is-backup"} if verb == "backup" else half_made
    try:
        live = vaults.unlock(target, PASSPHRASE)
    except vaults.Problem as problem:
        assert problem.code in codes
    else:
        assert verb == "restore"
        assert kinds(live) == [Kind.LOG_CONTINUED]
        live.close()
    if verb == "backup":
        again = vaults.unlock(filled.path, PASSPHRASE)
        filled.store, filled.data_key, filled._lock = again.store, again.data_key, again._lock


def test_an_interrupted_change_of_passphrase_still_opens_and_ends_in_one_header(vault, made_vault):
    """As if the power went between the two copies: the first is new, the second old."""
    kdf = headers.read_copies(made_vault).readable[0].passphrase.kdf
    path, old = vault.path, (vault.path / headers.NAMES[1]).read_bytes()
    lifecycle.change_passphrase(vault, b"baru", kdf=kdf)
    (path / headers.NAMES[1]).write_bytes(old)
    vault.close()
    again = vaults.unlock(path, b"baru")
    vault.store, vault.data_key, vault._lock = again.store, again.data_key, again._lock
    assert again.damaged_copies == (headers.NAMES[1],)
    assert len(headers.read_copies(path).readable) == 1


def test_a_copy_of_the_database_opens_under_the_same_key_only(vault, tmp_path, refused):
    vault.store.copy_to(tmp_path / "copy.db")
    Store(tmp_path / "copy.db", vaults.store_key(vault.data_key)).close()
    with refused("database-damaged"):
        Store(tmp_path / "copy.db", bytes(32))


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_new_passphrase_that_cannot_be_written_leaves_the_old_one(
    vault, made_vault, monkeypatch, refused, fails_at
):
    kdf = headers.read_copies(made_vault).readable[0].passphrase.kdf
    before, written = [(vault.path / name).read_bytes() for name in headers.NAMES], []

    def full(target, data, *, replace=False):
        written.append(target.name)
        if len(written) == fails_at:
            raise OSError(28, "penuh", str(target))
        write_file(target, data, replace=replace)

    monkeypatch.setattr(headers, "write_file", full)
    with refused("disk-full"):
        lifecycle.change_passphrase(vault, b"baru", kdf=kdf)
    assert [(vault.path / name).read_bytes() for name in headers.NAMES] == before
    assert kinds(vault)[-1] == Kind.PASSPHRASE_CHANGED


@pytest.mark.parametrize("there_before", [False, True])
def test_what_fails_leaves_no_half_made_copy(filled, tmp_path, monkeypatch, refused, there_before):
    source, target = tmp_path / "cadangan", tmp_path / "target"
    lifecycle.backup(filled, source)
    if there_before:
        target.mkdir()

    def full(folder, header):
        raise OSError(28, "penuh", str(folder))

    monkeypatch.setattr(headers, "write_copies", full)
    for act in (
        lambda: lifecycle.backup(filled, target),
        lambda: lifecycle.restore(source, target, PASSPHRASE, "rusak"),
    ):
        with refused("disk-full"):
            act()
        assert target.exists() == there_before
        assert not there_before or list(target.iterdir()) == []
