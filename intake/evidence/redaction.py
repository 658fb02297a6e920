"""Redaction: a derived exhibit whose picture has regions covered; the original stays as it is and is named."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from crypto import canonical
from crypto.canonical import JsonObject
from crypto.errors import CryptoError
from intake import facts
from intake.blobs import Blob
from intake.custody import journal
from intake.custody.entries import Kind
from intake.evidence import adding, exhibits
from intake.evidence.exhibits import Exhibit, Obtained
from intake.ids import EvidenceId
from intake.media import region, sniff
from intake.media.client import MediaWorker
from intake.media.region import Mode, PictureSize, Region
from intake.media.types import Redacted
from intake.problems import Problem
from intake.records.cases import Case, refuse_foreign
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class Derived:
    """From which exhibit another was made, and what of its upright picture was covered."""

    original: EvidenceId
    regions: tuple[Region, ...]

    def to_json(self) -> JsonObject:
        """The relation as case.json holds it."""
        return {"original": self.original, "regions": [each.to_json() for each in self.regions]}


def redact(
    vault: Vault,
    case: Case,
    exhibit: Exhibit,
    regions: Sequence[Region],
    reason: str,
    drawn_on: PictureSize | None = None,
) -> Exhibit:
    """Makes a derived exhibit of a picture with `regions` covered, and logs what it was made from.

    `drawn_on` is the size of the picture on which they were drawn; None where their numbers were typed.
    Raises `Problem`: case-foreign, reason-missing, redaction-identity, redaction-regions, region-outside,
    redaction-size, redaction-not-picture, redaction-impossible, redaction-exists, disk-full, blob-damaged;
    `WorkerError`.
    """
    refuse_foreign(vault, case)
    _refuse_unfit(exhibit, regions, reason)
    made = _made(vault, exhibit, regions)
    if drawn_on not in (None, PictureSize(made.width, made.height)):
        raise Problem("redaction-size", item=exhibit.number)
    refuse_outside(exhibit, regions, made.width, made.height)
    derived = Derived(exhibit.id, tuple(regions))
    words = Obtained(
        f"bukti-{exhibit.number:04}-tertutup.{sniff.extension(made.media_type)}",
        how=f"turunan dari bukti {exhibit.number}",
        description=reason,
        original="salinan",
    )
    facts.checked(words)
    fresh = vault.blobs.store(io.BytesIO(made.data)).blob
    kept = False
    try:
        with vault.store.transaction():
            blob = _placed(vault, case, fresh)
            entered = adding.enter(vault, case, blob, made.media_type, words, exhibit.kind)
            insert(vault, entered.id, derived)
            body: JsonObject = {"id": entered.id, "original_sha256": exhibit.blob.sha256, "reason": reason}
            journal.record(vault, Kind.EVIDENCE_REDACTED, case.id, {**body, **derived.to_json()})
        kept = blob.id == fresh.id
    finally:
        if not kept:
            vault.blobs.remove(fresh.id)
    return entered


def _refuse_unfit(exhibit: Exhibit, regions: Sequence[Region], reason: str) -> None:
    facts.clean_text(reason, "reason")
    if not reason.strip():
        raise Problem("reason-missing")
    if exhibit.is_identity:
        raise Problem("redaction-identity", item=exhibit.number)
    if not exhibit.media_type.startswith("image/"):
        raise Problem("redaction-not-picture", item=exhibit.number)
    try:
        region.list_from_json([each.to_json() for each in regions])
    except ValueError:
        raise Problem("redaction-regions", most=region.MOST_REGIONS) from None


def refuse_outside(exhibit: Exhibit, regions: Sequence[Region], width: int, height: int) -> None:
    """Each region lies wholly inside the upright picture of that size: else what was measured is not what is covered.

    Raises `Problem("region-outside")`.
    """
    if (found := region.outside(regions, width, height)) is not None:
        box = f"{found.x}, {found.y} · {found.width} × {found.height}"
        raise Problem("region-outside", item=exhibit.number, box=box, width=width, height=height)


def _made(vault: Vault, exhibit: Exhibit, regions: Sequence[Region]) -> Redacted:
    try:
        with vault.blobs.open(exhibit.blob) as source, MediaWorker() as worker:
            made = worker.redact(source, exhibit.blob.size, regions)
    except CryptoError as error:
        raise Problem("blob-damaged", item=exhibit.blob.id) from error
    if made.reason is not None:
        raise Problem("redaction-impossible", item=exhibit.number, reason=made.reason)
    return made


def _placed(vault: Vault, case: Case, fresh: Blob) -> Blob:
    """The blob to point at, inside a transaction. Raises `Problem("redaction-exists")`."""
    held = exhibits.held_blob(vault, fresh.sha256)
    if held is None:
        exhibits.insert_blob(vault, fresh)
        return fresh
    same = vault.store.one(
        "SELECT number FROM evidence WHERE case_id = ? AND blob_id = ?", (case.id, held.id)
    )
    if same is not None:
        raise Problem("redaction-exists", item=int(same["number"]))
    if not exhibits.is_whole(vault, held):
        raise Problem("blob-damaged", item=held.id)
    return held


def insert(vault: Vault, evidence: EvidenceId, derived: Derived) -> None:
    """Writes what an exhibit was made from, inside a transaction."""
    text = canonical.encode({"": derived.to_json()["regions"]})[4:-1].decode("utf-8")
    vault.store.run(
        "INSERT OR REPLACE INTO redactions (evidence, original, regions) VALUES (?, ?, ?)",
        (evidence, derived.original, text),
    )


def derived_of(vault: Vault, evidence: EvidenceId) -> Derived | None:
    """What an exhibit was made from; None for one that came from outside. Raises `ValueError` for a damaged row."""
    row = vault.store.one("SELECT original, regions FROM redactions WHERE evidence = ?", (evidence,))
    return None if row is None else read(row["original"], str(row["regions"]))


def read(original: str, regions: str) -> Derived:
    """A relation out of its row. Raises `ValueError`."""
    found = canonical.parse(b'{"":' + regions.encode("utf-8") + b"}")[""]
    return Derived(EvidenceId(original), region.list_from_json(found))


def redacted_of(vault: Vault, exhibit: Exhibit) -> Exhibit | None:
    """The newest exhibit that stands and was made from this one, directly or over others; None without.

    For whatever is shown to the public: it shows this in the original's place.
    """
    # CROSS: by the few redactions to their exhibits, not by all exhibits of the case to their redactions.
    row = vault.store.one(
        "SELECT e.id FROM redactions r CROSS JOIN evidence e ON e.id = r.evidence"
        " WHERE r.original = ? AND e.case_id = ? AND e.number > ? AND e.withdrawn IS NULL"
        " ORDER BY e.number DESC LIMIT 1",
        (exhibit.id, exhibit.case, exhibit.number),
    )
    if row is None:
        return None
    found = exhibits.find(vault, row["id"])
    return redacted_of(vault, found) or found


def was_covered(vault: Vault, exhibit: Exhibit) -> bool:
    """Whether any exhibit, standing or withdrawn, was made from this one by covering something."""
    return bool(vault.store.number("SELECT count(*) FROM redactions WHERE original = ?", (exhibit.id,)))


def originals(vault: Vault, case: Case) -> dict[EvidenceId, int]:
    """The derived exhibits of a case, each with the number of its original; 0 where that is not here."""
    rows = vault.store.rows(
        "SELECT e.id, o.number FROM evidence e JOIN redactions r ON r.evidence = e.id"
        " LEFT JOIN evidence o ON o.id = r.original WHERE e.case_id = ?",
        (case.id,),
    )
    return {EvidenceId(row["id"]): int(row["number"] or 0) for row in rows}


def original_number(vault: Vault, derived: Derived) -> int | None:
    """The number of the exhibit that another was made from; None where it is not here."""
    row = vault.store.one("SELECT number FROM evidence WHERE id = ?", (derived.original,))
    return None if row is None else int(row["number"])


def relation_words(vault: Vault, exhibit: Exhibit) -> str:
    """What papers say of a derived exhibit: `turunan dari bukti 2, area ditutup: …`; empty for others."""
    derived = derived_of(vault, exhibit.id)
    if derived is None:
        return ""
    number = original_number(vault, derived)
    return f"turunan dari bukti {number or '—'}, area ditutup: {words_of(derived.regions)}"


def words_of(regions: Sequence[Region]) -> str:
    """Regions as papers name them: `kotak hitam 300×80 pada (10, 20)`."""
    names = {Mode.BOX: "kotak hitam", Mode.BLUR: "kabur"}
    return "; ".join(
        f"{names[each.mode]} {each.width}×{each.height} pada ({each.x}, {each.y})" for each in regions
    )
