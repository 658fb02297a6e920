import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from intake.media import replies
from intake.media.types import MAX_TAGS, ExifStatus, Facts, MalformedFacts, PreviewStatus
from intake.worker import Frame

GOOD = Facts(
    media_type="image/jpeg",
    exif_status=ExifStatus.COMPLETE,
    pixel_width=4000,
    make="Samsung é\x1b[31m",
    latitude="-1.2654",
    longitude="116.8312",
    altitude="-12.5",
    gps_time="2024-02-14T01:30:00Z",
    readers=("exifread", "pillow"),
    disagreements=('model: exifread "X", pillow "Y"',),
    doubts=("suffix-mismatch",),
    sources=("make: EXIF IFD0 Make / exifread + pillow",),
    duration_ms=1233,
    created_utc="2024-02-14T01:30:00Z",
    c2pa=True,
    thumbnail="present",
)


def jpeg(size: tuple[int, int] = (64, 48), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.effect_mandelbrot(size, (-2, -1.5, 1, 1.5), 40).convert("RGB").save(out, "JPEG", **options)
    return out.getvalue()


FIRST_VERSION = """{"media_type": "image/jpeg", "exif_status": "complete", "pixel_width": 1632, "pixel_height": 1224,
 "make": "samsung", "model": "SM-A546E", "software": "A546EXXU6BWK3", "orientation": 1,
 "taken_raw": "2024:02:10 08:30:00", "taken_subsec": "374", "taken_offset": "+08:00", "gps_time": null,
 "latitude": "-1.2654", "longitude": "116.8312", "altitude": "12", "position_note": null, "unread_reason": null,
 "readers": ["exifread", "pillow"], "disagreements": [], "doubts": []}"""


def test_facts_kept_by_the_first_version_are_read() -> None:
    facts = Facts.from_json(json.loads(FIRST_VERSION))
    assert (facts.model, facts.sources, facts.c2pa, facts.thumbnail) == ("SM-A546E", (), False, None)
    assert facts.to_json() == json.loads(FIRST_VERSION)
    for change in ({"c2pa": True}, {"sources": []}):
        with pytest.raises(MalformedFacts):
            Facts.from_json(json.loads(FIRST_VERSION) | change)
    nothing_new = dict.fromkeys(GOOD.to_json()) | {"sources": [], "written": [], "tools": [], "xmp": False}
    with pytest.raises(MalformedFacts):
        Facts.from_json(nothing_new | {"c2pa": False} | json.loads(FIRST_VERSION))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"tags":NaN}',
        b'{"tags":1.5}',
        b'{"x":"\xff"}',
        b'{"tags":[]}',
        b'{"tags":[["a","b"]],"xmp":"","cut":false}',
        b'{"tags":[["a","b",1]],"xmp":"","cut":false}',
        b'{"tags":["abc"],"xmp":null,"cut":false}',
        b'{"tags":[],"xmp":"","cut":0}',
        b'{"tags":[],"xmp":"","cut":true,"more":1}',
        b"[" * 100_000,
        b'"' + b"x" * MAX_TAGS,
    ],
    ids=lambda body: body[:12].decode("latin-1"),
)
def test_tag_dumps_of_a_liar_are_refused(body: bytes) -> None:
    with pytest.raises(replies.BadReply):
        replies.decode_tags(Frame({"result": {}}, body))
    good = b'{"tags":[["a","b","c"]],"xmp":"","cut":false}'
    assert replies.decode_tags(Frame({"result": {}}, good)).json == good


def test_facts_survive_json() -> None:
    assert Facts.from_json(GOOD.to_json()) == GOOD
    assert replies.decode_facts(Frame({"result": GOOD.to_json()}), "image/jpeg") == GOOD


@pytest.mark.parametrize(
    "change",
    [
        {"make": 5},
        {"make": "x" * 1025},
        {"make": "\ud800"},
        {"make": ["x"]},
        {"pixel_width": -1},
        {"pixel_width": True},
        {"pixel_width": "4000"},
        {"pixel_width": 1 << 32},
        {"latitude": "-1.26540000"},
        {"latitude": "nan"},
        {"latitude": "1e3"},
        {"latitude": "91"},
        {"latitude": "１"},
        {"longitude": "-180.1"},
        {"longitude": None},
        {"gps_time": "yesterday"},
        {"gps_time": "2024-02-14T01:30:00Z\n"},
        {"exif_status": "fine"},
        {"exif_status": ["complete"]},
        {"exif_status": "unread"},
        {"unread_reason": "timeout"},
        {"exif_status": "unread", "unread_reason": "Rm -rf"},
        {"readers": "exifread"},
        {"readers": ["x"] * 33},
        {"readers": [None, 1]},
        {"doubts": ["No Code"]},
        {"media_type": None},
        {"c2pa": 1},
        {"xmp": None},
        {"created_utc": "2024"},
        {"duration_ms": -1},
        {"sources": {"make": "EXIF"}},
        {"written": [1]},
        {"thumbnail": "Same!"},
        {"media_type": "image/png"},
        {"more": 1},
    ],
    ids=str,
)
def test_facts_of_a_liar_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(replies.BadReply):
        replies.decode_facts(Frame({"result": GOOD.to_json() | change}), "image/jpeg")


