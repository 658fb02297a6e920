"""Checking a vault: header, database, every log, every row against its events, every blob."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Final

from crypto.checkpoints import parse_checkpoint
from crypto.errors import CryptoError
from crypto.merkle import MerkleTree
from crypto.notes import VerifierKey, parse_note
from intake import facts
from intake import header as headers
from intake import vault as vaults
from intake.blobs import BLOCK, Blob, BlobFolder
from intake.check import records
from intake.custody.entries import Kind
from intake.custody.judge import Against, Chain, HeldHead, judge_head, short_origin
from intake.evidence.exhibits import Obtained
from intake.findings import Checked, Finding, FindingKind, Report, finding
from intake.ids import BlobId
from intake.office import DISPUTED
from intake.problems import Problem
from intake.store import Row
from intake.vault import Vault
from intake.watching import Watcher, watched

THREADS: Final = 2
PAGE: Final = 500
_DAMAGE: Final = {
    "header-damaged": FindingKind.HEADER_DAMAGED,
    "database-damaged": FindingKind.DATABASE_DAMAGED,
    "database-missing": FindingKind.DATABASE_DAMAGED,
    "blob-missing": FindingKind.BLOB_MISSING,
    "blob-damaged": FindingKind.BLOB_DAMAGED,
}


class CheckCancelled(Exception):
    """The check was stopped before its end."""


def check_vault(
    vault: Vault, *, full: bool = True, watcher: Watcher | None = None, against: Sequence[HeldHead] = ()
) -> Report:
    """Checks an unlocked vault; without `full`, blobs are only looked for and the database's pages not read.

    `against` are heads of its log that are held elsewhere. Raises `CheckCancelled`.
    """
    findings, compared = _header(vault), Against(against)
    broken = vault.store.integrity_findings() if full else []
    findings += [finding(FindingKind.DATABASE_DAMAGED, vaults.RECORDS, "", line) for line in broken]
    blobs: list[Blob] = []
    unread: list[str] = []
    entries = 0

    def logs() -> None:
        nonlocal entries
        purged = _purged(vault)
        for log in vault.store.rows("SELECT * FROM logs ORDER BY id"):
            found, count = _log(vault, log, compared, purged)
            findings.extend(found)
            entries += count

    def content() -> None:
        blobs.extend(_blob(row) for row in vault.store.rows("SELECT * FROM blobs"))
        findings.extend(_unreferenced(vault, {blob.id for blob in blobs}))

    # What one damaged page hides does not keep the rest from being looked at.
    steps = {
        "log": logs,
        "records": lambda: findings.extend(records.check_records(vault)),
        "blobs": content,
    }
    for name, step in steps.items():
        try:
            step()
        except Problem as problem:
            unread.append(name)
            if not broken:
                findings.append(damage_of(problem))
    findings += compared.findings()
    findings += _blobs(vault, blobs, full, watcher)
    checked = Checked(len(blobs), sum(blob.size for blob in blobs) if full else 0, entries)
    not_checked = (*unread, *(() if full else ("blob contents", "database pages")))
    return Report("vault", "full" if full else "outer", None, tuple(findings), not_checked, checked)


def check_path(
    path: Path,
    passphrase: bytes,
    *,
    full: bool = True,
    watcher: Watcher | None = None,
    against: Callable[[Vault], Sequence[HeldHead]] | None = None,
) -> Report:
    """Checks a locked vault or a backup and leaves it as it is. Damage that keeps it from opening is a finding.

    `against` gives the heads that are held elsewhere, once the vault is open. Raises `Problem` where nothing could be
    checked: wrong-passphrase, vault-missing, vault-in-use, and what `against` raises.
    """
    try:
        vault = opened_as_it_is(path, passphrase)
    except Problem as problem:
        if problem.code not in _DAMAGE:
            raise
        return Report("vault", "outer", None, (damage_of(problem),), ("log", "records", "blobs"))
    try:
        return check_vault(
            vault, full=full, watcher=watcher, against=against(vault) if against is not None else ()
        )
    finally:
        vault.close()


def opened_as_it_is(path: Path, passphrase: bytes) -> Vault:
    """The vault, to be read only; a live one of an older Segel is brought up to date, as by any opening.

    Raises `Problem` as `vault.inspect` does.
    """
    try:
        return vaults.inspect(path, passphrase)
    except Problem as problem:
        if problem.code != "schema-older":
            raise
        try:
            return vaults.unlock(path, passphrase)
        except Problem as other:
            raise (problem if other.code == "vault-is-backup" else other) from None


def heads_of(vault: Vault) -> list[HeldHead]:
    """All heads that this vault holds: its own released ones and those it verified of other logs.

    Raises `Problem("against-unreadable")` where there is none.
    """
    rows = vault.store.rows("SELECT note FROM checkpoints")
    if not rows:
        raise Problem("against-unreadable", item=vault.path.name)
    return [HeldHead.of(parse_checkpoint(parse_note(row["note"]).text), vault.id) for row in rows]


def damage_of(problem: Problem) -> Finding:
    """A problem met while checking, as a finding; any other problem is raised on."""
    if problem.code not in _DAMAGE:
        raise problem
    return finding(_DAMAGE[problem.code], Path(str(problem.particulars.get("item", ""))).name)


def _header(vault: Vault) -> list[Finding]:
    """Copies found damaged at an unlock were restored then; both are read again as they are now."""
    damaged = list(vault.damaged_copies)
    try:
        copies = headers.read_copies(vault.path)
        damaged += copies.damaged
        damaged += ["mac" for header in copies.readable if not header.is_authentic(vault.data_key)]
    except Problem as problem:
        return [damage_of(problem)]
    return [finding(FindingKind.HEADER_DAMAGED, name) for name in dict.fromkeys(damaged)]


def _purged(vault: Vault) -> dict[str, tuple[int, int]]:
    """For each purged case the log and number of the event that says so; bodies before it may be gone."""
    rows = vault.store.rows(
        "SELECT log, seq, case_id FROM entries WHERE kind = ? AND body IS NOT NULL"
        " AND log IN (SELECT id FROM logs WHERE kind IN ('own', 'former')) ORDER BY log, seq",
        (Kind.CASE_PURGED.value,),
    )
    return {row["case_id"]: (int(row["log"]), int(row["seq"])) for row in rows}


def _log(
    vault: Vault, log: Row, against: Against, purged: Mapping[str, tuple[int, int]]
) -> tuple[list[Finding], int]:
    name, own = short_origin(log["origin"])[:8], log["kind"] in ("own", "former")
    chain = Chain(name)
    findings: list[Finding] = []
    for row in _paged(vault, int(log["id"])):
        entry = chain.take(bytes(row["entry"]), None if row["body"] is None else bytes(row["body"]))
        if entry is None:
            continue
        stored = (int(row["seq"]), row["case_id"], int(row["n"]), row["kind"], row["at"], bytes(row["leaf"]))
        if stored != (entry.seq, entry.case, entry.n, entry.kind, entry.at, chain.leaves[-1]):
            findings.append(finding(FindingKind.LOG_CHAIN, f"{name} #{row['seq']} row", "as in the entry"))
        gone = purged.get(row["case_id"], (0, 0)) > (int(log["id"]), entry.seq)
        if own and row["body"] is None and not gone:
            findings.append(finding(FindingKind.LOG_BODY, f"{name} #{entry.seq}", entry.body, "missing"))
    tree = MerkleTree(chain.leaves)
    findings += chain.findings
    try:
        key = VerifierKey.parse(log["vkey"])
    except CryptoError as error:
        return [*findings, finding(FindingKind.DATABASE_DAMAGED, f"{name} key", "", error)], tree.size
    if log["id"] == vault.own_log and key != vault.keys.log.verifier:
        findings.append(finding(FindingKind.DATABASE_DAMAGED, f"{name} key", "the vault's log key"))
    for row in vault.store.rows("SELECT * FROM checkpoints WHERE log = ? ORDER BY size", (log["id"],)):
        findings += judge_head(bytes(row["note"]), key, tree, f"{name} checkpoint {row['size']}")
    if log["kind"] != DISPUTED:
        against.judge_log(log["origin"], tree, whole=own)
    return findings, tree.size


def _paged(vault: Vault, log: int) -> Iterator[Row]:
    """The rows of a log, not all of them in memory."""
    after = -1
    while page := vault.store.rows(
        "SELECT * FROM entries WHERE log = ? AND seq > ? ORDER BY seq LIMIT ?", (log, after, PAGE)
    ):
        yield from page
        after = int(page[-1]["seq"])


def _blob(row: Row) -> Blob:
    return Blob(BlobId(row["id"]), bytes(row["key"]), str(row["sha256"]), int(row["size"]))


def _unreferenced(vault: Vault, held: set[BlobId]) -> Iterable[Finding]:
    rows = vault.store.rows(
        "SELECT id FROM blobs WHERE id NOT IN (SELECT blob_id FROM evidence)"
        " AND id NOT IN (SELECT preview_blob FROM previews WHERE preview_blob IS NOT NULL)"
        " AND id NOT IN (SELECT blob_id FROM received_files WHERE blob_id IS NOT NULL)"
    )
    loose = {BlobId(row["id"]) for row in rows} | (vault.blobs.present() - held)
    return [finding(FindingKind.BLOB_UNREFERENCED, blob_id) for blob_id in sorted(loose)]


def _blobs(vault: Vault, blobs: list[Blob], full: bool, watcher: Watcher | None) -> Iterator[Finding]:
    tick = watched(watcher, len(blobs), sum(blob.size for blob in blobs), CheckCancelled)

    def judge(blob: Blob) -> Finding | None:
        return _judge_blob(vault.blobs, blob, full, tick)

    with ThreadPoolExecutor(THREADS, "segel-check") as pool:
        found = list(filter(None, pool.map(judge, blobs)))
    for each in found:
        yield _named(vault, each)


def _named(vault: Vault, hurt: Finding) -> Finding:
    """A blob with the exhibits that it holds, as `CASE/NUMBER`: its random id tells nobody which photo is hurt.

    One that holds nothing but a preview is no evidence: previews are made again.
    """
    held = (
        "SELECT cases.number AS in_case, evidence.number, evidence.obtained FROM evidence"
        " JOIN cases ON cases.id = evidence.case_id WHERE blob_id {} ORDER BY in_case, evidence.number"
    )
    try:
        rows = vault.store.rows(held.format("= ?"), (hurt.object,))
        is_kept = rows or vault.store.number(
            "SELECT count(*) FROM received_files WHERE blob_id = ?", (hurt.object,)
        )
        if not is_kept:
            shown = "IN (SELECT blob_id FROM previews WHERE preview_blob = ?)"
            if rows := vault.store.rows(held.format(shown), (hurt.object,)):
                hurt = finding(FindingKind.PREVIEW_DAMAGED, hurt.object, hurt.expected, hurt.found)
        names = tuple(facts.decode(Obtained, row["obtained"]).file_name for row in rows)
    except (Problem, ValueError):
        return hurt  # the page that says so is damaged itself, which is a finding of its own
    exhibits = ", ".join(f"{row['in_case']}/{row['number']}" for row in rows)
    return replace(hurt, object=f"{exhibits} ({hurt.object})", names=names) if exhibits else hurt


def _judge_blob(folder: BlobFolder, blob: Blob, full: bool, tick: Callable[[int], None]) -> Finding | None:
    if not full:
        there = folder.path(blob.id).is_file()
        return None if there else finding(FindingKind.BLOB_MISSING, blob.id)
    digest, size = hashlib.sha256(), 0
    try:
        with folder.open(blob) as source:
            while block := source.read(BLOCK):
                digest.update(block)
                size += len(block)
                tick(len(block))
    except Problem as problem:
        return damage_of(problem)
    except CryptoError:
        return finding(FindingKind.BLOB_DAMAGED, blob.id)
    except OSError as error:
        return finding(FindingKind.BLOB_DAMAGED, blob.id, "", type(error))
    if (digest.hexdigest(), size) != (blob.sha256, blob.size):
        return finding(
            FindingKind.BLOB_DAMAGED, blob.id, f"{blob.sha256} {blob.size}", f"{digest.hexdigest()} {size}"
        )
    return None
