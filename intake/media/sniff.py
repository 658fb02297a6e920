"""The media type of a file by its first bytes; names and suffixes are not believed."""

from typing import Final

HEAD: Final = 64
UNKNOWN: Final = "application/octet-stream"

_MAGIC: Final = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"II+\0\x08\0\0\0", "image/tiff"),
    (0, b"MM\0+\0\x08\0\0", "image/tiff"),
    (0, b"IIRO\x08\0\0\0", "image/x-olympus-orf"),
    (0, b"IIRS\x08\0\0\0", "image/x-olympus-orf"),
    (0, b"MMOR\0\0\0\x08", "image/x-olympus-orf"),
    (0, b"IIU\0", "image/x-panasonic-rw2"),
    (0, b"FUJIFILMCCD-RAW ", "image/x-fuji-raf"),
    (0, b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl"),
    (0, b"\xff\x0a", "image/jxl"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"OggS", "audio/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"PK\x05\x06", "application/zip"),
    (4, b"moov", "video/quicktime"),
    (4, b"mdat", "video/quicktime"),
)
_RIFF: Final = {b"WEBP": "image/webp", b"WAVE": "audio/wav"}
_BRANDS: Final = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"heim": "image/heic",
    b"heis": "image/heic",
    b"hevc": "image/heic",
    b"hevx": "image/heic",
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"hevm": "image/heic",
    b"hevs": "image/heic",
    b"crx ": "image/x-canon-cr3",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
}
_FILMS: Final = ("video/mp4", "video/quicktime", "video/3gpp", "audio/mp4")
_EXTENSIONS: Final = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/tiff": "tif",
    "image/heic": "heic",
    "image/avif": "avif",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "application/pdf": "pdf",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/3gpp": "3gp",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "application/zip": "zip",
    "image/jxl": "jxl",
    "image/x-canon-cr3": "cr3",
    "image/x-fuji-raf": "raf",
    "image/x-olympus-orf": "orf",
    "image/x-panasonic-rw2": "rw2",
}
_ALIASES: Final = {"jpeg": "jpg", "jfif": "jpg", "mpo": "jpg", "tiff": "tif", "heif": "heic", "hif": "heic"}


def media_type(head: bytes) -> str:
    """The media type of a file that begins with `head` (64 bytes are enough)."""
    for at, magic, found in _MAGIC:
        if head[at : at + len(magic)] == magic:
            return found
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return _brand(head)
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0" and head[14:18] in _BMP_HEADERS:
        return "image/bmp"
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[2] & 0xF0 not in (0, 0xF0):
        return "audio/mpeg"
    return UNKNOWN


_BMP_HEADERS: Final = tuple(bytes([size, 0, 0, 0]) for size in (12, 40, 52, 56, 64, 108, 124))


def _brand(head: bytes) -> str:
    """ISO/IEC 14496-12, 4.3: the major brand, then the compatible ones for the generic image brands."""
    major = head[8:12]
    if major in _BRANDS:
        return _BRANDS[major]
    end = min(int.from_bytes(head[:4], "big"), HEAD)
    compatible = {head[at : at + 4] for at in range(16, end - 3, 4)}
    generic = (b"mif1", b"mif2", b"msf1", b"miaf")
    if major in generic or (major[:2] == b"Mi" and compatible.intersection(generic)):
        return "image/avif" if compatible & {b"avif", b"avis"} else "image/heic"
    return "video/3gpp" if major[:2] == b"3g" else "video/mp4"


def readable(found: str) -> bool:
    """Whether facts are looked for in files of a type: pictures, and the films and sounds that phones make."""
    return found.startswith("image/") or found in _FILMS


def extension(found: str) -> str:
    """The neutral suffix, without the dot, for a media type; `bin` for what is unknown."""
    return _EXTENSIONS.get(found, "bin")


def contradicts(found: str, suffix: str) -> bool:
    """Whether a known suffix (`.JPG`) promises another type than the content has."""
    claimed = suffix.lower().lstrip(".")
    claimed = _ALIASES.get(claimed, claimed)
    return claimed in _EXTENSIONS.values() and claimed != extension(found)
