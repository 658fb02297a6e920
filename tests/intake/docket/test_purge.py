"""Purging: nothing readable is left of a case, whatever cuts it off, and the log still verifies."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from intake import erasure
from intake import vault as vaults
from intake.bundle import ack, along, handovers
from intake.bundle.along import Along
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.custody.words import in_words
from intake.docket import numbers, purge, retention
from intake.evidence import adding, exhibits
from intake.records import cases, items
from intake.rules.numbering import NumberKind
from intake.vault import Vault
from intake.wording import Language
from tests.intake.conftest import Desks, assert_intact
from tests.intake.docket.purging import PAGE, Opened, acknowledge, hand_over, pages, refused
from tests.intake.docket.purging import acknowledged as acknowledged

WORDS = (
    "Kampanye di sekolah",
    "Pukul sepuluh",
    "Budi",
    "Jl. Mawar 1",
    "Saya melihat itu",
    "dua mobil",
    "foto 1",
)


def test_a_purged_case_is_gone_and_its_log_still_verifies(acknowledged: Opened) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    before, root = journal.size(vault), journal.tree(vault).root()
    entries = [each.entry_bytes for each in journal.events(vault)]
    done = purge.purge(vault, [case], "sudah diserahkan")
    assert (done.cases, done.exhibits, done.files, done.is_finished) == ((1,), 3, 3, True)
    assert done.size == sum((10, 70_000, 1_200_000)) + 12
    assert cases.listing(vault) == [] and not vault.blobs.present()
    assert [each.entry_bytes for each in journal.events(vault)][:before] == entries
    assert journal.tree(vault).root(before) == root
    event = list(journal.events(vault))[-1]
    taken_in = handovers.listing(vault)[0]
    assert event.entry.kind == Kind.CASE_PURGED and event.entry.case == case.id
    assert event.body["number"] == 1 and event.body["handovers"] == [taken_in.id]
    assert event.body["acknowledgements"] == [ack.digest(taken_in.ack or b"")]
    said = in_words(event, Language.ID)
    assert "Perkara 1" in said and "Siti" in said and "sudah diserahkan" in said
    others = [each for each in journal.events(vault, case=case.id) if each.entry.kind != Kind.CASE_PURGED]
    assert others and all(each.body_bytes is None for each in others)
    assert_intact(vault)
    heads.release(vault)
    assert_intact(vault)


def test_no_table_holds_anything_of_a_purged_case(acknowledged: Opened) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    purge.purge(vault, [case], "selesai")
    tables = [row["name"] for row in vault.store.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    kept = {"meta", "logs", "entries", "checkpoints", "cards", "handovers", "foreign_notes"}
    index = {name for name in tables if name == "search" or name.startswith(("search_data", "search_config"))}
    filled = {name for name in tables if vault.store.number(f"SELECT count(*) FROM {name}")}
    assert filled - index <= kept
    assert vault.store.number("SELECT count(*) FROM search") == 0


def test_what_went_along_is_forgotten_too(acknowledged: Opened) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    along.remember(vault, case, Along(("B.1",), 4))
    before = vault.store.number("SELECT count(*) FROM meta")
    purge.purge(vault, [case], "selesai")
    assert vault.store.number("SELECT count(*) FROM meta") == before - 1


def test_every_table_of_cases_is_known(officer: Vault) -> None:
    """A table that somebody adds later and that holds something of a case has to be purged too."""
    store = officer.store
    tables = {row["name"] for row in store.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    erased = {table for table, _ in purge.ROWS}
    assert erased <= tables
    of_cases = {
        table
        for table in tables
        for row in store.rows(f"SELECT * FROM pragma_table_info('{table}')")
        if row["name"] == "case_id"
    }
    # Entries lose their bodies, triggers keep the search; hand-overs hold no words of a case.
    assert of_cases - erased == {"entries", "handovers", "search_rows"}
    refer = {
        table
        for table in tables
        for row in store.rows(f"SELECT * FROM pragma_foreign_key_list('{table}')")
        if row["table"] in erased
    }
    assert refer <= erased


def test_nothing_readable_is_left_in_the_pages(acknowledged: Opened) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    old = acknowledged.records.with_name("records.db.before-3")
    vault.store.copy_to(old)
    key = vaults.store_key(vault.data_key)
    vault.store.run("PRAGMA wal_checkpoint(TRUNCATE)")
    held = pages(acknowledged.records, key)
    # The same search finds all of it before: the reader reads.
    assert not [word for word in WORDS if word.encode() not in held]
    assert not [one for one in acknowledged.keys if one not in held]
    assert b"kampanye" in held  # as the search index has it
    purge.purge(vault, [case], "selesai")
    log = acknowledged.records.with_name("records.db-wal")
    assert not old.exists() and (not log.exists() or log.stat().st_size < 64 * PAGE)
    vault.store.run("PRAGMA wal_checkpoint(TRUNCATE)")
    held = pages(acknowledged.records, key)
    assert b"case.purged" in held
    assert not [word for word in WORDS if word.encode() in held]
    assert not [one for one in acknowledged.keys if one in held]
    assert b"kampanye" not in held and b"mawar" not in held


def test_items_previews_tags_and_derived_rows_go_too(sealed: Desks) -> None:
    vault = sealed.officer()
    try:
        case = cases.find(vault, "1")
        numbers.type_in(vault, case, NumberKind.REGISTER, "NOMOR-RAHASIA", "kantor")
        retention.fix(vault, case, "diregistrasi", until="2032-12-31", basis="DASAR-RAHASIA")
        first = next(iter(exhibits.listing(vault, case)))
        with vault.store.transaction():
            made = vault.blobs.store(io.BytesIO(b"preview")).blob
            exhibits.insert_blob(vault, made)
            vault.store.run(
                "INSERT INTO previews (blob_id, pixels, preview_blob) VALUES (?, 320, ?)",
                (first.blob.id, made.id),
            )
            vault.store.run("INSERT INTO tag_dumps VALUES (?, NULL, 'unread')", (first.blob.id,))
        hand_over(sealed, vault, case, "usb2")
        assert purge.purge(vault, [case], "selesai").files == 4
        assert not vault.blobs.present()
        assert not [
            table
            for table in ("items", "previews", "tag_dumps", "blobs")
            if vault.store.number(f"SELECT count(*) FROM {table}")
        ]
        key = vaults.store_key(vault.data_key)
        vault.store.run("PRAGMA wal_checkpoint(TRUNCATE)")
        assert b"RAHASIA" not in pages(sealed.officer_path / "records.db", key)
        assert_intact(vault)
    finally:
        vault.close()


def test_a_purge_needs_a_reason(acknowledged: Opened) -> None:
    with refused("reason-missing"):
        purge.purge(acknowledged.vault, [acknowledged.case], " ")


def test_content_that_another_case_holds_stays(sealed: Desks) -> None:
    vault = sealed.officer()
    try:
        case = cases.find(vault, "1")
        other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Lain"))
        shared = sealed.root / "foto" / "foto 0.jpg"
        shared.parent.mkdir(exist_ok=True)
        shared.write_bytes(b"\xff\xd8\xff\xe0" + bytes([0]) * 10)
        list(adding.add(vault, other, [shared], exhibits.Obtained("")))
        acknowledge(sealed, vault, sealed.folder)
        assert purge.covered(vault) == [case]
        assert purge.purge(vault, purge.covered(vault), "laptop dikembalikan").files == 2
        kept = next(iter(exhibits.listing(vault, other)))
        assert exhibits.is_whole(vault, kept.blob)
        assert [each.title for each in _found(vault, "kampanye")] == []
        assert_intact(vault)
    finally:
        vault.close()


def _found(vault: Vault, word: str) -> list[cases.CaseFacts]:
    rows = vault.store.rows("SELECT rowid FROM search WHERE search MATCH ?", (word,))
    return [cases.CaseFacts(str(row["rowid"])) for row in rows]


def test_a_foreign_case_is_not_purged(acknowledged: Opened) -> None:
    office = acknowledged.desks.office()
    try:
        received = cases.listing(office)[0]
        with refused("case-foreign"):
            purge.purge(office, [received], "selesai")
        assert purge.covered(office) == []
    finally:
        office.close()


def test_an_unfinished_purge_is_finished_at_the_next_unlock(acknowledged: Opened, monkeypatch) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    old = acknowledged.records.with_name("records.db.before-4")
    vault.store.copy_to(old)

    def full(*_: object) -> None:
        raise OSError("no room")

    with monkeypatch.context() as patched:
        patched.setattr(type(vault.store), "rewrite", full)
        assert purge.purge(vault, [case], "selesai").is_finished is False
    vault.close()
    acknowledged.vault = vault = acknowledged.desks.officer()
    assert not old.exists() and not vault.blobs.present()
    assert vault.store.one("SELECT 1 FROM meta WHERE name = 'erasure.pending'") is None
    assert_intact(vault)


KILLED = """
import os, sys
from pathlib import Path
from intake import blobs, erasure, store, vault
from intake.docket import purge
from intake.records import cases
opened = vault.unlock(Path(sys.argv[1]), b"rahasia")
def die(*_):
    os._exit(9)
