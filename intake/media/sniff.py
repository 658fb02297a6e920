"""The media type of a file by its first bytes; names and suffixes are not believed."""

import struct
from typing import Final

HEAD: Final = 64
UNKNOWN: Final = "application/octet-stream"
ZIP: Final = "application/zip"
TAR: Final = "application/x-tar"
PDF: Final = "application/pdf"
_OLE: Final = (
    "application/vnd.ms-office"  # Word, Excel, PowerPoint up to 2003, or any of today's with a password
)
_OOXML: Final = "application/vnd.openxmlformats-officedocument"  # which one is not known
_ODF: Final = "application/vnd.oasis.opendocument"
_PARTS: Final = (
    ("word/", _OOXML + ".wordprocessingml.document"),
    ("xl/", _OOXML + ".spreadsheetml.sheet"),
    ("ppt/", _OOXML + ".presentationml.presentation"),
)
_PACKAGE: Final = ("[Content_Types].xml", "_rels/", "docProps/")
_ODF_KINDS: Final = ("text", "spreadsheet", "presentation", "graphics")

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
    (0, b"%PDF-", PDF),
    (0, b"OggS", "audio/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (0, b"\x1f\x8b\x08", "application/gzip"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/x-rar-compressed"),
    (4, b"1AY&SY", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (0, b"PK\x05\x06", ZIP),
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
_MEASURED: Final = (PDF, "audio/wav", "audio/ogg", "audio/mpeg", "audio/flac")
_EXTENSIONS: Final = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/tiff": "tif",
    "image/heic": "heic",
    "image/avif": "avif",
    "image/gif": "gif",
    "image/bmp": "bmp",
    PDF: "pdf",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/3gpp": "3gp",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    ZIP: "zip",
    _PARTS[0][1]: "docx",
    _PARTS[1][1]: "xlsx",
    _PARTS[2][1]: "pptx",
    _ODF + ".text": "odt",
    _ODF + ".spreadsheet": "ods",
    _ODF + ".presentation": "odp",
    _ODF + ".graphics": "odg",
    "application/rtf": "rtf",
    "application/gzip": "gz",
    "application/x-7z-compressed": "7z",
    TAR: "tar",
    "application/x-bzip2": "bz2",
    "application/x-xz": "xz",
    "application/zstd": "zst",
    "application/x-rar-compressed": "rar",
    "audio/flac": "flac",
    "audio/amr": "amr",
    "image/jxl": "jxl",
    "image/x-canon-cr3": "cr3",
    "image/x-fuji-raf": "raf",
    "image/x-olympus-orf": "orf",
    "image/x-panasonic-rw2": "rw2",
}
_RAW: Final = frozenset(
    [
        "3fr",
        "arw",
        "cr2",
        "dcr",
        "dng",
        "erf",
        "iiq",
        "kdc",
        "mef",
        "mos",
        "nef",
        "nrw",
        "pef",
        "rwl",
        "sr2",
        "srw",
    ]
)
"""Raw files of cameras that are TIFF by their first bytes (TIFF/EP, ISO 12234-2; DNG 1.7)."""
_OFFICE: Final = ("docx", "xlsx", "pptx")
_EITHER: Final = {_OOXML: _OFFICE, _OLE: _OFFICE, _ODF: ("odt", "ods", "odp", "odg"), ZIP: _OFFICE}
_ALIASES: Final = {
    "jpeg": "jpg",
    "jfif": "jpg",
    "mpo": "jpg",
    "tiff": "tif",
    "heif": "heic",
    "hif": "heic",
    "tgz": "gz",
}


def media_type(head: bytes) -> str:
    """The media type of a file that begins with `head` (64 bytes are enough).

    Which office document it is, a longer head tells, by the names of the first parts: nothing is unpacked. A tar file
    takes 512 bytes.
    """
    if head[:4] == b"PK\x03\x04":
        return _zip(head)
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
    return TAR if _is_tar(head) else UNKNOWN


def _is_tar(head: bytes) -> bool:
    """Whether the first header of a tar file (POSIX.1-2024, pax, ustar) is there and its checksum right."""
    said = head[148:156].strip(b" \0")
    if len(head) < 512 or not said or said.strip(b"01234567"):
        return False
    return int(said, 8) == sum(head[:148]) + 8 * ord(" ") + sum(head[156:512])


_BMP_HEADERS: Final = tuple(bytes([size, 0, 0, 0]) for size in (12, 40, 52, 56, 64, 108, 124))


def _zip(head: bytes) -> str:
    """APPNOTE 4.3.7: names in local file headers; ECMA-376-2 and ODF 1.3 part 2, 3.3 for what they speak of."""
    found, at = ZIP, 0
    while head[at : at + 4] == b"PK\x03\x04" and len(head) >= at + 30:
        flags, packed, length, extra = struct.unpack_from("<6xH10xI4xHH", head, at)
        name = head[at + 30 : at + 30 + length].decode("latin-1")
        body = at + 30 + length + extra
        if at == 0 and name == "mimetype":
            return _odf(head[body : body + packed])
        if at == 0 and not name.startswith((*_PACKAGE, *(part for part, _ in _PARTS))):
            return ZIP
        told = next((kind for part, kind in _PARTS if name.startswith(part)), None)
        if told is not None:
            return told
        found = _OOXML
        if flags & 8:  # the size stands behind the data
            break
        at = body + packed
    return found


def _odf(said: bytes) -> str:
    """The type that an ODF package says first, uncompressed; the family where the head ends within it."""
    text = said.decode("latin-1")
    if text.removeprefix(_ODF + ".") in _ODF_KINDS:
        return text
    return _ODF if text.startswith(_ODF[:26]) else ZIP


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


def measured(found: str) -> bool:
    """Whether pages are counted or a duration is read in files of a type, and nothing else."""
    return found in _MEASURED


def extension(found: str) -> str:
    """The neutral suffix, without the dot, for a media type; `bin` for what is unknown."""
    return _EXTENSIONS.get(found, "bin")


def shown_extension(found: str, suffix: str) -> str:
    """As `extension`, but a camera's raw file, which only its own suffix tells from any other TIFF, keeps that."""
    claimed = suffix.lower().lstrip(".")
    return claimed if found == "image/tiff" and claimed in _RAW else extension(found)


def contradicts(found: str, suffix: str) -> bool:
    """Whether a known suffix (`.JPG`) promises another type than the content has."""
    claimed = suffix.lower().lstrip(".")
    claimed = _ALIASES.get(claimed, claimed)
    known = claimed in _EXTENSIONS.values() and claimed not in _EITHER.get(found, ())
    return known and claimed != extension(found)
