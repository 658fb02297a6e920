"""Small words that give a language away: none of them may stand in a sentence of the other."""

import re

from intake.wording import Language

SMALL_WORDS = {
    Language.EN: "the|is|are|not|of|and|was|were|with|by|from|this|that|there|it|has|have|can|which|only|for|after",
    Language.ID: "yang|dan|ini|itu|dari|sudah|ada|untuk|dengan|pada|atau|adalah|akan|dapat|bukan|oleh|dalam|tanpa|bila",
}


def foreign(language: Language, text: str) -> set[str]:
    """The small words of other languages in a text; not those in a code, an option, a file name or a blank."""
    others = "|".join(words for spoken, words in SMALL_WORDS.items() if spoken is not language)
    return set(re.findall(rf"(?<![\w{{.-])(?:{others})(?![\w}}-])", text.lower()))
