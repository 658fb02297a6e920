"""The full case, and what stands in a PDF."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from intake.papers.forms.make import Asked, FormMade, make_form
from intake.records.cases import Case
from intake.vault import Vault
from tests.intake.papers.forms import full_case

Printed = Callable[..., tuple[str, FormMade]]


def words_of(path: Path) -> str:
    """The words of a PDF that qpdf finds sound, on one line."""
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    done = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True)
    return " ".join(done.stdout.decode().split())


@pytest.fixture
def office(vault: Vault) -> Vault:
    """The vault of an office that may take every step, with a letterhead."""
    full_case.letterhead(vault)
    return vault


@pytest.fixture
def full(office: Vault, tmp_path: Path) -> Case:
    return full_case.fill(office, tmp_path / "foto")


@pytest.fixture
def printed(vault: Vault, tmp_path: Path) -> Printed:
    """Makes a form and gives its words and what was said of it."""

    def make(case: Case, name: str, asked: Asked | None = None) -> tuple[str, FormMade]:
        target = tmp_path / f"{case.number}-{name}-{len(list(tmp_path.iterdir()))}.pdf"
        made = make_form(vault, case, name, target, asked)
        return words_of(target), made

    return make
