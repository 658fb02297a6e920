"""What several tests of the formats draw from."""

from hypothesis import strategies as st

from crypto.errors import CryptoError


@st.composite
def mutations(draw, original):
    """Bytes one edit away from the original: a byte changed, removed, inserted, a slice doubled, or a cut."""
    data = bytearray(original)
    at = draw(st.integers(0, len(data) - 1))
    end = draw(st.integers(at, min(len(data), at + 80)))
    common = st.sampled_from(b'\n\r +=-/"0:,\\{}[]A\xe2\x00') | st.integers(0, 255)
    edit = draw(st.sampled_from(["change", "remove", "insert", "double", "cut"]))
    if edit == "change":
        data[at] = draw(common)
    elif edit == "remove":
        del data[at:end]
    elif edit == "insert":
        data.insert(at, draw(common))
    elif edit == "double":
        data[end:end] = data[at:end]
    else:
        del data[at:]
    return bytes(data)


def reencodes_or_refuses(parse, encode, data):
    """Whether data parses; asserts that it then re-encodes to itself."""
    try:
        value = parse(data)
    except CryptoError:
        return False
    assert encode(value) == data
    return True


def accepts(read, data):
    """Whether a function of the second implementation takes the data."""
    try:
        read(data)
    except (ValueError, IndexError):
        return False
    return True
