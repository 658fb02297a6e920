"""The practice job: an officer's vault and an office's, a case with photos, sealed, received, acknowledged, checked."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from crypto import slots
from intake import cards, lifecycle
from intake.bundle import ack as acks
from intake.bundle import receive as receiving
from intake.bundle import seal as sealing
from intake.bundle.receive import Received
from intake.bundle.seal import Paper, SealedHandover
from intake.check import vault as vaults
from intake.check.ack import check_ack
from intake.check.bundle import check_bundle
from intake.evidence import adding, reading
from intake.evidence.exhibits import Obtained
from intake.files import make_folder, write_file
from intake.findings import Report, Verdict
from intake.media.practice import PracticePhone, draw_photo, photo_facts
from intake.officer import Officer
from intake.papers import gather
from intake.problems import Problem
from intake.records import cases, people, practice_cases, statements
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.people import PersonFacts, Role
from intake.vault import Vault
from ui.console.output import Exit, Result, put
from ui.console.session import Session

MARK = ".segel-demo"
PHOTOS = "foto-latihan"
PASSPHRASE = b"kata sandi latihan"
UNIT = "Panwaslu Kecamatan Balikpapan Selatan"
_MEGAPIXELS = 1.0
_FLOOR = (slots.MIN_MEMORY_KIB, slots.MIN_ITERATIONS, slots.MAX_LANES)
"""The passphrase of the practice vaults lies beside them, so nothing is gained by a slower key."""


@dataclass(frozen=True, slots=True)
class _Desks:
    officer: Vault
    office: Vault


def run(session: Session, given: Namespace) -> Result:
    """Does all of it and checks what came of it. Raises `Problem("not-a-demo")` for a folder that is something else."""
    folder = Path(given.folder)
    _cleared(folder)
    with (
        session.locking(_vault(folder / "officer", "Siti Aminah", "23.02", UNIT)) as officer,
        session.locking(_vault(folder / "office", "Rahmat Hidayat", "23.00", "")) as office,
    ):
        case, sealed, received = _job(session, _Desks(officer, office), folder)
        further = _practice_cases(session, officer, folder / PHOTOS) if given.cases else []
        _keys(folder, office)
        notes = officer.keys.notes.name
    reports = _checked(session, folder, sealed)
    document = {
        "folder": str(folder.absolute()),
        "case": case.id,
        "handover": sealed.handover,
        "outcome": received.outcome.value,
        "practice": [each.id for each in further],
        "checks": {name: report.verdict.value for name, report in reports},
    }
    well = all(report.verdict is Verdict.INTACT for _, report in reports)
    tour = session.say(
        "demo.tour",
        program=_program(),
        folder=str(folder),
        handover=sealed.folder.name,
        notes=notes,
        photos=PHOTOS,
    )
    return Result(document, ("", tour), Exit.WELL if well else Exit.SOMETHING_WRONG)


def _program() -> str:
    """How Segel is started here, as typed in a terminal."""
    python = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return python.name
    here = Path.cwd()
    return f"{python.relative_to(here) if python.is_relative_to(here) else python} main.py"


def _cleared(folder: Path) -> None:
    """An empty folder; an earlier demo is removed, anything else never."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        if folder.is_symlink() or not (folder / MARK).is_file():
            raise Problem("not-a-demo", item=str(folder))
        shutil.rmtree(folder)
    make_folder(folder)
    write_file(folder / MARK, b"segel demo\n")
    make_folder(folder / "usb")
    make_folder(folder / PHOTOS)


def _vault(path: Path, name: str, office: str, unit: str) -> Vault:
    kdf = slots.KdfParams(*_FLOOR, os.urandom(16))
    return lifecycle.create(path, Officer(name, office, unit), PASSPHRASE, kdf=kdf)


def _keys(folder: Path, office: Vault) -> None:
    write_file(folder / "passphrase.txt", PASSPHRASE + b"\n")
    identity = f"# public key: {office.keys.age_recipient}\n{office.keys.age_identity}\n"
    write_file(folder / "office-age-key.txt", identity.encode("ascii"))


