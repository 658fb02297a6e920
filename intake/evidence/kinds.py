"""What kind of thing an exhibit is: guessed from its media type at intake, set right by the officer."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ExhibitKind(StrEnum):
    """The kinds of evidence that Bawaslu's forms speak of, and two that are handled in their own way."""

    FOTO = "foto"
    VIDEO = "video"
    AUDIO = "audio"
    DOKUMEN = "dokumen"
    TANGKAPAN_LAYAR = "tangkapan-layar"
    IDENTITAS = "identitas"
    """A KTP or another identity document: shown only on request, never printed, never listed among the evidence."""
    ARSIP = "arsip"
    LAINNYA = "lainnya"


_FAMILIES: Final = {
    "image": ExhibitKind.FOTO,
    "video": ExhibitKind.VIDEO,
    "audio": ExhibitKind.AUDIO,
    "text": ExhibitKind.DOKUMEN,
}
_PAPERS: Final = ("application/pdf", "application/msword", "application/rtf", "application/vnd.")
_ARCHIVES: Final = (
    "application/zip",
    "application/gzip",
    "application/x-7z",
    "application/x-rar",
    "application/x-tar",
    "application/x-bzip2",
    "application/x-xz",
    "application/zstd",
)


def kind_of(media_type: str) -> ExhibitKind:
    """The kind that a media type speaks for; whether a picture is a screenshot or a KTP only a person can say."""
    if media_type.startswith(_PAPERS):
        return ExhibitKind.DOKUMEN
    if media_type.startswith(_ARCHIVES):
        return ExhibitKind.ARSIP
    return _FAMILIES.get(media_type.partition("/")[0], ExhibitKind.LAINNYA)
