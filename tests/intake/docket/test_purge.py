"""Purging: only what an office has acknowledged wholly, nothing readable left, and a log that still verifies."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from intake import cards, erasure, lifecycle
from intake import vault as vaults
from intake.bundle import ack, along, handovers, receive
from intake.bundle import seal as seals
from intake.bundle.along import Along
from intake.check.vault import check_vault
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.custody.words import in_words
from intake.docket import numbers, purge, retention
from intake.docket.purge import Lack, Missing
from intake.evidence import adding, exhibits, handling
from intake.evidence.kinds import ExhibitKind
from intake.findings import FindingKind, Verdict
from intake.officer import Officer
from intake.problems import Problem
from intake.records import cases, drafts, items, people, statements
from intake.records.cases import Case
from intake.records.drafts import Draft
from intake.rules.numbering import NumberKind
from intake.vault import Vault
from intake.wording import Language
from tests.intake.conftest import PASSPHRASE, Desks, assert_intact, kdf

PAGE, RESERVED, SALT = 4096, 80, 16
WORDS = (
    "Kampanye di sekolah",
    "Pukul sepuluh",
    "Budi",
    "Jl. Mawar 1",
    "Saya melihat itu",
    "dua mobil",
    "foto 1",
)


def refused(code: str) -> pytest.RaisesExc[Problem]:
    return pytest.raises(Problem, check=lambda problem: problem.code == code)


def hand_over(desks: Desks, vault: Vault, case: Case, name: str = "usb", **how: bool) -> None:
    """Seals, takes in and acknowledges a case."""
    medium = desks.root / name
    medium.mkdir(exist_ok=True)
    card = desks_card(desks)
    folder = seals.seal(vault, case, card, medium, **how).folder
    acknowledge(desks, vault, folder)


def acknowledge(desks: Desks, vault: Vault, folder: Path) -> None:
    office = desks.office()
    try:
        received = receive.receive(office, folder)
    finally:
        heads.lock(office)
    assert received.ack is not None and received.outcome is ack.AckOutcome.TAKEN_IN, received
    ack.take(vault, received.ack.read_bytes())


def pages(path: Path, key: bytes) -> bytes:
    """Every page of a SQLCipher 4 file, decrypted by hand, free ones and all."""
    data, plain = path.read_bytes(), []
    assert data and len(data) % PAGE == 0
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        body = page[SALT if start == 0 else 0 : PAGE - RESERVED]
        iv = page[PAGE - RESERVED : PAGE - RESERVED + 16]
        plain.append(Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor().update(body))
    return b"".join(plain)


@dataclass
class Opened:
    """What a case consists of, before it is purged."""

    desks: Desks
    vault: Vault
    case: Case
    keys: list[bytes] = field(default_factory=list)
    blobs: set[str] = field(default_factory=set)

    @property
    def records(self) -> Path:
        return self.desks.officer_path / "records.db"

    def remember(self) -> None:
        rows = self.vault.store.rows("SELECT id, key FROM blobs")
        self.keys, self.blobs = [bytes(row["key"]) for row in rows], {row["id"] for row in rows}


@pytest.fixture
def acknowledged(sealed: Desks) -> Iterator[Opened]:
    """The officer's vault whose one case the office has acknowledged wholly."""
    vault = sealed.officer()
    opened = Opened(sealed, vault, cases.find(vault, "1"))
    try:
        acknowledge(sealed, vault, sealed.folder)
        opened.remember()
        assert len(opened.blobs) == 3
        yield opened
    finally:
        opened.vault.close()


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