def _job(session: Session, desks: _Desks, folder: Path) -> tuple[Case, SealedHandover, Received]:
    _tell(session, "cards")
    _exchange_cards(desks, folder)
    _tell(session, "case")
    case = _case(session, desks.officer)
    _tell(session, "photos")
    _photos(desks.officer, case, folder / PHOTOS)
    _tell(session, "dossier")
    gather.make_dossier(desks.officer, case, folder / "dossier.pdf")
    _tell(session, "seal")
    to = cards.parse_card(cards.own_card(desks.office))
    paper = Paper("dossier.pdf", (folder / "dossier.pdf").read_bytes())
    sealed = sealing.seal(desks.officer, case, to, folder / "usb", papers=[paper])
    _tell(session, "receive")
    ack = folder / "ack.txt"
    received = receiving.receive(desks.office, sealed.folder, ack_out=ack)
    _tell(session, "ack")
    acks.take(desks.officer, ack.read_bytes())
    return case, sealed, received


def _practice_cases(session: Session, vault: Vault, photos: Path) -> list[Case]:
    """Five further cases, of the kinds of event that are reported most; they stay with the officer."""
    _tell(session, "cases")
    return [practice_cases.make(vault, name, photos) for name in practice_cases.NAMES]


def _tell(session: Session, step: str) -> None:
    if not session.as_json:
        put(session.say(f"demo.{step}"))


def _exchange_cards(desks: _Desks, folder: Path) -> None:
    for vault, other, name in (
        (desks.officer, desks.office, "officer.kartu"),
        (desks.office, desks.officer, "office.kartu"),
    ):
        data = cards.own_card(vault)
        write_file(folder / name, data)
        cards.trust(other, data, cards.parse_card(data).fingerprint)


def _case(session: Session, vault: Vault) -> Case:
    words = CaseFacts(
        title=session.say("demo.case-title"),
        event=session.say("demo.case-event"),
        place=session.say("demo.case-place"),
        event_date="2024-02-10",
        known_date="2024-02-11",
        narrative=session.say("demo.case-narrative"),
        received_place=UNIT,
    )
    case = cases.create(vault, CaseKind.LAPORAN, words)
    people.add(vault, case, Role.PELAPOR, PersonFacts("Budi Latihan", occupation="petani"))
    witness = people.add(vault, case, Role.SAKSI, PersonFacts("Ani Contoh", occupation="guru"))
    people.add(vault, case, Role.TERLAPOR, PersonFacts("Camat Rekaan", occupation="ASN"))
    spoken = statements.draft(vault, case, witness, session.say("demo.statement"))
    statements.seal(vault, case, witness, spoken)
    return case


def _photos(vault: Vault, case: Case, folder: Path) -> None:
    for index in range(8):
        phone = list(PracticePhone)[index % len(PracticePhone)]
        name = photo_facts(phone, index, seed=2024).name
        write_file(folder / name, draw_photo(phone, index, megapixels=_MEGAPIXELS))
    for added in adding.add(vault, case, [folder], Obtained("", source="Budi Latihan")):
        if added.problem is not None:
            raise added.problem
    for _ in reading.read_missing(vault, case):
        continue


def _checked(session: Session, folder: Path, sealed: SealedHandover) -> list[tuple[str, Report]]:
    """Checks what was made as anybody would, with all vaults locked."""
    _tell(session, "check")
    officer, office = (
        cards.parse_card((folder / name).read_bytes()) for name in ("officer.kartu", "office.kartu")
    )
    reports = [
        ("officer", vaults.check_path(folder / "officer", PASSPHRASE)),
        ("office", vaults.check_path(folder / "office", PASSPHRASE)),
        ("bundle", check_bundle(sealed.folder, [officer])),
        ("ack", check_ack((folder / "ack.txt").read_bytes(), [officer, office])),
    ]
    if not session.as_json:
        for name, report in reports:
            put(f"  {session.say(f'demo.checked-{name}')}: {session.say(f'verdict.{report.verdict.value}')}")
    return reports
