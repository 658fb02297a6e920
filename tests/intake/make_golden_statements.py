"""Write the golden document of the newest version anew: python -m tests.intake.make_golden_statements

Do so only for a new version. v1.json was written by the code of version 1 and can be made no more.
"""

from pathlib import Path

from intake.records.hearing import Hearing, HearingForm, QuestionAnswer, StatementKind
from intake.records.sealedwords import VERSION, SealedWords, Speaker

GOLDEN = Path(__file__).parent / "golden_statements"

NEWEST = SealedWords(
    id="cd" * 16,
    number=3,
    case="0123456789abcdef" * 2,
    person=Speaker("ab" * 16, "Budi \u0639\u0645\u0631 S.Pd.", 2, "saksi"),
    amends=None,
    made_at="2026-11-23T09:30:00.000+08:00",
    text="",
    kind=StatementKind.KLARIFIKASI,
    hearing=Hearing(
        HearingForm(
            started_at="2026-11-23T09:00+08:00",
            ended_at="2026-11-23T08:30+07:00",
            zone="WITA",
            officers="Siti Aminah\nRahmat",
            oath="refused",
            read_back="ya",
            refusal_reason="keyakinan \u2028 \U0001f5f3",
        ),
        (
            QuestionAnswer("Di mana Saudara?", 'Di "Aula"\r\n\tlalu pulang.', "saksi-melihat"),
            QuestionAnswer("Siapa lagi?"),
            QuestionAnswer("", "Saya ingin menambah."),
        ),
    ),
)


def main() -> None:
    """Writes the file of the newest version."""
    (GOLDEN / f"v{VERSION}.json").write_bytes(NEWEST.encode())


if __name__ == "__main__":
    main()
