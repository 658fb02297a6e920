"""A dossier's content with every word under the veil, whatever block it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final, Generic, TypeVar, cast, overload

from intake.papers.content import CheckpointBlock, DossierContent, LogBlock, ScrutinyBlock, Stated

Block = TypeVar("Block")
Words = Callable[[str], str]

_KEPT: Final = frozenset(
    {
        "id", "case_id", "sha256", "digest", "digest_short", "anchor", "picture", "manifest", "media_type", "kind",
        "state", "noun", "added_at", "sealed_at", "made_at", "tool_version", "office_code",
    }
)  # fmt: skip
"""Fields that hold codes, digests and moments, which no officer typed."""
_WHOLE: Final = (Stated, CheckpointBlock, LogBlock, Enum)


def veiled(content: DossierContent, words: Words) -> DossierContent:
    """The content with `words` put to every text in it; what is produced lazily stays so."""
    lazy = ("evidence", "scrutiny", "log")
    changed = {
        each.name: _veiled(getattr(content, each.name), words)
        for each in fields(content)
        if each.name not in _KEPT and each.name not in lazy
    }
    return replace(
        content,
        **changed,
        evidence=Veiled(content.evidence, words),
        scrutiny=(cast(ScrutinyBlock, _veiled(each, words)) for each in content.scrutiny),
        log=Veiled(content.log, words),
    )


class Veiled(Sequence[Block], Generic[Block]):
    """A sequence whose blocks are put under the veil as they are reached."""

    def __init__(self, blocks: Sequence[Block], words: Words) -> None:
        self._blocks, self._words = blocks, words

    def __len__(self) -> int:
        return len(self._blocks)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        if isinstance(index, slice):
            return [cast(Block, _veiled(each, self._words)) for each in self._blocks[index]]
        return cast(Block, _veiled(self._blocks[index], self._words))

    def __iter__(self) -> Iterator[Block]:
        return (cast(Block, _veiled(each, self._words)) for each in self._blocks)


def _veiled(value: object, words: Words) -> Any:
    if isinstance(value, _WHOLE):
        return value
    if isinstance(value, str):
        return words(value)
    if isinstance(value, tuple | list):
        return type(value)(_veiled(each, words) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            each.name: _veiled(getattr(value, each.name), words)
            for each in fields(value)
            if each.name not in _KEPT
        }
        return replace(value, **changed)
    return value
