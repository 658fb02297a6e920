"""The database: encrypted, all or nothing, and clear about what is wrong with it."""

import errno
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from intake import schema
from intake.problems import from_os_error
from intake.store import Store

KEY = bytes(range(32))
MARKER = "penanda-rahasia-7351"


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path / "records.db", KEY, create=True)
    yield opened
    with suppress(dbapi2.ProgrammingError):  # a test may have closed it
        opened.close()


def put(store, name, value="x"):
    store.run("INSERT INTO meta VALUES (?, ?)", (name, value))


def names(store):
    return [row["name"] for row in store.rows("SELECT name FROM meta ORDER BY name")]


def test_no_file_shows_what_is_in_it(store, tmp_path):
    with store.transaction():
        put(store, MARKER, MARKER * 2000)
    store.copy_to(tmp_path / "copy.db")
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {"records.db", "records.db-wal", "copy.db"} <= found.keys()
    for data in found.values():
        assert MARKER.encode() not in data
        assert b"SQLite format 3" not in data
        assert b"CREATE TABLE" not in data


def test_the_key_is_the_raw_key_as_sqlcipher_documents_it(store, tmp_path):
    put(store, "a")
    store.close()
    raw = dbapi2.connect(str(tmp_path / "records.db"))
    raw.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    assert raw.execute("SELECT name FROM meta").fetchall() == [("a",)]
    raw.close()


def test_commits_are_durable_and_temporary_tables_stay_in_memory(store):
    pragmas = {
        name: store.one(f"PRAGMA {name}")[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "temp_store")
    }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "temp_store": 2}


def test_a_failed_transaction_leaves_nothing(store):
    with pytest.raises(ZeroDivisionError), store.transaction():
        put(store, "a")
        raise ZeroDivisionError
    assert names(store) == []
    assert not store.in_transaction
    with store.transaction():
        put(store, "b")
    assert names(store) == ["b"]


def test_transactions_do_not_nest_and_the_outer_one_is_undone(store):
    with pytest.raises(RuntimeError), store.transaction():
        put(store, "a")
        with store.transaction():
            raise AssertionError("never entered")
    assert names(store) == []


def test_what_goes_together_with_a_transaction_is_kept_with_it(store):
    with store.together_with(lambda: put(store, "beside")):
        with store.transaction():
            put(store, "a")
            assert names(store) == ["a"]
        assert names(store) == ["a", "beside"]
        with store.transaction():
            put(store, "b")
    with store.together_with(lambda: put(store, "alone")):
        pass
    assert names(store) == ["a", "alone", "b", "beside"]


def test_what_goes_together_with_a_transaction_is_undone_with_it(store):
    with (
        pytest.raises(ZeroDivisionError),
        store.together_with(lambda: put(store, "beside")),
        store.transaction(),
    ):
        raise ZeroDivisionError
    with (
        pytest.raises(dbapi2.IntegrityError),
        store.together_with(lambda: put(store, "a")),
        store.transaction(),
    ):
        put(store, "a")
    with store.transaction():
        put(store, "b")
    assert names(store) == ["b"]


def test_another_key_is_refused(store, tmp_path, refused):
    store.close()
    with refused("database-damaged", item=str(tmp_path / "records.db")):
        Store(tmp_path / "records.db", bytes(32))


def test_a_missing_file_is_not_made(tmp_path, refused):
    with refused("database-missing"):
        Store(tmp_path / "none.db", KEY)
    assert not (tmp_path / "none.db").exists()


def test_a_newer_file_is_refused_and_left_alone(store, tmp_path, refused):
    path = tmp_path / "records.db"
    store.run(f"PRAGMA user_version = {len(schema.STEPS) + 1}")
    store.close()
    before = path.read_bytes()
    with refused("schema-newer", known=len(schema.STEPS), found=len(schema.STEPS) + 1):
        Store(path, KEY)
    assert path.read_bytes() == before


def test_a_folder_in_the_file_s_place_is_no_damage(tmp_path, refused):
    (tmp_path / "x.db").mkdir()
    with refused("file-unreadable"):
        Store(tmp_path / "x.db", KEY, create=True)


@pytest.mark.parametrize("end", ["first", "last"])
def test_a_flipped_byte_is_damage_whichever_page_it_is_in(tmp_path, refused, end):
    path = tmp_path / "records.db"
    store = Store(path, KEY, create=True)
    with store.transaction():
        for number in range(400):
            put(store, f"{number:03}", "x" * 1000)
    store.close()
    data = bytearray(path.read_bytes())
    at = 100 if end == "first" else len(data) - 2000
    data[at] ^= 1
    path.write_bytes(data)
    with refused("database-damaged", item=str(path)):
        damaged = Store(path, KEY)
        try:
            assert damaged.integrity_findings()
            damaged.rows("SELECT * FROM meta")
        finally:
            damaged.close()


def test_a_full_disk_names_the_room_that_is_left(tmp_path):
    problem = from_os_error(OSError(errno.ENOSPC, "full"), tmp_path / "none" / "x", needed=7)
    assert (problem.code, problem.particulars["needed"]) == ("disk-full", 7)
    assert problem.particulars["free"] > 0


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOENT, "file-gone"),
        (errno.EACCES, "file-forbidden"),
        (errno.EFBIG, "file-too-big-for-medium"),
        (errno.EIO, "file-unreadable"),
    ],
)
def test_errors_of_the_system_are_told_apart(number, code):
    error = OSError(number, os.strerror(number))
    assert from_os_error(error, Path("x")).code == code


def test_what_was_committed_survives_a_kill(tmp_path):
    script = (
        "import os, signal, sys; from pathlib import Path; from intake.store import Store\n"
        "store = Store(Path(sys.argv[1]), bytes(range(32)), create=True)\n"
        "with store.transaction(): store.run(\"INSERT INTO meta VALUES ('kept', '')\")\n"
        "store.run('BEGIN'); store.run(\"INSERT INTO meta VALUES ('lost', '')\")\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, tmp_path / "records.db"], check=False)
    assert done.returncode == -9
    store = Store(tmp_path / "records.db", KEY)
    assert names(store) == ["kept"]
    assert store.integrity_findings() == []
    store.close()
