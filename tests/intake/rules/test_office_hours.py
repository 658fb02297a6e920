"""When reports are taken (ps 11): by weekday, and around the clock in the quiet period and on voting days."""

from datetime import datetime

import pytest

from intake.rules import office_hours
from intake.rules.office_hours import Reception
from intake.rules.rulesets import RuleSet
from intake.wording import Language, keys, sentence

HOURS = office_hours.load()


@pytest.mark.corpus
def test_each_entry_quotes_its_article(perbawaslu):
    read = [each for each in HOURS.entries if each.article]
    assert len(read) == 3
    for each in read:
        assert each.quote and each.quote in perbawaslu.text[each.article.partition(" huruf")[0]], each.code


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2024-01-08T07:59:59", Reception.CLOSED),  # a Monday
        ("2024-01-08T08:00", Reception.OPEN),
        ("2024-01-11T16:00:59", Reception.OPEN),  # a Thursday
        ("2024-01-11T16:01", Reception.CLOSED),
        ("2024-01-12T16:30", Reception.OPEN),  # a Friday
        ("2024-01-12T16:31", Reception.CLOSED),
        ("2024-01-13T10:00", Reception.CLOSED),  # a Saturday
        ("2024-02-11T03:00", Reception.ROUND_THE_CLOCK),  # masa tenang
        ("2024-02-14T23:59", Reception.ROUND_THE_CLOCK),
        ("2024-02-10T12:00", Reception.CLOSED),
    ],
)
def test_ps_11(moment, expected):
    assert office_hours.reception(HOURS, RuleSet.PEMILU, datetime.fromisoformat(moment)) is expected


def test_an_office_adds_days_around_the_clock(tmp_path):
    (tmp_path / "office_hours.toml").write_text(
        '[[entry]]\ncode = "psu"\nrules = "pemilu"\nfrom = 2026-05-09\nuntil = 2026-05-09\narticle = "ps 11(4)"\n'
        'source = "Keputusan KPU"\nmark = "GK"\n'
    )
    hours = office_hours.load(tmp_path)
    assert not hours.faults
    night = datetime(2026, 5, 9, 2, 0)
    assert office_hours.reception(hours, RuleSet.PEMILU, night) is Reception.ROUND_THE_CLOCK
    assert office_hours.reception(HOURS, RuleSet.PEMILU, night) is Reception.CLOSED


@pytest.mark.parametrize(
    "entry",
    [
        'days = ["senin"]\nopens = "16.00"\ncloses = "08.00"',
        'days = ["senen"]\nopens = "08.00"\ncloses = "16.00"',
        'days = ["senin"]',
        'days = []\nopens = "08.00"\ncloses = "16.00"',
        'days = ["senin"]\nopens = "08:00"\ncloses = "16.00"',
    ],
)
def test_hours_that_do_not_hold_are_named_by_line(tmp_path, entry):
    (tmp_path / "office_hours.toml").write_text(
        f'[[entry]]\ncode = "x"\nrules = "pemilu"\n{entry}\narticle = ""\nsource = ""\nmark = "GK"\n'
    )
    hours = office_hours.load(tmp_path)
    assert [fault.line for fault in hours.faults] == [1] and hours.entries == HOURS.entries


@pytest.mark.parametrize("language", Language)
def test_a_report_outside_the_hours_has_its_sentence(language):
    assert "deadline.outside-hours" in keys(language)
    assert "ps 11" in sentence(language, "deadline.outside-hours")
