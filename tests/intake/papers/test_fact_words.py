"""Where two readings of a file differ, both papers and window say so in the language of their reader."""

from dataclasses import fields

import pytest

from intake.media.exif_fields import ExifFields
from intake.papers.fact_words import disagreement_words
from intake.wording import Language, keys


@pytest.mark.parametrize(
    ("told", "indonesian"),
    [
        ('make: block 1 "OPPO", block 2 "block 3"', 'merek kamera: bagian 1 "OPPO", bagian 2 "block 3"'),
        ('model: exifread "X", pillow nothing', 'jenis kamera: exifread "X", pillow kosong'),
        ("latitude", "garis lintang"),
        ('nama: pillow "x"', 'nama: pillow "x"'),
        ('make: exifread "24" block 2 nothing", pillow nothing',) * 2,
        ('make: block 1 "a", block 1 "b", block 2 "c"',) * 2,
        ('make: block 1 "a"", block 2 "nothing"',) * 2,
        ('make: block 1 "cut',) * 2,
    ],
)
def test_a_disagreement_in_words(told: str, indonesian: str) -> None:
    shown = indonesian.replace("make: ", "merek kamera: ")
    assert disagreement_words(Language.ID, told) == f"Dua pembacaan tidak sama: {shown}"


def test_in_english_it_has_words_too() -> None:
    said = disagreement_words(Language.EN, 'offset_taken: block 1 "+08:00", block 2 nothing')
    assert said == 'Two readings differ: zone of the capture time: part 1 "+08:00", part 2 nothing'


@pytest.mark.parametrize("language", Language)
def test_every_field_has_words(language: Language) -> None:
    assert {f"read-field.{each.name.replace('_', '-')}" for each in fields(ExifFields)} <= keys(
        language
    ).keys()
