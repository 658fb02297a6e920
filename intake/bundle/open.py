"""Opening a hand-over folder in one pass: label, digests, envelopes, tars. Checking and receiving share it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, Final, Protocol, cast

from crypto.envelope import AgeReader
from crypto.errors import CryptoError, FormatError
from intake.blobs import BLOCK
from intake.bundle import contents, guide, inside
from intake.bundle.label import Label, note_holds, parse_label, verify_label, verify_unknown
from intake.bundle.notetext import FileSum, KeyName
from intake.bundle.opened import Opened
from intake.bundle.sealedfile import SealedFile
from intake.bundle.tarstream import Member, TarDamagedError, TarReader
from intake.cards import Card
from intake.custody.entries import digest
from intake.files import NotPlainError, open_plain
from intake.findings import Checked, FindingKind
from intake.problems import Problem, from_os_error
from intake.vault import Vault
from intake.watching import Tick

MAX_LABEL: Final = 1 << 20
MAX_TAGS: Final = 64 << 20
MAX_LOG: Final = 256 << 20
LABEL: Final = "label.txt"
SIGNATURE: Final = "label.txt.sig"
BUNDLE: Final = "bundle.age"
_BULK: Final = ("data/evidence/", "data/identity/", "data/papers/")
_LOG_FILE: Final = re.compile(
    r"(entries\.jsonl|consistency\.txt|checkpoint\.txt|signatures/[0-9]{3,}\.txt"
    r"|continued\.jsonl|former/[0-9a-f]{32}\.txt)\Z"
)


class Sink(Protocol):
    """Where the bulky files of a bag go; each is read whole. Tag files and records stay in memory."""

    def take(self, path: str, content: BinaryIO) -> FileSum:
        """Takes a file and returns its sum."""


class Discard:
    """A sink that only hashes."""

    def take(self, path: str, content: BinaryIO) -> FileSum:
        """Hashes the file and forgets it."""
        hashing, size = hashlib.sha256(), 0
        while block := content.read(BLOCK):
            hashing.update(block)
            size += len(block)
        return FileSum(hashing.hexdigest(), size)


def open_outside(folder: Path, cards: Sequence[Card]) -> Opened:
    """Reads the label and looks for the files that it names; reads none of them. `cards` are newest first.

    Raises `Problem`: file-unreadable, file-gone.
    """
    if not folder.is_dir():
        raise Problem("file-gone", item=str(folder))
    opened = Opened(folder, cards=cards)
    opened.label_bytes = _small(opened, LABEL)
    signature = _small(opened, SIGNATURE)
    try:
        opened.label = label = parse_label(opened.label_bytes)
    except FormatError as error:
        opened.find(FindingKind.LABEL_MALFORMED, LABEL, "", error)
        return opened
    opened.card = next((card for card in cards if KeyName.of(card.notes) == label.sender), None)
    if opened.card is None:
        opened.find(FindingKind.KEY_UNKNOWN, LABEL, label.sender.name)
    try:
        if opened.card is None:
            verify_unknown(opened.label_bytes, signature)
        else:
            verify_label(opened.label_bytes, signature, opened.card)
    except CryptoError as error:
        whole = opened.card is not None and note_holds(opened.label_bytes, opened.card)
        opened.find(FindingKind.SIGNATURE, SIGNATURE if whole else LABEL, label.sender.name, error)
    _judge_offices(opened, label)
    _look_around(opened, {LABEL, SIGNATURE, *label.files()})
    return opened


def _judge_offices(opened: Opened, label: Label) -> None:
    """The label's office codes are those of the cards that its keys are known by."""
    for field_name, key, said in (
        ("from-office", label.sender, label.sender_office),
        ("to-office", label.receiver, label.receiver_office),
    ):
        known = [card.office for card in opened.cards if KeyName.of(card.notes) == key]
        if known and said not in known:
            opened.find(FindingKind.LABEL_MISMATCH, field_name, known[0], said)


def _look_around(opened: Opened, expected: set[str]) -> None:
    try:
        paths = sorted(opened.folder.iterdir())
    except OSError as error:
        raise from_os_error(error, opened.folder) from error
    for path in paths:
        if path.name not in expected:
            opened.find(FindingKind.FILE_EXTRA, path.name)


def _small(opened: Opened, name: str) -> bytes:
    path = opened.folder / name
    try:
        with open_plain(path, follow=False) as source:
            data = source.read(MAX_LABEL + 1)
    except FileNotFoundError:
        opened.find(FindingKind.FILE_MISSING, name)
        return b""
    except NotPlainError:
        opened.find(FindingKind.PATH_UNSAFE, name)
        return b""
    except OSError as error:
        raise from_os_error(error, path) from error
    opened.checked += Checked(1, len(data))
    return data


