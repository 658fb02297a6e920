"""The user guide as pages for a browser, with its pictures beside them: `python scripts/guide.py SCREENS TARGET`.

SCREENS is the folder that `make screens` fills. Text comes from docs/panduan; nothing is fetched from anywhere.
"""

import re
import shutil
import sys
from pathlib import Path, PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "docs" / "panduan"
SCREENS = PurePosixPath("../../build/screens")
"""Where the guide's text looks for pictures, from its own folder."""
STYLE = """
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1.06rem/1.6 "Noto Sans", "Segoe UI", sans-serif;
  color: #1f2430; background: #fff }
h1, h2 { line-height: 1.25 } h2 { margin-top: 2rem } li { margin: .3rem 0 } a { color: #1d4f91 }
img { max-width: 100%; border: 1px solid #c9ccd4; border-radius: 6px; margin: .5rem 0 }
code { background: #f1f2f5; padding: .05rem .3rem; border-radius: 4px }
@media (prefers-color-scheme: dark) { body { color: #e6e8ee; background: #181b22 } a { color: #8db8f0 }
  code { background: #2a2f3a } img { border-color: #3a404d } }
@media print { body { max-width: none; margin: 0; font-size: 11pt } h2 { break-after: avoid } }
"""
PAGE = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><link rel="stylesheet" href="panduan.css"></head>
<body>
{body}</body></html>
"""
READER = MarkdownIt("commonmark", {"html": False})


def spans(text: str) -> list[Token]:
    """Every inline part of a Markdown text, in its order."""
    return [span for block in READER.parse(text) for span in block.children or []]


def targets(text: str, kind: str, attribute: str) -> list[str]:
    """Where the links (`link_open`, `href`) or pictures (`image`, `src`) of a text lead."""
    return [str(span.attrGet(attribute)) for span in spans(text) if span.type == kind]


def pictures(text: str) -> list[str]:
    """File names of the pictures that a text shows."""
    return [PurePosixPath(each).name for each in targets(text, "image", "src")]


def page(text: str) -> str:
    """A chapter as HTML: pictures lie beside it, chapters are linked as pages, other documents by their name alone."""
    title = text.partition("\n")[0].lstrip("# ")
    text = text.replace(f"]({SCREENS}/", "](")
    text = re.sub(r"\[([^\]]+)\]\(\.\./[^)]+\)", r"`\1`", text)
    text = re.sub(r"\]\(([\w-]+)\.md\)", r"](\1.html)", text)
    return PAGE.format(title=title, body=READER.render(text))


def build(screens: Path, target: Path) -> None:
    """Writes all chapters with their pictures. Raises `FileNotFoundError` for a picture that was not drawn."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    (target / "panduan.css").write_text(STYLE, "utf-8")
    for chapter in sorted(SOURCE.glob("*.md")):
        text = chapter.read_text("utf-8")
        (target / f"{chapter.stem}.html").write_text(page(text), "utf-8")
        for name in pictures(text):
            shutil.copyfile(screens / name, target / name)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
