"""A vault changed behind its back: whatever was changed is found and named."""

import hashlib
import shutil

import pytest

from crypto.merkle import leaf_hash
from intake import header as headers
from intake import lifecycle, schema
from intake import vault as vaults
from intake.check.vault import check_path, check_vault
from intake.custody import heads, journal
from intake.custody.judge import HeldHead
from intake.evidence import exhibits
from intake.findings import FindingKind as K
from intake.findings import Verdict
from intake.problems import Problem
from intake.records import cases
from tests.intake.conftest import kinds

PASSPHRASE = b"rahasia"


@pytest.fixture
def vault(desks):
    opened = desks.officer()
    yield opened
    opened.close()


def tampered(vault, *statements) -> set[str]:
    vault.store.run("PRAGMA foreign_keys = OFF")
    with vault.store.transaction():
        for statement in statements:
            vault.store.run(*statement) if isinstance(statement, tuple) else vault.store.run(statement)
    report = check_vault(vault)
    assert report.exit_status == 1
    return kinds(report)


def test_an_untouched_vault_is_intact(officer):
    report = check_vault(officer)
    assert (report.verdict, report.findings, report.exit_status) == (Verdict.INTACT, (), 0)
    assert report.checked.files == 3
    assert report.checked.bytes == 10 + 70_000 + 1_200_000 + 3 * 4
    assert report.checked.entries == journal.size(officer) > 10


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ('UPDATE cases SET facts = \'{"title":"lain"}\'', K.CASE_MISMATCH),
        ("UPDATE cases SET kind = 'informasi-awal'", K.CASE_MISMATCH),
        ("UPDATE cases SET created_at = '2020-01-01T00:00:00.000+00:00'", K.CASE_MISMATCH),
        ("DELETE FROM cases", K.CASE_MISMATCH),
        ("UPDATE persons SET role = 'terlapor'", K.CASE_MISMATCH),
        ('UPDATE persons SET facts = \'{"name":"Bukan Budi"}\'', K.CASE_MISMATCH),
        ("DELETE FROM persons", K.CASE_MISMATCH),
        ("UPDATE statements SET text = text || '!'", K.STATEMENT_DIGEST),
        ("UPDATE statements SET document = CAST(document || x'20' AS BLOB)", K.STATEMENT_DIGEST),
        ("UPDATE statements SET digest = 'ab' WHERE number = 1", K.STATEMENT_DIGEST),
        ("UPDATE statements SET amends = NULL", K.STATEMENT_DIGEST),
        ("UPDATE statements SET document = NULL, digest = NULL", K.STATEMENT_DIGEST),
        ("UPDATE statements SET kind = 'klarifikasi'", K.STATEMENT_DIGEST),
        ('UPDATE statements SET form = \'{"form":{"place":"Aula"},"rows":[]}\'', K.STATEMENT_DIGEST),
        ("DELETE FROM statements WHERE number = 2", K.STATEMENT_DIGEST),
        ("UPDATE evidence SET media_type = 'image/png' WHERE number = 2", K.EVIDENCE_MISMATCH),
        ("UPDATE evidence SET withdrawn = NULL", K.EVIDENCE_MISMATCH),
        ("UPDATE evidence SET withdrawn = 'x' WHERE number = 2", K.EVIDENCE_MISMATCH),
        ("UPDATE evidence SET obtained = '{}' WHERE number = 2", K.EVIDENCE_MISMATCH),
        ("UPDATE evidence SET facts = '{}' WHERE number = 2", K.EVIDENCE_MISMATCH),
        ("UPDATE evidence SET number = number + 10", K.EVIDENCE_MISMATCH),
        ("DELETE FROM evidence WHERE number = 3", K.EVIDENCE_MISMATCH),
        ("UPDATE blobs SET sha256 = upper(sha256)", K.EVIDENCE_MISMATCH),
        ("UPDATE blobs SET size = size + 1", K.BLOB_DAMAGED),
        ("UPDATE blobs SET key = zeroblob(32)", K.BLOB_DAMAGED),
        ("UPDATE entries SET at = '2020-01-01T00:00:00.000+00:00' WHERE seq = 3", K.LOG_CHAIN),
        ("UPDATE entries SET leaf = zeroblob(32) WHERE seq = 3", K.LOG_CHAIN),
        ("UPDATE entries SET case_id = NULL WHERE seq = 3", K.LOG_CHAIN),
        ("UPDATE entries SET entry = CAST(entry || x'20' AS BLOB) WHERE seq = 3", K.LOG_CHAIN),
        ("UPDATE entries SET body = CAST(body || x'20' AS BLOB) WHERE seq = 3", K.LOG_BODY),
        ("UPDATE entries SET body = NULL WHERE seq = 0", K.LOG_BODY),
        ("DELETE FROM entries WHERE seq = 4", K.LOG_CHAIN),
        ("DELETE FROM entries WHERE seq = (SELECT max(seq) FROM entries)", K.LOG_ROOT),
        ("UPDATE checkpoints SET note = CAST(note || x'20' AS BLOB)", K.SIGNATURE),
        ("UPDATE logs SET vkey = 'nonsense'", K.DATABASE_DAMAGED),
    ],
)
def test_a_changed_row_is_found(vault, sql, kind):
    assert kind in tampered(vault, sql)