def read_outside(opened: Opened, tick: Tick | None = None) -> None:
    """Compares every file with the label, without opening any envelope; a second time nothing is read.

    Raises `Problem`: file-unreadable.
    """
    if not opened.is_read:
        for name in (guide.NAME, "log.age", BUNDLE):
            _drain(opened, name, tick)
        opened.is_read = True


def _drain(opened: Opened, name: str, tick: Tick | None) -> None:
    with SealedFile(opened.folder, cast(Label, opened.label), name, tick) as sealed:
        sealed.drain()
    _merge(opened, name, sealed)


def _merge(opened: Opened, name: str, sealed: SealedFile) -> None:
    opened.findings += sealed.findings
    opened.checked += sealed.checked
    if name == BUNDLE:
        opened.arrived = sealed.sha256


def read_all(opened: Opened, vault: Vault, sink: Sink, tick: Tick | None = None) -> None:
    """Reads everything once with the vault's age identity: files against the label, then all that is inside.

    `opened` must have label and card. Only authenticated bytes reach `sink`, but only no damage at the end makes
    them good. Raises `Problem`: file-unreadable, and what `sink` and `tick` raise.
    """
    _drain(opened, guide.NAME, tick)
    log = _read_log(opened, vault, tick)
    _choose_card(opened)
    bag = _read_bag(opened, vault, sink, tick)
    # What is missing behind a cut is not missing in what was sealed.
    if opened.inner is not None and bag:
        inside.judge_bag(opened, vault)
    if opened.inner is not None and log:
        inside.judge_log(opened, vault)


def _unseal(
    opened: Opened, vault: Vault, name: str, each: Callable[[Member], None], tick: Tick | None
) -> bool:
    """Decrypts one file and hands on its members; whether it came to its end well.

    The file is read whole in any case, for its digest.
    """
    label = cast(Label, opened.label)
    limit = label.bundle.size if name == BUNDLE else label.log.size
    whole = False
    with SealedFile(opened.folder, label, name, tick) as sealed:
        try:
            tar = TarReader(AgeReader(sealed, vault.keys.age_identity), limit, f"segel-{label.handover}")
            try:
                for member in tar.members():
                    each(member)
                whole = True
            finally:
                opened.findings += tar.findings
        except CryptoError as error:
            opened.find(FindingKind.AGE_DAMAGED, name, "", error)
        except TarDamagedError as error:
            opened.find(FindingKind.TAR_MALFORMED, name, "", error)
        sealed.drain()
    _merge(opened, name, sealed)
    return whole


def _read_log(opened: Opened, vault: Vault, tick: Tick | None) -> bool:
    left = MAX_LOG

    def take(member: Member) -> None:
        nonlocal left
        left -= member.size
        opened.log[member.path] = _kept(member, left)
        if not _LOG_FILE.match(member.path):
            opened.find(FindingKind.FILE_EXTRA, f"log.age {member.path}")

    return _unseal(opened, vault, "log.age", take, tick)


def _choose_card(opened: Opened) -> None:
    """A desk that was restored has a card for each of its logs; its notes key, which signed the label, is the same."""
    origin = opened.log.get("checkpoint.txt", b"").partition(b"\n")[0].decode("utf-8", "replace")
    notes = cast(Card, opened.card).notes
    same = [card for card in opened.cards if card.notes == notes and card.log.name == origin]
    opened.card = same[0] if same else opened.card


def _kept(member: Member, left: int) -> bytes:
    """A small file, into memory; `left` is what there is room for after it."""
    if left < 0:
        raise TarDamagedError("small files are larger than allowed")
    return member.content.read() or b""


def _read_bag(opened: Opened, vault: Vault, sink: Sink, tick: Tick | None) -> bool:
    """Tag files come first and are judged before anything of data/ is kept; whether all of the bag came out."""
    keep: Sink | None = None
    left = MAX_TAGS

    def take(member: Member) -> None:
        nonlocal keep, left
        is_data = member.path.startswith("data/")
        if is_data and keep is None:
            _judge_tags(opened)
            # What is already known to be bad is read on, but nothing of it is kept.
            keep = Discard() if opened.is_damaged else sink
        if keep is not None and member.path.startswith(_BULK):
            opened.payload[member.path] = keep.take(member.path, cast(BinaryIO, member.content))
            return
        if keep is not None and not is_data:
            raise TarDamagedError("a tag file after the data")
        left -= member.size
        opened.files[member.path] = data = _kept(member, left)
        if is_data:
            opened.payload[member.path] = FileSum(digest(data), len(data))

    whole = _unseal(opened, vault, BUNDLE, take, tick)
    if keep is None and whole:
        _judge_tags(opened)
    opened.checked += Checked(len(opened.files) + len(opened.payload))
    return whole


def _judge_tags(opened: Opened) -> None:
    tags = contents.judge_tags(opened.files, cast(Label, opened.label), opened.card)
    opened.findings += tags.findings
    opened.inner, opened.manifest = tags.inner, tags.manifest