@pytest.mark.parametrize(
    "frame",
    [
        Frame({}),
        Frame({"result": None}),
        Frame({"result": []}),
        Frame({"result": GOOD.to_json()}, b"x"),
        Frame({"result": GOOD.to_json(), "x": 1}),
        Frame({"result": {}}),
    ],
)
def test_other_final_frames_are_refused(frame: Frame) -> None:
    with pytest.raises(replies.BadReply):
        replies.decode_facts(frame, "image/jpeg")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(sorted(GOOD.to_json())), json_values)
def test_any_value_in_any_field_is_taken_as_it_is_or_refused(name: str, value: Any) -> None:
    try:
        found = Facts.from_json(GOOD.to_json() | {name: value})
    except MalformedFacts:
        return
    assert found.to_json()[name] == value


@pytest.mark.parametrize(
    "read",
    [None, 5, [], [0], [0, 1, 2], [-1, 5], [0, 0], [0, -1], [0, True], ["0", 1], [0, 101], [99, 2], [0, 51]],
    ids=str,
)
def test_reads_outside_the_file_are_refused(read: Any) -> None:
    with pytest.raises(replies.BadReply):
        replies.decode_read({"read": read}, 100, 50)


def test_reads_inside_the_file() -> None:
    assert replies.decode_read({"read": [50, 50]}, 100, 50) == (50, 50)
    assert replies.decode_read({"result": 1}, 100, 50) is None


@pytest.mark.parametrize("reason", [None, 5, "", "Not A Code", "x" * 65, ["memory"]], ids=str)
def test_failure_reasons_are_short_codes(reason: Any) -> None:
    assert replies.decode_failed(Frame({"failed": "memory"})) == "memory"
    with pytest.raises(replies.BadReply):
        replies.decode_failed(Frame({"failed": reason}))


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}], ids=str)
def test_a_plain_jpeg_is_a_preview(options: dict[str, Any]) -> None:
    data = jpeg(**options)
    found = replies.decode_preview(
        Frame({"result": {"width": 64, "height": 48, "thumbnail": None}}, data), 64
    )
    assert (found.status, found.jpeg, found.width, found.height) == (PreviewStatus.MADE, data, 64, 48)


def test_previews_of_a_liar_are_refused() -> None:
    data = jpeg()
    said = {"width": 64, "height": 48, "thumbnail": None}
    png = io.BytesIO()
    Image.new("RGB", (64, 48)).save(png, "PNG")
    bad = [
        (said, b""),
        (said, png.getvalue()),
        (said, data[:-2]),
        (said, data + b"\0"),
        (said, data[:-2] + data),
        (said, jpeg(exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0")),
        (said, jpeg(comment=b"x")),
        (said, data[:300]),
        (said, data.replace(b"\xff\xc0\x00\x11\x08", b"\xff\xc0\x00\x11\x0c")),
        (said | {"width": 63}, data),
        (said | {"thumbnail": "other"}, data),
        (said | {"thumbnail": ["same"]}, data),
        ({"width": 64, "height": 48}, data),
        (said | {"width": 65}, jpeg((65, 48))),
        (said, data[:-2] + b"\0" * (4 << 20) + data[-2:]),
    ]
    for header, body in bad:
        with pytest.raises(replies.BadReply):
            replies.decode_preview(Frame({"result": header}, body), 64)


@given(st.integers(0, 700), st.binary(min_size=1, max_size=4))
def test_no_damage_escapes_the_jpeg_check(at: int, patch: bytes) -> None:
    data = bytearray(_SMALL)
    data[at : at + len(patch)] = patch
    try:
        width, height = replies.jpeg_size(bytes(data))
    except replies.BadReply:
        return
    assert 0 <= width < 65536 and 0 <= height < 65536


_SMALL = jpeg((8, 8))
