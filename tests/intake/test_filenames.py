"""Names for files that go out, whatever they were called on somebody's device."""

import pytest

from intake.filenames import safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("IMG_0001.jpg", "IMG_0001.jpg"),
        ("foto\u202egpj.exe\n.jpg", "fotogpj.exe.jpg"),
        ("Pasar Baru 2024.jpg", "Pasar Baru 2024.jpg"),
        ("CON.jpg", "_CON.jpg"),
        ("lpt1", "_lpt1"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("nul .jpg", "_nul.jpg"),
        ("surat. . ", "surat"),
        ('a<b>c:d"e/f\\g|h?i*.pdf', "a_b_c_d_e_f_g_h_i_.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("", "bukti-0001"),
        ("\u200b\n. ", "bukti-0001"),
        ("...", "bukti-0001"),
        ("é" * 200 + ".jpeg", "é" * 115 + ".jpeg"),
        ("x." + "y" * 300, "x." + "y" * 118),
    ],
)
def test_a_name_is_safe_everywhere_and_still_itself(name: str, safe: str) -> None:
    assert safe_name(name, "bukti-0001") == safe
    assert safe_name(safe, "bukti-0001") == safe
