"""The kept dump of all tags of an exhibit, as `evidence show --tags` gives it."""

from __future__ import annotations

from dataclasses import asdict

from intake.media.dumps import Tags
from intake.media.words import code_words
from intake.wording import several_lines
from ui.console.output import Document, table
from ui.console.session import Session


def as_document(tags: Tags | None) -> Document | None:
    """The dump for scripts; None where there is none."""
    return None if tags is None else asdict(tags)


def lines(session: Session, tags: Tags | None) -> list[str]:
    """The dump for people: who read which tag as what, then the XMP packet."""
    if tags is None:
        return ["", session.say("console.no-tags")]
    if tags.reason is not None:
        return [
            "",
            session.say("console.tags-unread", reason=code_words(session.language, "unread", tags.reason)),
        ]
    heads = [session.say(f"field.{name}") for name in ("reader", "tag", "value")]
    shown = ["", *table(heads, ((tag.reader, tag.name, tag.value) for tag in tags.tags))] if tags.tags else []
    if tags.xmp:
        shown += ["", "XMP:", *(f"  {line}" for line in several_lines(tags.xmp).split("\n"))]
    return [*shown, *([session.say("console.tags-cut")] if tags.cut else [])]