def test_what_no_acknowledgement_covers_is_named_and_nothing_erased(sealed: Desks) -> None:
    vault = sealed.officer()
    try:
        case = cases.find(vault, "1")
        assert purge.coverage(vault, case).missing == (Missing(Lack.HANDOVER),)
        acknowledge(sealed, vault, sealed.folder)
        assert purge.coverage(vault, case).missing == ()
        people.add(vault, case, people.Role.SAKSI, people.PersonFacts("Ani"))
        assert purge.coverage(vault, case).missing == (Missing(Lack.EVENT, "person.added"),)
        witness = people.find(vault, case, "1")
        statements.draft(vault, case, witness, "Belum selesai")
        (sealed.root / "baru.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"9" * 50)
        list(adding.add(vault, case, [sealed.root / "baru.jpg"], exhibits.Obtained("")))
        drafts.keep(vault, case.id, Draft("thing", "", {"note": "sobek"}))
        missing = purge.coverage(vault, case).missing
        assert {each.lack for each in missing} == {Lack.EVENT, Lack.EXHIBIT, Lack.DRAFT, Lack.FORM}
        (form,) = (each for each in missing if each.lack is Lack.FORM)
        assert (form.words(Language.ID), form.words(Language.EN)) == ("barang", "item")
        assert Missing(Lack.EXHIBIT, "4") in missing
        with refused("purge-not-acknowledged"):
            purge.purge(vault, [case], "selesai")
        assert len(list(exhibits.listing(vault, case))) == 4
        assert_intact(vault)
    finally:
        vault.close()


def test_an_identity_document_that_stayed_here_is_missing(desks: Desks) -> None:
    vault = desks.officer()
    try:
        case = cases.find(vault, "1")
        exhibit = list(exhibits.listing(vault, case))[1]
        handling.classify(vault, case, exhibit, ExhibitKind.IDENTITAS)
        hand_over(desks, vault, case)
        assert purge.coverage(vault, case).missing == (Missing(Lack.EXHIBIT, str(exhibit.number)),)
        hand_over(desks, vault, case, with_identity=True)
        assert purge.coverage(vault, case).missing == ()
    finally:
        vault.close()


def test_a_refusal_or_a_changed_acknowledgement_covers_nothing(acknowledged: Opened) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    held = handovers.listing(vault, case)[0]
    assert held.ack is not None
    for state, note in (
        ("refused", held.ack),
        ("sealed", held.ack),
        ("taken-in", held.ack.replace(b"outcome: taken-in", b"outcome: disputed")),
        ("taken-in", held.ack[:-30] + b"A" * 28 + b"=\n"),
    ):
        with vault.store.transaction():
            vault.store.run("UPDATE handovers SET state = ?, ack = ?", (state, note))
        assert purge.coverage(vault, case).missing == (Missing(Lack.HANDOVER),)


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


def test_a_serial_never_comes_again(acknowledged: Opened) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    assert case.number == 1
    purge.purge(vault, [case], "selesai")
    facts = cases.CaseFacts("Berikutnya")
    assert cases.create(vault, cases.CaseKind.LAPORAN, facts).number == 2


def test_a_serial_does_not_come_again_after_a_restore(acknowledged: Opened, tmp_path: Path) -> None:
    purge.purge(acknowledged.vault, [acknowledged.case], "selesai")
    backup = lifecycle.backup(acknowledged.vault, tmp_path / "backup").folder
    restored = lifecycle.restore(backup, tmp_path / "restored", PASSPHRASE, "laptop rusak")
    try:
        assert_intact(restored)
        assert cases.create(restored, cases.CaseKind.LAPORAN, cases.CaseFacts("Lain")).number == 2
        assert_intact(restored)
    finally:
        restored.close()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.ID, ("sesudah serah terima terakhir: Orang 2 dicatat", "Uraian bukti 1 diubah")),
        (Language.EN, ("after the last hand-over: Person 2 recorded", "Description of exhibit 1")),
    ],
)
def test_what_was_logged_later_is_told_as_the_log_tells_it(
    acknowledged: Opened, language: Language, told: tuple[str, str]
) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    people.add(vault, case, people.Role.SAKSI, people.PersonFacts("Ani"))
    people.add(vault, case, people.Role.SAKSI, people.PersonFacts("Cici", protected="ya"))
    exhibit = next(iter(exhibits.listing(vault, case)))
    for words in ("kaus", "kaus dan topi"):
        exhibit = exhibits.describe(vault, case, exhibit, replace(exhibit.obtained, description=words))
    said = purge.coverage(vault, case).words(language, case)
    assert len(said) == 3, said
    assert all(words in "\n".join(said) for words in told), said
    assert "Ani" in said[0] and "Cici" not in said[1]
    assert not any(kind.value in line for kind in Kind for line in said)


def test_an_acknowledgement_of_before_a_restore_covers(acknowledged: Opened, tmp_path: Path) -> None:
    """The case's entries stand in the former log then, and none may be in the new one."""
    backup = lifecycle.backup(acknowledged.vault, tmp_path / "backup").folder
    restored = lifecycle.restore(backup, tmp_path / "restored", PASSPHRASE, "laptop rusak")
    try:
        case = cases.find(restored, "1")
        assert purge.coverage(restored, case).missing == ()
        people.add(restored, case, people.Role.SAKSI, people.PersonFacts("Ani"))
        assert purge.coverage(restored, case).missing == (Missing(Lack.EVENT, "person.added"),)
    finally:
        restored.close()


