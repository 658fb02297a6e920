"""Write a golden vault of an old schema version anew: python -m tests.intake.make_golden_vault 1|2|3

It is what a field laptop may hold that was not updated for years. Do so only where its contents must grow; the
passphrase is `rahasia`. Statements and exhibits are written in the columns of version 1, since the code writes the
newest.
"""

import io
import os
import shutil
import sys
import tempfile
from pathlib import Path

from crypto import canonical
from crypto.slots import KdfParams
from intake import cards, facts, header, lifecycle
from intake import vault as vaults
from intake.blobs import BlobFolder
from intake.clock import SystemClock
from intake.custody import heads, journal
from intake.custody.entries import Kind, digest
from intake.evidence import exhibits
from intake.files import make_folder
from intake.ids import VaultId, new_id
from intake.officer import Officer
from intake.records import captures, cases, links, people, things
from intake.store import Store
from intake.vault import Vault

FOLDER = Path(__file__).parent / "schema" / "golden"
GOLDEN = FOLDER / "v1"
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


def make(path: Path, version: int = 1) -> None:
    """Fills a vault at `path` with a case, a person, a sealed statement, an exhibit; from version 2 on a card too."""
    vault = empty(path, version)
    with vault.store.transaction():
        journal.record(vault, Kind.VAULT_CREATED, None, {"id": vault.id, "recovery": ""})
    case = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Kampanye di sekolah"))
    witness = people.add(vault, case, people.Role.SAKSI, people.PersonFacts("Budi"))
    statement(vault, case, witness)
    exhibit(vault, case)
    if version > 1:
        trust_office(vault)
    if version > 2:
        beside(vault, case)
    heads.lock(vault)
    (path / vaults.LOCK).unlink(missing_ok=True)


def statement(vault: Vault, case: cases.Case, witness: people.Person) -> None:
    """Seals words as the code of version 1 did, under a document of version 1."""
    made, at, text = new_id(), vault.clock.now().at, "Saya melihat itu."
    document = canonical.encode(
        {
            "amends": None,
            "case": case.id,
            "id": made,
            "made_at": at,
            "number": 1,
            "person": {"id": witness.id, "name": "Budi", "number": 1, "role": "saksi"},
            "text": text,
            "v": 1,
        }
    )
    sealed = {"digest": digest(document), "id": made, "number": 1, "person": witness.id}
    with vault.store.transaction():
        vault.store.run(
            "INSERT INTO statements (id, case_id, number, person_id, text, document, digest, made_at)"
            " VALUES (?, ?, 1, ?, ?, ?, ?, ?)",
            (made, case.id, witness.id, text, document, digest(document), at),
        )
        journal.record(vault, Kind.STATEMENT_SEALED, case.id, sealed)


def exhibit(vault: Vault, case: cases.Case) -> None:
    """Takes in the photo as the code of version 1 did."""
    words = exhibits.Obtained("foto.jpg", source="Budi")
    blob, evidence = vault.blobs.store(io.BytesIO(PHOTO)).blob, new_id()
    added = {"id": evidence, "media_type": "image/jpeg", "sha256": blob.sha256, "size": blob.size}
    obtained = {"id": evidence, "number": 1, "obtained": facts.to_json(words)}
    with vault.store.transaction():
        exhibits.insert_blob(vault, blob)
        entry = journal.record(vault, Kind.EVIDENCE_ADDED, case.id, added)
        vault.store.run(
            "INSERT INTO evidence (id, case_id, number, blob_id, media_type, added_at, obtained)"
            " VALUES (?, ?, 1, ?, 'image/jpeg', ?, ?)",
            (evidence, case.id, blob.id, entry.at, facts.encode(words)),
        )
        journal.record(vault, Kind.EVIDENCE_OBTAINED, case.id, obtained)


def beside(vault: Vault, case: cases.Case) -> None:
    """A capture, a thing that changed hands, and a link between them."""
    post = captures.CaptureFacts("Facebook", account_name="Lurah Contoh")
    seen = captures.ObservationFacts(seen_by="Siti")
    capture = captures.record(vault, case, captures.Act.SUKA, post, None, seen)
    thing = things.record(vault, case, things.ThingFacts("Spanduk", holder="Budi"))
    things.move(vault, case, thing, things.MoveFacts("Budi", "Siti"))
    links.make(
        vault,
        case,
        links.End(links.EndKind.THING, thing.id),
        links.End(links.EndKind.CAPTURE, capture.id),
    )


def trust_office(vault: Vault) -> None:
    """Puts an office's card into the book."""
    with tempfile.TemporaryDirectory() as folder:
        kdf = KdfParams(65536, 3, 4, os.urandom(16))
        office = lifecycle.create(Path(folder) / "office", Officer("Kantor", "23.00"), PASSPHRASE, kdf=kdf)
        cards.trust(vault, cards.own_card(office))
        office.close()


if __name__ == "__main__":
    wanted = int(sys.argv[1])
    shutil.rmtree(FOLDER / f"v{wanted}", ignore_errors=True)
    make(FOLDER / f"v{wanted}", wanted)
