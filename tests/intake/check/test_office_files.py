"""What an office put into its vault's folder: each file that cannot be used is named, and nothing stops."""

from pathlib import Path

import pytest

from intake.check import office_files
from intake.papers.forms.warned import WarningKind
from intake.rules import tables
from intake.rules.faults import Wrong
from intake.vault import Vault
from tests.intake.conftest import Desks


@pytest.fixture
def vault(desks: Desks) -> Vault:
    vault = desks.officer()
    vault.office_tables.mkdir()
    return vault


def put(vault: Vault, name: str, text: str) -> None:
    (vault.office_tables / name).write_text(text, encoding="utf-8")


def test_every_table_that_is_shipped_is_looked_at() -> None:
    assert office_files.TABLES.keys() == {path.stem for path in tables.FOLDER.glob("*.toml")}


def test_a_folder_that_is_not_there_or_empty_is_sound(desks: Desks) -> None:
    vault = desks.officer()
    assert office_files.look(vault).is_sound and office_files.look(vault).count == 0
    vault.office_tables.mkdir()
    assert office_files.look(vault).is_sound
    vault.close()


@pytest.mark.parametrize("name", sorted(office_files.TABLES))
def test_a_table_that_is_no_toml_is_named_with_its_line(vault: Vault, name: str) -> None:
    put(vault, f"{name}.toml", "[[entry]]\ncode = \n")
    (fault,) = office_files.look(vault).faults
    assert (Path(fault.file).name, fault.line, fault.wrong) == (f"{name}.toml", 2, Wrong.SYNTAX)
    vault.close()


def test_a_misspelt_file_is_named_and_others_are_left_alone(vault: Vault) -> None:
    put(vault, "deadline.toml", "")
    put(vault, "catatan.txt", "bukan aturan")
    found = office_files.look(vault)
    assert [(Path(each.file).name, each.wrong) for each in found.faults] == [("deadline.toml", Wrong.FILE)]
    assert found.count == 2
    vault.close()


def test_letterhead_and_logo(vault: Vault) -> None:
    put(vault, "letterhead.toml", 'name = "Bawaslu"\nlogo = "logo.png"\n')
    (missing,) = office_files.look(vault).letterhead
    put(vault, "logo.png", "bukan gambar")
    (broken,) = office_files.look(vault).letterhead
    put(vault, "letterhead.toml", "name = 3\n")
    (unread,) = office_files.look(vault).letterhead
    assert [missing.kind, broken.kind, unread.kind] == [
        WarningKind.LOGO_MISSING, WarningKind.LOGO_BROKEN, WarningKind.LETTERHEAD_BROKEN,
    ]  # fmt: skip
    assert (missing.item, broken.item) == ("logo.png", "logo.png")
    vault.close()


def test_files_are_read_again_only_when_one_changed(vault: Vault) -> None:
    put(vault, "holidays.toml", "salah")
    first = office_files.look(vault)
    assert office_files.look(vault, first) is first
    put(vault, "holidays.toml", "")
    assert office_files.look(vault, first).is_sound
    vault.close()
