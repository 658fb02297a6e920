"""vault: make one, look at it, change its passphrase, back it up, restore it, recover an officer's."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from intake import lifecycle, recovery
from intake.cards import parse_card
from intake.custody import heads, journal
from intake.files import refuse_used
from intake.officer import Officer
from intake.recovery import Wanted
from intake.rules import regions
from ui.console.arguments import Argument, Command
from ui.console.card import read_card
from ui.console.output import Result, pairs
from ui.console.session import Session


def create(session: Session, given: Namespace) -> Result:
    """Makes a vault in a new folder."""
    regions.office(given.office)
    officer = Officer(given.name, given.office, given.unit or "", given.role or "petugas")
    target = Path(given.folder)
    refuse_used(target)  # said before anybody thinks up a passphrase
    superior = parse_card(read_card(Path(given.recovery_card))) if given.recovery_card else None
    if superior is None:
        session.warn("console.passphrase-is-all")
    else:
        session.warn("console.recovery", name=superior.name, fingerprint=" ".join(superior.fingerprint))
    passphrase = session.new_passphrase(session.passphrase_file, officer)
    recovery = superior.age if superior is not None else None
    with session.locking(lifecycle.create(target, officer, passphrase, recovery=recovery)) as vault:
        made = vault.id
    return session.done("done.vault-create", vault=str(target.absolute()), id=made)


def info(session: Session, given: Namespace) -> Result:
    """Says whose vault it is and what it holds."""
    with session.unlocked(_path(given)) as vault:
        head, officer, run = heads.release(vault), vault.officer, vault.store.number
        document: dict[str, str | int] = {
            "vault": str(vault.path.absolute()),
            "id": vault.id,
            "name": officer.name,
            "role": officer.role,
            "office": officer.office,
            "office_name": regions.office(officer.office).title,
            "unit": officer.unit,
            "origin": vault.keys.origin,
            "entries": journal.size(vault),
            "head": head.sms,
            "cases": run("SELECT count(*) FROM cases"),
            "evidence": run("SELECT count(*) FROM evidence"),
            "size": run("SELECT total(size) FROM blobs"),
        }
    lines = pairs((session.say(f"field.{name}"), value) for name, value in document.items())
    return Result(document, tuple(lines))


def passphrase(session: Session, given: Namespace) -> Result:
    """Sets another passphrase."""
    with session.unlocked(_path(given)) as vault:
        file = given.new_passphrase_file
        lifecycle.change_passphrase(
            vault, session.new_passphrase(Path(file) if file else None, vault.officer)
        )
        return session.done("done.vault-passphrase", vault=str(vault.path.absolute()), id=vault.id)


def backup(session: Session, given: Namespace) -> Result:
    """Copies the vault to a new folder."""
    with session.unlocked() as vault:
        made = lifecycle.backup(vault, Path(given.folder))
    folder = str(made.folder.absolute())
    return session.done("done.vault-backup", backup=folder, files=made.files, size=made.size)


def restore(session: Session, given: Namespace) -> Result:
    """Makes a vault from a backup; its log says that it continues another."""
    source, target = Path(given.backup), Path(given.folder)
    secret = session.passphrase(source)
    with session.locking(lifecycle.restore(source, target, secret, given.reason)) as vault:
        made, origin = vault.id, vault.keys.origin
    return session.done("done.vault-restore", vault=str(target.absolute()), id=made, origin=origin)


def recover(session: Session, given: Namespace) -> Result:
    """Opens an officer's vault by its recovery slot, as the office whose card it names; it gets new keys."""
    wanted = Wanted(Path(given.source), Path(given.folder), given.reason, anyway=given.anyway)
    with session.unlocked() as own:
        recovery.refuse(own, wanted)  # said before anybody thinks up a passphrase
        file = given.new_passphrase_file
        secret = session.new_passphrase(Path(file) if file else None, own.officer)
        made = recovery.recover(own, wanted, secret)
    if made.unsigned:
        session.warn("console.recovery-unsigned", count=made.unsigned)
    return session.done(
        "done.vault-recover", vault=str(made.folder.absolute()), id=made.vault, origin=made.origin,
        name=made.officer.name, former=made.former.origin, entries=made.former.size, unsigned=made.unsigned,
    )  # fmt: skip


def _path(given: Namespace) -> Path | None:
    return Path(given.folder) if given.folder else None


COMMANDS = (
    Command(
        "vault create",
        (
            Argument("folder", "new-folder", required=True, help="new-vault"),
            Argument("--name", "text", required=True, help="officer-name"),
            Argument("--office", "code", required=True),
            Argument("--unit", "text"),
            Argument("--role", "text", help="officer-role"),
            Argument("--recovery-card", "file"),
        ),
        create,
    ),
    Command("vault info", (Argument("folder", "folder", help="which-vault"),), info),
    Command(
        "vault passphrase",
        (Argument("folder", "folder", help="which-vault"), Argument("--new-passphrase-file", "file")),
        passphrase,
    ),
    Command("vault backup", (Argument("folder", "new-folder", required=True, help="backup-target"),), backup),
    Command(
        "vault restore",
        (
            Argument("backup", "backup", required=True, help="backup-source"),
            Argument("folder", "new-folder", required=True, help="new-vault"),
            Argument("--reason", "text", required=True, help="restore-reason"),
        ),
        restore,
    ),
    Command(
        "vault recover",
        (
            Argument("source", "folder", required=True, help="recover-source"),
            Argument("folder", "new-folder", required=True, help="new-vault"),
            Argument("--reason", "text", required=True, help="recover-reason"),
            Argument("--new-passphrase-file", "file"),
            Argument("--anyway", help="recover-anyway"),
        ),
        recover,
    ),
)
