"""A vault of an old schema version, as it lies on a laptop, is brought up at unlock; a newer one is refused."""

import shutil
from pathlib import Path

import pytest

from intake import cards, schema
from intake import vault as vaults
from intake.bundle import handovers
from intake.custody import heads, journal
from intake.evidence import exhibits, handling
from intake.evidence.kinds import ExhibitKind, kind_of
from intake.problems import Problem
from intake.records import captures, cases, people, statements
from intake.store import Store
from intake.vault import Vault
from tests.intake.conftest import assert_intact
from tests.intake.make_golden_vault import GOLDEN, PASSPHRASE, PHOTO


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLDEN, tmp_path / "vault"))


@pytest.fixture(params=range(1, len(schema.STEPS)))
def older(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, int]:
    """A vault of each version before this one."""
    folder = shutil.copytree(GOLDEN.parent / f"v{request.param}", tmp_path / "vault")
    return Path(folder), int(request.param)


def contents(store: Store, known: Store | None = None) -> dict[str, list[tuple[object, ...]]]:
    """Every table of version 1 with all of its rows, in the columns that `known` has."""
    tables = [line.split()[2] for line in schema.RECORDS if line.startswith("CREATE TABLE")]
    found = {}
    for table in tables:
        columns = ", ".join(row["name"] for row in (known or store).rows(f"PRAGMA table_info({table})"))
        found[table] = [tuple(row) for row in store.rows(f"SELECT {columns} FROM {table} ORDER BY 1, 2")]
    return found


def opened(path: Path) -> Vault:
    return vaults.unlock(path, PASSPHRASE)


def test_unlocking_brings_it_up_and_loses_nothing(older: tuple[Path, int]) -> None:
    path, version = older
    vault = opened(path)
    assert vault.store.number("PRAGMA user_version") == len(schema.STEPS) > 1
    (case,) = cases.listing(vault)
    (witness,) = people.listing(vault, case)
    (statement,) = statements.listing(vault, case)
    (exhibit,) = exhibits.listing(vault, case)
    assert (case.facts.title, witness.facts.name) == ("Kampanye di sekolah", "Budi")
    assert (statement.text, statement.is_sealed) == ("Saya melihat itu.", True)
    with vault.blobs.open(exhibit.blob) as source:
        assert source.read() == PHOTO
    assert [event.entry.kind for event in journal.events(vault)][:2] == ["vault.created", "case.created"]
    assert (len(cards.trusted(vault)), handovers.listing(vault)) == (min(version - 1, 1), [])
    # The step to version 3 gives the kind; a file of version 3 has the one that it was entered with.
    assert exhibit.kind is (ExhibitKind.FOTO if version < 3 else ExhibitKind.LAINNYA)
    capture = captures.record(vault, case, captures.Act.SUKA, captures.CaptureFacts("Facebook"))
    assert captures.listing(vault, case.id)[-1] == capture
    assert handling.classify(vault, case, exhibit, ExhibitKind.TANGKAPAN_LAYAR).number == 1
    assert_intact(vault)
    heads.lock(vault)


def test_the_kinds_that_the_step_writes_are_those_of_the_code(old: Path) -> None:
    key = vaults.store_key(vaults.open_header(old, PASSPHRASE).data_key)
    store = Store(old / vaults.RECORDS, key, version=2)
    types = (
        "image/heic",
        "video/mp4",
        "audio/ogg",
        "application/pdf",
        "application/zip",
        "application/x-odd",
    )
    row = dict(store.rows("SELECT * FROM evidence")[0])
    for number, media_type in enumerate(types, 2):
        row |= {"id": f"{number:032x}", "number": number, "media_type": media_type}
        marks = ", ".join("?" * len(row))
        store.run(f"INSERT INTO evidence ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
    store.close()
    store = Store(old / vaults.RECORDS, key)
    for each in store.rows("SELECT media_type, kind FROM evidence"):
        assert each["kind"] == kind_of(each["media_type"])
    store.close()


def test_the_copy_before_it_is_readable_with_the_same_key_and_the_same(old: Path) -> None:
    vault = opened(old)
    data_key = vault.data_key
    copy = old / "records.db.before-2"
    assert copy.read_bytes()[:15] != b"SQLite format 3"
    before = Store(copy, vaults.store_key(data_key), version=1)
    assert before.number("PRAGMA user_version") == 1
    after = contents(vault.store, before)
    after["meta"] = [each for each in after["meta"] if each[0] != "session"]  # the mark of this unlocking
    assert contents(before) == after
    assert sum(map(len, after.values())) > 9
    before.close()
    heads.lock(vault)


def test_it_is_brought_up_once(old: Path) -> None:
    opened(old).close()
    copy = (old / "records.db.before-2").read_bytes()
    opened(old).close()
    assert (old / "records.db.before-2").read_bytes() == copy


def test_a_step_that_fails_half_way_leaves_the_old_version(old: Path) -> None:
    key = vaults.store_key(vaults.open_header(old, PASSPHRASE).data_key)
    store = Store(old / vaults.RECORDS, key, version=1)
    before = contents(store)
    store.run("CREATE TABLE received_files (x)")
    store.close()
    with pytest.raises(Exception, match="already exists"):
        Store(old / vaults.RECORDS, key)
    store = Store(old / vaults.RECORDS, key, version=1)
    assert store.number("PRAGMA user_version") == 1
    assert store.rows("SELECT name FROM sqlite_schema WHERE name = 'cards'") == []
    assert contents(store) == before
    store.run("DROP TABLE received_files")
    store.close()
    opened(old).close()


def test_a_newer_one_is_refused_and_untouched(old: Path) -> None:
    vault = opened(old)
    vault.store.run(f"PRAGMA user_version = {len(schema.STEPS) + 1}")
    vault.close()
    data = (old / vaults.RECORDS).read_bytes()
    with pytest.raises(Problem) as caught:
        opened(old)
    assert caught.value.code == "schema-newer"
    assert caught.value.particulars["found"] == len(schema.STEPS) + 1
    assert (old / vaults.RECORDS).read_bytes() == data


def test_the_document_of_formats_says_this_version() -> None:
    document = (Path(__file__).resolve().parents[3] / "docs" / "FORMAT.md").read_text("utf-8")
    assert f"| records.db | {len(schema.STEPS)} |" in document
