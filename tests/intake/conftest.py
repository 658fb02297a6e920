"""Real vaults for the tests of checking and handing over: made once, copied for each test."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from crypto.slots import KdfParams
from intake import cards, lifecycle
from intake import vault as vaults
from intake.bundle import seal as seals
from intake.bundle.receive import Received
from intake.check.vault import check_vault
from intake.custody import heads
from intake.evidence import adding, exhibits
from intake.findings import FindingKind, Report, Verdict
from intake.officer import Officer
from intake.problems import Problem
from intake.records import cases, people, statements
from intake.vault import Vault

PASSPHRASE = b"rahasia"


@dataclass
class Desks:
    """Folders of a field officer's vault, with one case, and of an office's; each trusts the other's card."""

    root: Path
    officer_path: Path
    office_path: Path

    def officer(self) -> Vault:
        return vaults.unlock(self.officer_path, PASSPHRASE)

    @property
    def folder(self) -> Path:
        """The hand-over's folder."""
        return next(each for each in (self.root / "usb").iterdir() if each.is_dir())

    def card(self) -> cards.Card:
        """The officer's card."""
        return cards.parse_card((self.root / "officer.kartu").read_bytes())

    def office(self) -> Vault:
        return vaults.unlock(self.office_path, PASSPHRASE)


def kdf() -> KdfParams:
    return KdfParams(65536, 3, 4, os.urandom(16))


def kinds(found: Report | Received) -> set[FindingKind]:
    """Which kinds of findings there are."""
    return {each.kind for each in found.findings}


def fill(vault: Vault, folder: Path) -> None:
    case = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Kampanye di sekolah", place="Aula"))
    cases.edit(vault, case, cases.CaseFacts("Kampanye di sekolah", narrative="Pukul sepuluh"))
    witness = people.add(vault, case, people.Role.SAKSI, people.PersonFacts("Budi", address="Jl. Mawar 1"))
    sealed = statements.seal(
        vault, case, witness, statements.draft(vault, case, witness, "Saya melihat itu.")
    )
    statements.amend(vault, case, witness, sealed, "Tambahan: dua mobil.")
    folder.mkdir()
    for number, size in enumerate((10, 70_000, 1_200_000)):
        (folder / f"foto {number}.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes([number]) * size)
    for added in adding.add(vault, case, [folder], exhibits.Obtained("", source="Budi")):
        assert added.outcome is adding.Outcome.ADDED
    first = next(exhibits.listing(vault, case))
    exhibits.withdraw(vault, case, first, "salah berkas")


@pytest.fixture(autouse=True)
def _stretched_once(stretched_once: None) -> None:
    """In all tests of this folder."""


@pytest.fixture(scope="session")
def made_desks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("desks")
    officer = lifecycle.create(root / "officer", Officer("Siti", "23.02", "Panwascam"), PASSPHRASE, kdf=kdf())
    office = lifecycle.create(root / "office", Officer("Kantor", "23.00"), PASSPHRASE, kdf=kdf())
    fill(officer, root / "foto")
    cards.trust(officer, cards.own_card(office))
    cards.trust(office, cards.own_card(officer))
    (root / "officer.kartu").write_bytes(cards.own_card(officer))
    (root / "office.kartu").write_bytes(cards.own_card(office))
    heads.lock(officer)
    heads.lock(office)
    return root


@pytest.fixture
def desks(made_desks: Path, tmp_path: Path) -> Desks:
    root = tmp_path / "desks"
    shutil.copytree(made_desks, root)
    return Desks(root, root / "officer", root / "office")


@pytest.fixture(scope="session")
def made_handover(made_desks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("handover") / "desks"
    shutil.copytree(made_desks, root)
    officer = vaults.unlock(root / "officer", PASSPHRASE)
    (root / "usb").mkdir()
    card = cards.parse_card((root / "office.kartu").read_bytes())
    papers = [seals.Paper("B1.pdf", b"%PDF-1.4 " + b"p" * 90_000)]
    seals.seal(officer, cases.find(officer, "1"), card, root / "usb", papers=papers)
    heads.lock(officer)
    return root


@pytest.fixture
def sealed(made_handover: Path, tmp_path: Path) -> Desks:
    """The two desks with one hand-over on a stick, in `root / "usb"`."""
    root = tmp_path / "sealed"
    shutil.copytree(made_handover, root)
    return Desks(root, root / "officer", root / "office")


@pytest.fixture
def officer(desks: Desks) -> Iterator[Vault]:
    """The officer's vault, unlocked; it is checked whole after the test."""
    vault = desks.officer()
    try:
        yield vault
        assert_intact(vault)
    finally:
        vault.close()


@pytest.fixture
def office(desks: Desks) -> Iterator[Vault]:
    """The office's vault, unlocked; it is checked whole after the test."""
    vault = desks.office()
    try:
        yield vault
        assert_intact(vault)
    finally:
        vault.close()


def assert_intact(vault: Vault) -> None:
    report = check_vault(vault)
    assert (report.verdict, report.findings) == (Verdict.INTACT, ())


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "brankas"
    heads.lock(lifecycle.create(path, Officer("Siti Aminah", "23.02"), PASSPHRASE, kdf=kdf()))
    return path


@pytest.fixture
def vault_path(made_vault: Path, tmp_path: Path) -> Path:
    """A locked vault with nothing in it, its passphrase being `rahasia`."""
    return Path(shutil.copytree(made_vault, tmp_path / "brankas"))


@pytest.fixture
def vault(vault_path: Path) -> Iterator[Vault]:
    """A vault with nothing in it, unlocked; it is checked whole after the test."""
    opened = vaults.unlock(vault_path, PASSPHRASE)
    try:
        yield opened
        assert_intact(opened)
    finally:
        opened.close()


@pytest.fixture
def open_vault(vault_path: Path) -> Iterator[Vault]:
    """The same for tests that damage it: nobody checks it afterwards."""
    opened = vaults.unlock(vault_path, PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def case(vault: Vault) -> cases.Case:
    return cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Perusakan baliho"))


Refused = Callable[[str], AbstractContextManager[None]]


@pytest.fixture
def refused() -> Refused:
    """`with refused("file-gone"):` passes only where that problem is raised."""

    @contextmanager
    def expect(code: str, **particulars: str | int) -> Iterator[None]:
        with pytest.raises(Problem) as caught:
            yield
        assert caught.value.code == code
        assert caught.value.particulars.items() >= particulars.items()

    return expect
