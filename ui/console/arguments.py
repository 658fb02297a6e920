"""What may stand on the command line, as values; parsing it, with errors in the user's language."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from intake.wording import Language, sentence

# What argparse says, and our sentence for it; the groups are the sentence's blanks. Anything else gets a general one.
_COMPLAINTS = (
    (re.compile(r"the following arguments are required: (?P<names>.*)", re.DOTALL), "missing"),
    (re.compile(r"unrecognized arguments: (?P<names>.*)", re.DOTALL), "unrecognized"),
    (
        re.compile(
            r"argument (?P<name>\S+): invalid choice: (?P<given>.*) \(choose from (?P<choices>.*)\)",
            re.DOTALL,
        ),
        "choice",
    ),
    (re.compile(r"argument (?P<name>\S+): expected .*argument.*", re.DOTALL), "no-value"),
    (re.compile(r"argument (?P<name>\S+): invalid \w+ value: (?P<given>.*)", re.DOTALL), "no-number"),
    (re.compile(r"argument (?P<name>\S+): not allowed with argument (?P<other>\S+)", re.DOTALL), "both"),
)


class UsageError(Exception):
    """The words are off: the sentence about them, and the usage line."""

    def __init__(self, message: str, usage: str) -> None:
        super().__init__(message)
        self.message = message
        self.usage = usage


class HelpWanted(Exception):
    """The user asked how a verb works; holds the page."""

    def __init__(self, page: str) -> None:
        super().__init__(page)
        self.page = page


@dataclass(frozen=True, slots=True)
class Argument:
    """A word or `--option` of a verb. `value` names the placeholder; none means a switch."""

    name: str
    value: str = ""
    required: bool = False
    many: bool = False
    choices: tuple[str, ...] = ()
    number: bool = False
    help: str = ""

    @property
    def attribute(self) -> str:
        """The name under which the parsed value is kept."""
        return self.name.lstrip("-").replace("-", "_")

    @property
    def help_key(self) -> str:
        """The key of its line in the help."""
        return f"argument.{self.help or self.name.lstrip('-')}"


@dataclass(frozen=True, slots=True)
class Command:
    """A verb: its words (`evidence add`), what it takes, and the function that does it."""

    words: str
    arguments: tuple[Argument, ...]
    run: Callable[..., Any]

    @property
    def key(self) -> str:
        """How its sentences are named: `verb.<words>.purpose` and `.example`."""
        return "verb." + self.words.replace(" ", "-")


GLOBAL = (
    Argument("--vault", "folder", help="vault-option"),
    Argument("--passphrase-file", "file"),
    Argument("--json"),
    Argument("--lang", "language", choices=("id", "en")),
)


def language_of(argv: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """The language asked for, found before anything can go wrong: `--lang`, else LANG, else Indonesian."""
    for place, word in enumerate(argv):
        asked = (
            argv[place + 1] if word == "--lang" and place + 1 < len(argv) else word.partition("--lang=")[2]
        )
        if asked in set(Language):
            return Language(asked)
        if word == "--":
            break
    return Language.EN if environment.get("LANG", "").startswith("en") else Language.ID


class _Parser(argparse.ArgumentParser):
    def __init__(self, language: Language, words: str = "", **options: Any) -> None:
        super().__init__(
            prog=f"segel {words}".strip(),
            add_help=False,
            allow_abbrev=False,
            formatter_class=_formatter(language),
            **options,
        )
        self.language = language
        self._positionals.title = sentence(language, "console.words")
        self._optionals.title = sentence(language, "console.options")

    def take(self, argument: Argument, *, help_shown: bool = True) -> None:
        """Adds one argument."""
        line = sentence(self.language, argument.help_key) if help_shown else argparse.SUPPRESS
        options: dict[str, Any] = {"help": line}
        option = argument.name.startswith("-")
        if not argument.value:
            self.add_argument(argument.name, action="store_true", **options)
            return
        placeholder = sentence(self.language, f"metavar.{argument.value}")
        options["metavar"] = "|".join(argument.choices) or placeholder
        if argument.choices:
            options["choices"] = [
                str(choice) for choice in argument.choices
            ]  # an enum's member shows itself as code
        if argument.number:
            options["type"] = int
        if option:
            options |= {"required": argument.required, "action": "append" if argument.many else "store"}
            options |= {"default": []} if argument.many else {}
        else:
            options["nargs"] = "+" if argument.many else None if argument.required else "?"
            options["metavar"] = placeholder
        self.add_argument(argument.name, **options)

    def error(self, message: str) -> NoReturn:
        """Raises `UsageError` instead of printing argparse's English."""
        raise UsageError(self._complaint(message), self.format_usage().strip())

    def _complaint(self, message: str) -> str:
        for pattern, key in _COMPLAINTS:
            if match := pattern.fullmatch(message):
                blanks = {name: self._shown(name, value) for name, value in match.groupdict().items()}
                return sentence(self.language, f"usage.{key}", **blanks)
        return sentence(self.language, "usage.other")

    def _shown(self, blank: str, value: str) -> str:
        return value.replace("'", "") if blank == "choices" else value