def test_swapped_exhibits_are_found(vault):
    first, second = vault.store.rows("SELECT id, blob_id FROM evidence ORDER BY number LIMIT 2")
    swap = "UPDATE evidence SET blob_id = ? WHERE id = ?"
    found = tampered(
        vault, (swap, (second["blob_id"], first["id"])), (swap, (first["blob_id"], second["id"]))
    )
    assert found == {K.EVIDENCE_MISMATCH}


def test_an_entry_rewritten_with_its_hashes_breaks_the_signed_root(vault):
    row = vault.store.one("SELECT * FROM entries ORDER BY seq DESC LIMIT 1")
    entry = bytes(row["entry"]).replace(b'"ms":', b'"ms":1')
    statement = (
        "UPDATE entries SET entry = ?, leaf = ? WHERE seq = ?",
        (entry, leaf_hash(entry), row["seq"]),
    )
    assert K.LOG_ROOT in tampered(vault, statement)


def test_an_unknown_kind_is_not_checked(vault):
    with vault.store.transaction():
        row = vault.store.one("SELECT entry FROM entries WHERE seq = 0")
        entry = bytes(row["entry"]).replace(b"vault.created", b"vault.painted")
        vault.store.run(
            "UPDATE entries SET entry = ?, leaf = ?, kind = 'vault.painted' WHERE seq = 0",
            (entry, leaf_hash(entry)),
        )
    assert K.LOG_UNKNOWN_KIND in kinds(check_vault(vault))


@pytest.mark.parametrize("change", ["flip", "cut", "append", "empty", "gone", "swap"])
def test_a_changed_blob_is_found(vault, change):
    one, other = sorted(vault.blobs.present())[:2]
    path = vault.blobs.path(one)
    data = path.read_bytes()
    expected = K.BLOB_DAMAGED
    if change == "flip":
        path.write_bytes(data[:-30] + bytes([data[-30] ^ 1]) + data[-29:])
    elif change == "cut":
        path.write_bytes(data[:-1])
    elif change == "append":
        path.write_bytes(data + b"x")
    elif change == "empty":
        path.write_bytes(b"")
    elif change == "gone":
        path.unlink()
        expected = K.BLOB_MISSING
        assert kinds(check_vault(vault, full=False)) == {expected}
    else:
        path.write_bytes(vault.blobs.path(other).read_bytes())
        vault.blobs.path(other).write_bytes(data)
    report = check_vault(vault)
    assert kinds(report) == {expected}
    named = {each.object for each in report.findings}
    assert named <= {f"{_held(vault, each)} ({each})" for each in (one, other)}
    assert report.exit_status == 1


def _held(vault, blob_id):
    """The exhibits on a blob, as an officer would type them."""
    exhibits = vault.store.rows("SELECT number FROM evidence WHERE blob_id = ? ORDER BY number", (blob_id,))
    assert exhibits
    return ", ".join(f"1/{row['number']}" for row in exhibits)


def test_a_loose_file_is_a_note(vault):
    loose = vault.blobs.root / "ab" / ("ab" * 16)
    loose.parent.mkdir(exist_ok=True)
    loose.write_bytes(b"?")
    report = check_vault(vault)
    assert kinds(report) == {K.BLOB_UNREFERENCED}
    assert report.exit_status == 0


