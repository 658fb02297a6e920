"""Small files in every container that Segel walks, made by hand around one EXIF block."""

import binascii
import io
import struct
import zlib

from PIL import Image

EXIF = 0x8769
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 13: 4, 16: 8}
Value = int | str | bytes | tuple[int, ...]


def entry(order: str, tag: int, kind: int, value: Value, big: bool = False) -> tuple[bytes, bytes]:
    """Head and data of an entry; rationals are numerator, denominator, …"""
    if isinstance(value, str | bytes):
        data = value.encode() + b"\0" if isinstance(value, str) else value
        count = len(data)
    else:
        numbers = value if isinstance(value, tuple) else (value,)
        count = len(numbers) // (2 if kind == 5 else 1)
        letter = {1: "B", 3: "H", 4: "I", 5: "I", 13: "I", 16: "Q"}[kind]
        data = struct.pack(f"{order}{len(numbers)}{letter}", *numbers)
    return struct.pack(order + "HH" + ("Q" if big else "I"), tag, kind, count), data


def tiff(
    *directories: dict[int, tuple[int, Value]], order: str = "<", magic: bytes = b"", big: bool = False
) -> bytes:
    """A TIFF structure; a value of kind 13 is the number of the directory that it points to (chained: none)."""
    head = magic or ((b"II" if order == "<" else b"MM") + struct.pack(order + "H", 43 if big else 42))
    start, field = (16, 8) if big else (8, 4)
    number = "Q" if big else "I"
    sizes = []
    for directory in directories:
        data = sum(
            len(one) + len(one) % 2
            for tag, (kind, value) in directory.items()
            if len(one := entry(order, tag, kind, value, big)[1]) > field
        )
        sizes.append((8 if big else 2) + len(directory) * (20 if big else 12) + field + data)
    starts = [start + sum(sizes[:index]) for index in range(len(sizes))]
    out = head + (struct.pack(order + "HHQ", 8, 0, start) if big else struct.pack(order + "I", start))
    for index, directory in enumerate(directories):
        table, behind = b"", b""
        data_at = starts[index] + (8 if big else 2) + len(directory) * (20 if big else 12) + field
        for tag, (kind, value) in sorted(directory.items()):
            if kind == 13:
                kind, value = 4, starts[value]  # type: ignore[index]
            top, data = entry(order, tag, kind, value, big)
            if len(data) > field:
                table += top + struct.pack(order + number, data_at + len(behind))
                behind += data + b"\0" * (len(data) % 2)
            else:
                table += top + data.ljust(field, b"\0")
        out += struct.pack(order + ("Q" if big else "H"), len(directory)) + table + bytes(field) + behind
    return out


MAIN = {0x010F: (2, "OPPO"), 0x0110: (2, "CPH2591"), 0x0112: (3, 6), 0x8769: (13, 1), 0x8825: (13, 2)}
TAKEN = {0x9003: (2, "2024:02:14 09:30:00"), 0x9011: (2, "+08:00"), 0x9291: (2, "042")}
GPS = {
    1: (2, "S"),
    2: (5, (1, 1, 15, 1, 5544, 100)),
    3: (2, "E"),
    4: (5, (116, 1, 49, 1, 5232, 100)),
}


def block(order: str = "<", magic: bytes = b"", big: bool = False) -> bytes:
    return tiff(MAIN, TAKEN, GPS, order=order, magic=magic, big=big)


def jpeg(*segments: tuple[int, bytes], size: tuple[int, int] = (64, 48), behind: bytes = b"") -> bytes:
    out = io.BytesIO()
    Image.effect_mandelbrot(size, (-2, -1.5, 1, 1.5), 40).convert("RGB").save(out, "JPEG")
    extra = b"".join(struct.pack(">BBH", 0xFF, code, len(data) + 2) + data for code, data in segments)
    return out.getvalue()[:2] + extra + out.getvalue()[2:] + behind


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48)).save(out, "PNG")
    return out.getvalue()[:33] + b"".join(chunk(*each) for each in chunks) + out.getvalue()[33:]