def test_the_office_is_not_disturbed_by_a_purge(acknowledged: Opened) -> None:
    """The next hand-over brings the log with the purged case's entries; the office goes on."""
    vault = acknowledged.vault
    purge.purge(vault, [acknowledged.case], "selesai")
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Berikutnya"))
    hand_over(acknowledged.desks, vault, other, "usb2")
    office = acknowledged.desks.office()
    try:
        assert_intact(office)
        assert len(cases.listing(office)) == 2
        assert office.store.number("SELECT count(*) FROM entries WHERE kind = 'case.purged'") == 1
    finally:
        office.close()
    assert_intact(vault)


def test_an_office_hears_of_a_purged_case_that_never_came_to_it(desks: Desks, tmp_path: Path) -> None:
    """An officer can acknowledge to himself, with a second vault; the log tells every other office of it."""
    vault = desks.officer()
    helper = lifecycle.create(tmp_path / "own", Officer("Kantor lain", "23.01"), PASSPHRASE, kdf=kdf())
    try:
        cards.trust(vault, cards.own_card(helper))
        cards.trust(helper, cards.own_card(vault))
        case = cases.find(vault, "1")
        folder = seals.seal(vault, case, cards.parse_card(cards.own_card(helper)), tmp_path).folder
        received = receive.receive(helper, folder)
        ack.take(vault, received.ack.read_bytes() if received.ack else b"")
        purge.purge(vault, [case], "selesai")
        other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Berikutnya"))
        folder = seals.seal(vault, other, desks_card(desks), tmp_path).folder
        office = desks.office()
        try:
            told = receive.receive(office, folder)
        finally:
            office.close()
        assert told.outcome is ack.AckOutcome.TAKEN_IN
        assert [(each.kind, each.object) for each in told.findings] == [
            (FindingKind.CASE_PURGED, f"case {case.id}")
        ]
    finally:
        helper.close()
        vault.close()


def desks_card(desks: Desks) -> cards.Card:
    """The office's card."""
    return cards.parse_card((desks.root / "office.kartu").read_bytes())


def test_a_foreign_case_is_not_purged(acknowledged: Opened) -> None:
    office = acknowledged.desks.office()
    try:
        received = cases.listing(office)[0]
        with refused("case-foreign"):
            purge.purge(office, [received], "selesai")
        assert purge.covered(office) == []
    finally:
        office.close()


def test_a_missing_body_without_a_purge_is_still_damage(acknowledged: Opened) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    purge.purge(vault, [case], "selesai")
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Lain"))
    with vault.store.transaction():
        vault.store.run("UPDATE entries SET body = NULL WHERE case_id = ?", (other.id,))
    report = check_vault(vault)
    assert report.verdict is Verdict.DAMAGED
    assert {each.kind for each in report.findings} >= {FindingKind.LOG_BODY}
    with vault.store.transaction():
        vault.store.run("UPDATE entries SET body = NULL WHERE kind = ?", (Kind.CASE_PURGED,))
    missing = [each for each in check_vault(vault).findings if each.kind is FindingKind.LOG_BODY]
    assert len(missing) > 10


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


def test_a_second_acknowledgement_that_comes_late_is_taken(sealed: Desks) -> None:
    vault = sealed.officer()
    try:
        case = cases.find(vault, "1")
        late = sealed.root / "late"
        shutil.copytree(sealed.root / "usb", late)
        second = seals.seal(vault, case, desks_card(sealed), late).folder
        acknowledge(sealed, vault, second)
        purge.purge(vault, [case], "selesai")
        acknowledge(sealed, vault, sealed.folder)
        assert {each.state.value for each in handovers.listing(vault)} == {"taken-in"}
        assert_intact(vault)
    finally:
        vault.close()


def test_a_withdrawn_item_is_erased_with_its_case(acknowledged: Opened) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    made = numbers.provisional(vault, case, NumberKind.REGISTER)
    items.withdraw(vault, case, made, "keliru")
    hand_over(acknowledged.desks, vault, case, "usb3")
    purge.purge(vault, [case], "selesai")
    assert vault.store.number("SELECT count(*) FROM items") == 0
