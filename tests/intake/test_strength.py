"""What is said of a passphrase, for those that officers think up and those that a thief thinks of first."""

import pytest

from intake.strength import Strength, guesses, known_words, strength

OFFICE = known_words("Siti Rahma", "23.02", "Panwaslu Kecamatan Balikpapan Selatan")


@pytest.mark.parametrize(
    "passphrase",
    [
        "23.02  Bawaslu Kota Balikpapan",
        "kota balikpapan kota balikpapan",
        "bawaslu kota balikpapan 2026",
        "bawaslukotabalikpapan2026",
        "kalimantan timur 23.02 balikpapan selatan",
        "siti rahma siti rahma 2026",
        "SITI RAHMA PANWASLU KECAMATAN 2024",
        "12345678901234567890",
        "14021987",
        "qwertyuiopasdfghjklzxcvbnm",
        "password password password",
        "passwordpasswordpassword",
        "bismillah hirrahman nirrahim",
        "aaaa bbbb cccc dddd eeee ffff",
        "abc abc abc abc abc abcdef",
        "kuda kuda kuda kuda kuda kuda",
        "kudakudakudakuda",
        "satu dua tiga empat lima enam",
        "rahasia!",
    ],
)
def test_what_a_thief_tries_first_is_weak_however_long(passphrase):
    assert strength(passphrase, OFFICE) is Strength.WEAK


@pytest.mark.parametrize(
    "passphrase", ["kuda biru makan lampu tua", "kuda, biru; makan. lampu tua!", "x7$kp2!qlm9zw4%d"]
)
def test_words_without_a_link_and_chance_itself_are_strong(passphrase):
    assert strength(passphrase, OFFICE) is Strength.STRONG


def test_words_in_between_are_fair():
    assert strength("kuda biru lompat pagar", OFFICE) is Strength.FAIR


@pytest.mark.parametrize("passphrase", ["", "pendek", "        ", "   kuda   "])
def test_too_little_is_too_little(passphrase):
    assert strength(passphrase) is Strength.TOO_SHORT


def test_the_office_and_its_region_count_where_they_are_ones_own():
    assert {"bawaslu", "balikpapan", "kalimantan", "timur", "siti", "02"} <= OFFICE
    words = "balikpapan lampu kalimantan kursi"
    assert guesses(words, known_words("Ani", "01.01")) > guesses(words, OFFICE)


def test_said_again_it_is_no_harder():
    assert guesses("lampu kursi lampu kursi") == guesses("lampu kursi")
    assert guesses("Lampu KURSI") == guesses("lampu kursi")


def test_an_office_that_is_not_known_hinders_nothing():
    assert known_words("Ani Wijaya", "99.99") == {"ani", "wijaya", "99"}