place = {"commit": (store.Store, "run", "COMMIT"), "files": (blobs.BlobFolder, "erase", None),
         "rewrite": (store.Store, "rewrite", None),
         "end": (store.Store, "run", "DELETE FROM meta WHERE name = ?")}[sys.argv[2]]
kept = getattr(place[0], place[1])
def watched(self, *given):
    if place[2] is None or given[0].startswith(place[2]):
        die()
    return kept(self, *given)
setattr(place[0], place[1], watched)
purge.purge(opened, [cases.find(opened, "1")], "selesai")
"""


@pytest.mark.parametrize("place", ["commit", "files", "rewrite", "end"])
def test_a_killed_purge_is_all_or_nothing(acknowledged: Opened, place: str) -> None:
    vault, desks = acknowledged.vault, acknowledged.desks
    key = vaults.store_key(vault.data_key)
    vault.close()
    root = Path(erasure.__file__).resolve().parents[1]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(desks.officer_path), place],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
    )
    assert killed.returncode == 9
    acknowledged.vault = vault = desks.officer()
    gone = place != "commit"
    assert (cases.listing(vault) == []) is gone
    assert (vault.blobs.present() == set()) is gone
    assert_intact(vault)
    if not gone:
        purge.purge(vault, [cases.find(vault, "1")], "selesai")
    vault.store.run("PRAGMA wal_checkpoint(TRUNCATE)")
    held = pages(acknowledged.records, key)
    assert not [word for word in WORDS if word.encode() in held]
    assert not [one for one in acknowledged.keys if one in held]
    assert_intact(vault)


def test_a_withdrawn_item_is_erased_with_its_case(acknowledged: Opened) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    made = numbers.provisional(vault, case, NumberKind.REGISTER)
    items.withdraw(vault, case, made, "keliru")
    hand_over(acknowledged.desks, vault, case, "usb3")
    purge.purge(vault, [case], "selesai")
    assert vault.store.number("SELECT count(*) FROM items") == 0