def everything(folder):
    """All that lies in a vault but its lock."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "vault.lock")
    return {path.relative_to(folder): path.read_bytes() for path in files}


def test_a_check_changes_nothing(desks):
    vault = desks.officer()
    lifecycle.backup(vault, desks.root / "cadangan")
    heads.lock(vault)
    (desks.officer_path / "vault.json").write_bytes(b"{}")
    (desks.officer_path / "blobs" / "incoming" / ".x.part").write_bytes(b"setengah")
    for path, found in ((desks.officer_path, {K.HEADER_DAMAGED}), (desks.root / "cadangan", set())):
        before = everything(path)
        for _ in range(2):  # the damage is told every time
            report = check_path(path, PASSPHRASE)
            assert (kinds(report), report.exit_status) == (found, 1 if found else 0)
        assert everything(path) == before
    assert not (desks.root / "cadangan" / "vault.lock").exists()


def test_a_killed_vault_is_checked_with_what_it_had_not_yet_moved(desks, tmp_path):
    vault = desks.officer()
    cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Belum dipindah"))
    shutil.copytree(desks.officer_path, tmp_path / "mati")
    vault.close()
    assert (tmp_path / "mati" / "records.db-wal").stat().st_size
    before = (tmp_path / "mati" / "records.db").read_bytes()
    report = check_path(tmp_path / "mati", PASSPHRASE)
    assert (report.findings, report.checked.entries > 0) == ((), True)
    assert (tmp_path / "mati" / "records.db").read_bytes() == before
    again = vaults.unlock(tmp_path / "mati", PASSPHRASE)
    assert len(cases.listing(again)) == 2
    heads.lock(again)


def test_no_header_at_all(desks):
    for name in headers.NAMES:
        (desks.officer_path / name).unlink()
    report = check_path(desks.officer_path, PASSPHRASE)
    assert (kinds(report), report.exit_status) == ({K.HEADER_DAMAGED}, 1)


def test_an_older_vault_is_brought_up_and_an_older_backup_told(desks, monkeypatch):
    vault = desks.officer()
    lifecycle.backup(vault, desks.root / "cadangan")
    heads.lock(vault)
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, ("CREATE TABLE later (a TEXT) STRICT",)))
    with pytest.raises(Problem, match="schema-older"):
        check_path(desks.root / "cadangan", PASSPHRASE)
    assert check_path(desks.officer_path, PASSPHRASE).exit_status == 0


@pytest.mark.parametrize("where", [0, 20, 4096 * 3 + 100, -50])
def test_a_damaged_database_is_named(desks, where):
    path = desks.officer_path / "records.db"
    data = bytearray(path.read_bytes())
    data[where] ^= 1
    path.write_bytes(data)
    report = check_path(desks.officer_path, PASSPHRASE)
    assert K.DATABASE_DAMAGED in kinds(report)
    assert report.exit_status == 1


def test_no_database_at_all(desks):
    (desks.officer_path / "records.db").unlink()
    assert kinds(check_path(desks.officer_path, PASSPHRASE)) == {K.DATABASE_DAMAGED}


def test_a_wrong_passphrase_is_no_finding(desks):
    with pytest.raises(Problem, match="wrong-passphrase"):
        check_path(desks.officer_path, b"salah")


def test_heads_held_elsewhere(officer, desks):
    held = heads.release(officer)
    exhibit = next(exhibits.listing(officer, cases.find(officer, "1")))
    exhibits.export(officer, exhibit, desks.root / "keluar.jpg")
    good = [HeldHead.of(held.checkpoint), HeldHead.from_sms(held.sms)]
    assert check_vault(officer, against=good).findings == ()
    strange = check_vault(officer, against=[HeldHead("0" * 8, 1, "A" * 26)])
    assert (kinds(strange), strange.exit_status) == ({K.HEAD_UNCOMPARED}, 2)
    size = held.checkpoint.size
    ahead = HeldHead(good[0].origin, journal.size(officer) + 1, good[0].root32)
    other = HeldHead.from_sms(held.sms.replace(f" {size} ", f" {size - 1} "))
    assert kinds(check_vault(officer, against=[ahead])) == {K.ROLLBACK}
    assert kinds(check_vault(officer, against=[other])) == {K.FORK}


def test_a_restored_vault_is_intact_and_goes_on_with_the_case(officer, desks):
    lifecycle.backup(officer, desks.root / "cadangan")
    restored = lifecycle.restore(desks.root / "cadangan", desks.root / "pulih", PASSPHRASE, "laptop rusak")
    case = cases.find(restored, "1")
    cases.edit(restored, case, cases.CaseFacts("Kampanye", narrative="dilanjutkan"))
    report = check_vault(restored)
    assert (report.findings, report.checked.entries > journal.size(restored)) == ((), True)
    heads.lock(restored)
    assert check_path(desks.root / "pulih", PASSPHRASE).exit_status == 0


def test_findings_carry_no_personal_data(vault):
    with vault.store.transaction():
        vault.store.run('UPDATE persons SET facts = \'{"name":"Bukan Budi"}\'')
        vault.store.run("UPDATE statements SET text = 'lain'")
    report = check_vault(vault)
    assert len(report.findings) == 3
    assert "Budi" not in repr(report)
    assert hashlib.sha256(b"lain").hexdigest() not in repr(report)


def test_a_vault_in_use_is_not_checked_beside_it(vault):
    with pytest.raises(Problem, match="vault-in-use"):
        vaults.unlock(vault.path, PASSPHRASE)


def test_a_damaged_page_does_not_hide_the_rest(desks):
    """Wherever the page lies, the other parts are looked at."""
    heads.lock(desks.officer())
    data = (desks.officer_path / "records.db").read_bytes()
    seen = set()
    for page in range(len(data) // 4096 - 1, 5, -7):
        at = page * 4096 + 100
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        (desks.officer_path / "records.db").write_bytes(changed)
        report = check_path(desks.officer_path, PASSPHRASE)
        assert (K.DATABASE_DAMAGED in kinds(report), report.exit_status) == (True, 1)
        seen |= {"log"} if report.checked.entries else set()
        seen |= {"blobs"} if report.checked.files else set()
    assert seen == {"log", "blobs"}