def line_width() -> int:
    """So many characters a line of help may have: those of the terminal, 40 to 100, and 100 where there is none."""
    return min(max(shutil.get_terminal_size((100, 24)).columns, 40), 100)


def _formatter(language: Language) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.RawDescriptionHelpFormatter):
        """The usual layout under a heading in the user's language."""

        def __init__(self, prog: str) -> None:
            super().__init__(prog, max_help_position=30, width=line_width())

        def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
            super().add_usage(usage, actions, groups, f"{sentence(language, 'console.usage')}: ")

    return Formatter


def parse_global(argv: Sequence[str], language: Language) -> tuple[argparse.Namespace, list[str]]:
    """What holds for every verb, wherever it stands, and the rest of the words. Raises `UsageError`."""
    parser = _Parser(language)
    for argument in GLOBAL:
        parser.take(argument)
    before, dashes, after = _cut(list(argv))
    options, rest = parser.parse_known_args(before)
    return options, rest + dashes + after


def parse(command: Command, words: Sequence[str], language: Language) -> argparse.Namespace:
    """The arguments of a verb, options and words in any order. Raises `UsageError`, `HelpWanted`."""
    parser = _Parser(
        language,
        command.words,
        description=sentence(language, f"{command.key}.purpose"),
        epilog=f"{sentence(language, 'console.example')}:\n  segel {sentence(language, f'{command.key}.example')}",
    )
    for argument in (*command.arguments, *GLOBAL):
        parser.take(argument)
    parser.usage = _usage(command, language)
    before, _, after = _cut(list(words))
    if {"-h", "--help"} & set(before):
        raise HelpWanted(parser.format_help())
    # Words after `--` are never options; argparse takes a lone dash as a word, so they are put in by hand.
    masked = [f"\0{place}" for place in range(len(after))]
    found = parser.parse_intermixed_args([*before, *masked])
    for name, value in vars(found).items():
        setattr(found, name, _unmasked(value, after))
    return found


def _usage(command: Command, language: Language) -> str:
    parts = ["segel", command.words]
    for argument in sorted(command.arguments, key=lambda each: each.name.startswith("-")):
        word = sentence(language, f"metavar.{argument.value}") if argument.value else ""
        if argument.name.startswith("-"):
            parts += [f"{argument.name} {'|'.join(argument.choices) or word}"] if argument.required else []
        else:
            parts.append(f"{word} …" if argument.many else word if argument.required else f"[{word}]")
    line = " ".join((*parts, f"[{sentence(language, 'console.options').lower()}]"))
    room = line_width() - len(sentence(language, "console.usage")) - 2
    return textwrap.fill(line, room, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def _cut(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    if "--" not in words:
        return words, [], []
    place = words.index("--")
    return words[:place], ["--"], words[place + 1 :]


def _unmasked(value: Any, after: list[str]) -> Any:
    if isinstance(value, list):
        return [_unmasked(each, after) for each in value]
    return after[int(value[1:])] if isinstance(value, str) and value.startswith("\0") else value


def find(commands: Sequence[Command], words: Sequence[str], language: Language) -> tuple[Command, list[str]]:
    """The verb that the words begin with, and the words after it. Raises `UsageError`, `HelpWanted`."""
    for count in (2, 1):
        for command in commands:
            if command.words.split() == list(words[:count]):
                return command, list(words[count:])
    if not words or words[0] in ("-h", "--help", "help"):
        raise HelpWanted(overview(commands, language))
    of_noun = [command for command in commands if command.words.split()[0] == words[0]]
    if not of_noun:
        hint = sentence(language, "usage.see-help")
        raise UsageError(sentence(language, "usage.unknown", word=words[0]), hint)
    page = overview(of_noun, language)
    if len(words) == 1 or words[1] in ("-h", "--help"):
        raise HelpWanted(page)
    raise UsageError(sentence(language, "usage.unknown", word=f"{words[0]} {words[1]}"), page)


def overview(commands: Sequence[Command], language: Language) -> str:
    """The verbs with one line each."""
    width = max(len(command.words) for command in commands)
    lines = [
        textwrap.fill(
            sentence(language, f"{command.key}.purpose"),
            line_width(),
            initial_indent=f"  {command.words.ljust(width)}  ",
            subsequent_indent=" " * (width + 4),
            break_on_hyphens=False,
        )
        for command in commands
    ]
    return "\n".join(
        (sentence(language, "console.about"), "", *lines, "", sentence(language, "console.about-options"))
    )


def reference(text: str) -> tuple[str | None, str]:
    """Case and number of `CASE/NUMBER` such as `3/2`; None and the text itself where it is an id."""
    case, slash, number = text.rpartition("/")
    return (case, number) if slash else (None, text)