def raw_profile(data: bytes) -> bytes:
    return b"\nexif\n%8d\n" % len(data) + binascii.hexlify(data) + b"\n"


def box(kind: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack(">I", len(data) + 8) + kind + data


def heif(exif: bytes, brand: bytes = b"heic", base: int = 0, properties: tuple[bytes, ...] = ()) -> bytes:
    """An EXIF item whose place is split into a base offset and an extent offset; properties of item 2."""
    head = box(b"ftyp", brand, bytes(4), b"mif1", brand)
    item = struct.pack(">I", 6) + b"Exif\0\0" + exif

    def meta(at: int) -> bytes:
        infe = box(b"infe", struct.pack(">IHH", 2 << 24, 1, 0), b"Exif\0")
        iinf = box(b"iinf", struct.pack(">IH", 0, 1), infe)
        place = struct.pack(">HHIHII", 1, 0, base, 1, at - base, len(item))
        iloc = box(b"iloc", struct.pack(">IHH", 0, 0x4440, 1), place)
        numbers = bytes(range(1, len(properties) + 1))
        ipma = box(b"ipma", struct.pack(">IIHB", 0, 1, 2, len(numbers)), numbers)
        iprp = box(b"iprp", box(b"ipco", *properties), ipma)
        pitm = box(b"pitm", struct.pack(">IH", 0, 2))
        return box(b"meta", bytes(4), iinf, iloc, *((pitm, iprp) if properties else ()))

    at = len(head) + len(meta(base)) + 8
    return head + meta(at) + box(b"mdat", item)


def cr3() -> bytes:
    canon = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
    main = {tag: value for tag, value in MAIN.items() if value[0] != 13}
    parts = [box(name, tiff(part)) for name, part in ((b"CMT1", main), (b"CMT2", TAKEN), (b"CMT4", GPS))]
    return box(b"ftyp", b"crx \0\0\0\x01crx isom") + box(b"moov", box(b"uuid", canon, *parts))


def raf() -> bytes:
    inner = jpeg((0xE1, b"Exif\0\0" + block()))
    return b"FUJIFILMCCD-RAW ".ljust(84, b"0") + struct.pack(">II", 100, len(inner)) + bytes(8) + inner


def jxl() -> bytes:
    signature = bytes.fromhex("0000000c4a584c200d0a870a") + box(b"ftyp", b"jxl \0\0\0\0jxl ")
    codestream = b"\xff\x0a" + ((1 | (48 // 8 - 1) << 1 | 3 << 6) & (1 << 32) - 1).to_bytes(4, "little")
    return signature + box(b"Exif", bytes(4), block()) + box(b"jxlc", codestream)


def film(*parts: bytes, created: int = 3790719000, wide: bool = False, brand: bytes = b"isom") -> bytes:
    """An MP4 with a `moov` of the parts; 3790719000 is 2024-02-14 01:30:00 UTC."""
    times = struct.pack(">IQQIQ", 1 << 24, created, created, 600, 740) if wide else struct.pack(
        ">IIIII", 0, created, created, 600, 740
    )  # fmt: skip
    track = box(b"trak", box(b"tkhd", bytes(76), struct.pack(">II", 1920 << 16, 1080 << 16)))
    return box(b"ftyp", brand, bytes(4)) + box(b"moov", box(b"mvhd", times, bytes(80)), track, *parts)


def user_data(**texts: str) -> bytes:
    said = [
        box(b"\xa9" + name.encode(), struct.pack(">HH", len(text.encode()), 0x15C7), text.encode())
        for name, text in texts.items()
    ]
    return box(b"udta", *said)


def keys(**texts: str) -> bytes:
    names = [box(b"mdta", f"com.apple.quicktime.{name.replace('_', '.')}".encode()) for name in texts]
    items = [
        box(struct.pack(">I", number), box(b"data", struct.pack(">II", 1, 0), text.encode()))
        for number, text in enumerate(texts.values(), 1)
    ]
    hdlr = box(b"hdlr", bytes(8), b"mdta", bytes(12))
    return box(b"meta", hdlr, box(b"keys", struct.pack(">II", 0, len(names)), *names), box(b"ilst", *items))
