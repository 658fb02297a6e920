import pytest

from intake.media import sniff


@pytest.mark.parametrize(
    ("head", "media_type", "extension"),
    [
        (b"\xff\xd8\xff\xe1", "image/jpeg", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp", "webp"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav", "wav"),
        (b"RIFF\0\0\0\0AVI LIST", sniff.UNKNOWN, "bin"),
        (b"II*\0\x08\0\0\0", "image/tiff", "tif"),
        (b"MM\0*\0\0\0\x08", "image/tiff", "tif"),
        (b"GIF89a", "image/gif", "gif"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1", "image/heic", "heic"),
        (b"\0\0\0\x18ftypheix\0\0\0\0mif1", "image/heic", "heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "image/heic", "heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "image/avif", "avif"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "image/avif", "avif"),
        (b"\0\0\0\x18ftypisom\0\0\0\0", "video/mp4", "mp4"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0", "video/quicktime", "mov"),
        (b"\0\0\0\x14ftyp3gp4\0\0\0\0", "video/3gpp", "3gp"),
        (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", "image/bmp", "bmp"),
        (b"BM is a word of a text", sniff.UNKNOWN, "bin"),
        (b"%PDF-1.7", "application/pdf", "pdf"),
        (b"OggS\0", "audio/ogg", "ogg"),
        (b"ID3\x04", "audio/mpeg", "mp3"),
        (b"\xff\xfb\x90\x64", "audio/mpeg", "mp3"),
        (b"PK\x03\x04", "application/zip", "zip"),
        (b"", sniff.UNKNOWN, "bin"),
        (b"<svg xmlns=", sniff.UNKNOWN, "bin"),
        (b"MZ\x90\0", sniff.UNKNOWN, "bin"),
    ],
)
def test_type_by_content(head: bytes, media_type: str, extension: str) -> None:
    assert sniff.media_type(head) == media_type
    assert sniff.extension(media_type) == extension


@pytest.mark.parametrize(
    ("media_type", "suffix", "shown"),
    [
        ("image/tiff", ".ARW", "arw"),
        ("image/tiff", ".dng", "dng"),
        ("image/tiff", ".TIFF", "tif"),
        ("image/tiff", ".Budi Santoso", "tif"),
        ("image/tiff", "", "tif"),
        ("image/jpeg", ".nef", "jpg"),
        (sniff.UNKNOWN, ".cr2", "bin"),
    ],
)
def test_a_raw_file_alone_is_shown_with_its_own_suffix(media_type: str, suffix: str, shown: str) -> None:
    assert sniff.shown_extension(media_type, suffix) == shown


@pytest.mark.parametrize(
    ("media_type", "suffix", "expected"),
    [
        ("image/jpeg", ".JPEG", False),
        ("image/png", ".jpg", True),
        ("image/jpeg", ".xyz", False),
        ("image/heic", ".heif", False),
        (sniff.UNKNOWN, ".jpg", True),
    ],
)
def test_a_suffix_that_promises_something_else(media_type: str, suffix: str, expected: bool) -> None:
    assert sniff.contradicts(media_type, suffix) is expected
