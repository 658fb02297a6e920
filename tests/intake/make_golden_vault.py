"""Write the golden vault of schema version 1 anew: python -m tests.intake.make_golden_vault

It is what a field laptop may hold that was not updated for years. Do so only where its contents must grow; the
passphrase is `rahasia`.
"""

import os
import shutil
import tempfile
from pathlib import Path

from crypto.slots import KdfParams
from intake import cases, header, people, statements
from intake import vault as vaults
from intake.blobs import BlobFolder
from intake.clock import SystemClock
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.evidence import adding, exhibits
from intake.files import make_folder
from intake.ids import VaultId, new_id
from intake.officer import Officer
from intake.store import Store
from intake.vault import Vault

GOLDEN = Path(__file__).parent / "schema" / "golden" / "v1"
PASSPHRASE = b"rahasia"
PHOTO = b"\xff\xd8\xff\xe0 foto"


def empty(path: Path, version: int) -> Vault:
    """A new vault whose database stops at a schema version."""
    make_folder(path / "blobs" / "incoming")
    vault_id, data_key, keys = VaultId(new_id()), os.urandom(32), vaults.fresh_keys()
    officer = Officer("Siti", "23.02", "Panwascam")
    store = Store(path / vaults.RECORDS, vaults.store_key(data_key), create=True, version=version)
    with store.transaction():
        for name, value in officer.as_actor().items():
            store.run("INSERT INTO meta VALUES (?, ?)", (f"officer.{name}", str(value)))
        store.run(
            "INSERT INTO logs (origin, kind, vkey) VALUES (?, 'own', ?)",
            (keys.origin, keys.log.verifier.encode()),
        )
    kdf = KdfParams(65536, 3, 4, os.urandom(16))
    header.write_copies(path, vaults.new_header(vault_id, data_key, keys, PASSPHRASE, kdf))
    blobs = BlobFolder(path / "blobs")
    return Vault(
        path, vault_id, store, blobs, keys, officer, SystemClock(), data_key, 1, (), vaults.hold(path)
    )


def make(path: Path) -> None:
    """A locked vault of version 1 with one of everything that version 1 knew."""
    vault = empty(path, 1)
    with vault.store.transaction():
        journal.record(vault, Kind.VAULT_CREATED, None, {"id": vault.id, "recovery": ""})
    case = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Kampanye di sekolah"))
    witness = people.add(vault, case, people.Role.SAKSI, people.PersonFacts("Budi"))
    draft = statements.draft(vault, case, witness, "Saya melihat itu.")
    statements.seal(vault, case, witness, draft)
    with tempfile.TemporaryDirectory() as folder:
        photo = Path(folder) / "foto.jpg"
        photo.write_bytes(PHOTO)
        for added in adding.add(vault, case, [photo], exhibits.Obtained("", source="Budi")):
            if added.problem is not None:
                raise added.problem
    heads.lock(vault)
    (path / vaults.LOCK).unlink(missing_ok=True)


if __name__ == "__main__":
    shutil.rmtree(GOLDEN, ignore_errors=True)
    make(GOLDEN)
