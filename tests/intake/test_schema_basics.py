"""The steps of the schema: a new file is made at once, an older one is brought up with a copy kept."""

from intake import schema
from intake.store import Store

KEY = bytes(32)


def test_a_new_file_is_of_the_newest_version_and_needs_no_copy(tmp_path):
    store = Store(tmp_path / "records.db", KEY, create=True)
    assert store.number("PRAGMA user_version") == len(schema.STEPS)
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["records.db"]


def test_an_older_file_is_brought_up_and_a_copy_of_it_stays(tmp_path):
    path = tmp_path / "records.db"
    old = Store(path, KEY, create=True, version=1)
    old.run("INSERT INTO meta VALUES ('a', 'b')")
    old.close()
    new = Store(path, KEY)
    assert new.number("PRAGMA user_version") == len(schema.STEPS)
    assert new.one("SELECT value FROM meta")["value"] == "b"
    new.close()
    copy = Store(tmp_path / "records.db.before-2", KEY, version=1)
    assert copy.number("PRAGMA user_version") == 1
    assert copy.one("SELECT value FROM meta")["value"] == "b"
    copy.close()


def test_every_step_gives_the_same_tables_as_a_new_file(tmp_path):
    def tables(store):
        return {row["sql"] for row in store.rows("SELECT sql FROM sqlite_master")}

    whole = Store(tmp_path / "whole.db", KEY, create=True)
    for version in range(1, len(schema.STEPS)):
        Store(tmp_path / f"{version}.db", KEY, create=True, version=version).close()
        raised = Store(tmp_path / f"{version}.db", KEY)
        assert tables(raised) == tables(whole)
        raised.close()
    whole.close()
