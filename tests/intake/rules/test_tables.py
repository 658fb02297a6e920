"""Rule tables: what is shipped, what an office adds and retires, and files that cannot be used, named by line."""

import re
from dataclasses import dataclass
from datetime import date

import pytest

from intake.rules import tables
from intake.rules.faults import Fault, Wrong
from intake.rules.tables import Fields

SHIPPED = """title = "Daftar"
source = "Perbawaslu 7/2022"

[[entry]]
code = "A"
words = "satu"

[[entry]]
code = "B"
words = "dua"
tags = ["x", "y"]
"""


@dataclass(frozen=True)
class Entry:
    code: str
    words: str
    tags: tuple[str, ...] = ()
    until: date | None = None
    weight: int = 0


def make(fields: Fields) -> Entry:
    return Entry(
        fields.text("code"),
        fields.text("words"),
        fields.texts("tags"),
        fields.day("until"),
        fields.number("weight", 0),
    )


@pytest.fixture
def office(tmp_path):
    (tmp_path / "list.toml").write_text(SHIPPED)
    folder = tmp_path / "office"
    folder.mkdir()
    return folder


def load(office, own: str | bytes | None = None):
    if own is not None:
        (office / "list.toml").write_bytes(own if isinstance(own, bytes) else own.encode())
    return tables.load("list", make, office, office.parent)


def test_what_is_shipped(office):
    table = load(office)
    assert table.entries == (Entry("A", "satu"), Entry("B", "dua", ("x", "y")))
    assert (table.faults, len(table.edition)) == ((), 8)
    assert tables.load("list", make, folder=office.parent) == table


def test_an_office_adds_replaces_and_retires(office):
    before = load(office).edition
    own = '[[entry]]\ncode = "C"\nwords = "tiga"\n[[entry]]\ncode = "A"\nwords = "lain"\n'
    table = load(office, own + '[[retire]]\ncode = "B"\nuntil = 2025-01-31\n')
    assert table.entries == (
        Entry("A", "lain"),
        Entry("B", "dua", ("x", "y"), date(2025, 1, 31)),
        Entry("C", "tiga"),
    )
    assert table.faults == ()
    assert table.edition != before


@pytest.mark.parametrize(
    ("own", "line", "wrong", "item"),
    [
        ('[[entry]]\ncode = "C"\nwords = \n', 3, Wrong.SYNTAX, "TOML"),
        (
            '[[entry]]\ncode = "C"\nwords = "a"\n\n[[entry]]\ncode = "C"\nwords = "b"\n',
            5,
            Wrong.TWICE,
            "C",
        ),
        ('\n[[entry]]\ncode = "C"\n', 2, Wrong.MISSING, "words"),
        ('[[entry]]\ncode = "C"\nwords = 3\n', 1, Wrong.TYPE, "words"),
        ('[[entry]]\ncode = "C"\nwords = "a"\nword = "b"\n', 1, Wrong.UNKNOWN, "word"),
        ('[[entry]]\ncode = "C"\nwords = "a"\nweight = true\n', 1, Wrong.TYPE, "weight"),
        ('[[entry]]\ncode = "C"\nwords = "a"\ntags = [1]\n', 1, Wrong.TYPE, "tags"),
        ('[[retire]]\ncode = "Z"\nuntil = 2025-01-31\n', 1, Wrong.NOT_THERE, "Z"),
        ('[[retire]]\ncode = "A"\nuntil = 2025-01-31\nwhy = "x"\n', 1, Wrong.UNKNOWN, "why"),
        ("entry = 3\n", 1, Wrong.HEADINGS, "[[entry]]"),
        ("[other]\n", 1, Wrong.PART, "other"),
        (b"\n\n# \xff\n", 3, Wrong.ENCODING, "UTF-8"),
    ],
)
def test_an_office_file_that_cannot_be_used_is_named_by_line_and_left_out(office, own, line, wrong, item):
    shipped = tables.load("list", make, folder=office.parent)
    table = load(office, own)
    assert table.entries == shipped.entries
    (fault,) = table.faults
    assert fault == Fault(str(office / "list.toml"), line, wrong, item, fault.expected)
    assert bool(fault.expected) == (wrong is Wrong.TYPE)


def test_a_shipped_file_that_is_wrong_is_a_defect(office, tmp_path):
    (tmp_path / "list.toml").write_text(SHIPPED.replace("words", "word", 1))
    with pytest.raises(ValueError, match="line 4: missing: words"):
        load(office)


def test_a_folder_in_the_files_place_is_named(office):
    (office / "list.toml").mkdir()
    assert load(office).faults == ()


@pytest.mark.parametrize("path", sorted(tables.FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_each_shipped_file_names_its_source(path):
    import tomllib

    document = tomllib.loads(path.read_text("utf-8"))
    assert document["title"]
    assert document["source"]
    codes = [each["code"] for each in document.get("entry", [])]
    assert len(codes) == len(set(codes))


def test_every_table_stands_in_the_offices_guide():
    guide = (tables.FOLDER.parent.parent / "docs" / "rules.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z_]+)\.toml`", guide))
    assert named == {path.stem for path in tables.FOLDER.glob("*.toml")}
