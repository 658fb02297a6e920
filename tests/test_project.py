"""Rules of the house that no linter knows: sizes, names, doors, the one way to write a file, pinned parts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import lacking

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(
    [*ROOT.glob("main.py"), *(p for d in ("crypto", "intake", "ui") for p in (ROOT / d).rglob("*.py"))]
)
NAMES = [path.relative_to(ROOT).as_posix() for path in SOURCES]
TESTS = sorted((ROOT / "tests").rglob("*.py"))

MODULE_LINES, FUNCTION_LINES = 500, 60
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}

DOORS = {
    "sqlcipher3": "intake/store",
    "sqlite3": "intake/store",
    "PIL": "intake/media/",
    "exifread": "intake/media/",
    "pypdf": "intake/media/measures",
    "pillow_heif": "intake/media/",
    "zxingcpp": "intake/media/qr",
    "holidays": "intake/rules/workdays",
    "lokal": "intake/rules/",
    "reportlab": "intake/papers/",
    "PySide6": "ui/window/",
}
WRITERS = {
    "intake/files.py": "the one way to write a file",
    "intake/blobs.py": "streams ciphertext into the vault: temporary, fsync, replace",
}


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def imported(tree: ast.AST) -> set[str]:
    """The full names of all that a module imports, also within functions."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def packages(tree: ast.AST) -> set[str]:
    return {name.partition(".")[0] for name in imported(tree)}


def swallowed(tree: ast.AST) -> list[int]:
    """Lines where an exception vanishes: a handler that only passes."""
    handlers = (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler))
    return [
        h.lineno for h in handlers if all(isinstance(s, ast.Pass) or ast.unparse(s) == "..." for s in h.body)
    ]


def blanket(tree: ast.AST) -> list[int]:
    """Lines where suppress() takes everything, past ruff's rule for handlers."""
    found = (call for call in calls(tree) if ast.unparse(call.func).endswith("suppress"))
    return [c.lineno for c in found if {"Exception", "BaseException"} & {ast.unparse(a) for a in c.args}]


def mode_of(call: ast.Call) -> str:
    """The mode of an open(), PATH.open() or MODULE.open() call; empty where it has none to be read."""
    named = [k.value for k in call.keywords if k.arg == "mode"]
    given = named or [a for a in call.args[:2] if isinstance(a, ast.Constant)]
    modes = [str(a.value) for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return next((m for m in modes if re.fullmatch(r"[rwaxbtU+]{1,4}|[wax][:|]\w*", m)), "")


def writes(tree: ast.AST) -> list[int]:
    """Lines that write a file past the one way."""
    lines = []
    for call in calls(tree):
        name = ast.unparse(call.func)
        last = name.rpartition(".")[2]
        into_stream = any(k.arg == "fileobj" for k in call.keywords)
        opened = last == "open" and not into_stream and bool(set(mode_of(call)) & set("wax+"))
        raw = name == "os.open" and bool(re.search(r"O_(WRONLY|RDWR|CREAT|APPEND|TRUNC)", ast.unparse(call)))
        moved = name.startswith(("tempfile.", "shutil.copy", "shutil.move"))
        if opened or raw or moved or last in {"write_text", "write_bytes"}:
            lines.append(call.lineno)
    return lines


def pins(file: str) -> dict[str, tuple[str, int]]:
    """Name -> (version, number of hashes) of a compiled requirement file."""
    found: dict[str, tuple[str, int]] = {}
    for block in re.split(r"\n(?=[a-zA-Z])", (ROOT / file).read_text("utf-8")):
        head = re.match(r"([A-Za-z0-9_.-]+)==(\S+)", block)
        assert head, f"{file}: not a pin: {block[:60]!r}"
        found[head[1].lower()] = (head[2], len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", block)))
    return found


@pytest.fixture(scope="module", params=SOURCES, ids=NAMES)
def source(request: pytest.FixtureRequest) -> tuple[str, str, ast.Module]:
    path: Path = request.param
    text = path.read_text("utf-8")
    return path.relative_to(ROOT).as_posix(), text, ast.parse(text)


def test_size(source: tuple[str, str, ast.Module]) -> None:
    name, text, tree = source
    assert text.count("\n") <= MODULE_LINES, f"{name} holds more than one idea"
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [f.name for f in functions if (f.end_lineno or 0) - f.lineno + 1 > FUNCTION_LINES]
    assert not long, f"{name}: {long} above {FUNCTION_LINES} lines"


def test_size_of_tests() -> None:
    lines = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8").count("\n") for path in TESTS}
    assert len(lines) > 100
    assert not [name for name, count in lines.items() if count > MODULE_LINES], "more than one idea"


def test_module_is_named_for_what_it_does(source: tuple[str, str, ast.Module]) -> None:
    assert not VAGUE & {part.removesuffix(".py") for part in source[0].split("/")}


def test_no_exception_is_swallowed(source: tuple[str, str, ast.Module]) -> None:
    assert not swallowed(source[2]), f"{source[0]}: lines {swallowed(source[2])}"
    if not source[0].startswith(
        "intake/media/"
    ):  # parsers of hostile files raise anything; each line there says why
        assert not blanket(source[2]), f"{source[0]}: lines {blanket(source[2])}"


def test_one_way_to_write_a_file(source: tuple[str, str, ast.Module]) -> None:
    if source[0] not in WRITERS:
        assert not writes(source[2]), f"{source[0]}: lines {writes(source[2])} write past intake/files.py"


def test_heavy_parts_have_one_door(source: tuple[str, str, ast.Module]) -> None:
    name, _, tree = source
    through = {part for part in packages(tree) & DOORS.keys() if not name.startswith(DOORS[part])}
    assert not through, f"{name} imports {through}, which only {[DOORS[p] for p in through]} may"


def test_nothing_imports_main(source: tuple[str, str, ast.Module]) -> None:
    assert "main" not in packages(source[2])


def test_main_is_light_and_offline() -> None:
    tree = ast.parse((ROOT / "main.py").read_text("utf-8"))
    assert not packages(tree) & {"crypto", "socket", "ssl", "http", "urllib", "asyncio", *DOORS}
    at_start = ast.Module([n for n in tree.body if not isinstance(n, ast.FunctionDef)], [])
    assert not any(name.startswith("ui.window") for name in imported(at_start)), (
        "the console must not load Qt"
    )


@pytest.mark.parametrize("part", ["crypto", "intake", "ui", "ui/console", "ui/window"])
def test_packages_are_real(part: str) -> None:
    """A folder without __init__.py would escape the import contracts."""
    folders = {p.parent for p in (ROOT / part).rglob("*.py")} | {ROOT / part}
    assert not [f for f in folders if not (f / "__init__.py").is_file()]


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_pins_have_hashes_and_name_no_registry(file: str) -> None:
    found = pins(file)
    assert found and not [name for name, (_, hashes) in found.items() if not hashes]
    for source in (file, file.replace(".txt", ".in")):
        text = (ROOT / source).read_text("utf-8")
        assert not re.search(r"http|://|index-url|find-links", text)


def test_development_set_holds_the_runtime_set() -> None:
    runtime, development = pins("requirements.txt"), pins("requirements-dev.txt")
    assert runtime.items() <= development.items()


def test_dependencies_page_names_every_pin() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    rows = re.findall(r"^\| ([A-Za-z0-9_.-]+) \| ([0-9][\w.]*) \| ([^|]+) \|", page, re.MULTILINE)
    assert {name.lower(): version for name, version, _ in rows} == {
        n: v for n, (v, _) in pins("requirements-dev.txt").items()
    }


def test_no_oracle_is_lacking() -> None:
    assert lacking() == ""


def test_ci_runs_checks_and_tests_and_needs_the_corpus() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert re.search(r"^make check$", script, re.MULTILINE) and re.search(
        r"^make test$", script, re.MULTILINE
    )
    assert "../shared/corpus" in script
    recipe = (ROOT / "Makefile").read_text("utf-8")
    for tool in ("ruff check", "ruff format --check", "mypy --strict", "lint-imports"):
        assert tool in recipe


def test_the_demo_runs_nothing_of_qt() -> None:
    """A machine without Qt's system libraries runs the demo: no tool of Qt may stand before it."""
    rules = dict(re.findall(r"^([a-z-]+): ?([a-z -]*)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    recipes = (ROOT / "Makefile").read_text("utf-8").split("\n\n")
    wanted, met = ["demo"], set[str]()
    while wanted:
        met.add(name := wanted.pop())
        wanted += rules[name].split()
        (recipe,) = [each for each in recipes if re.search(rf"^{name}:", each, re.MULTILINE)]
        assert "translations" not in recipe and "pyside" not in recipe, name
    assert met == {"demo", "setup"}
    assert "translations" not in (ROOT / "scripts" / "setup.sh").read_text("utf-8")
    assert "texts" in rules["run"].split() and "texts" in rules["test"].split()


@pytest.mark.parametrize(
    ("find", "bad", "good"),
    [
        (writes, "open(p, 'wb')", "open(p, 'rb')"),
        (writes, "p.open(mode='a')", "p.open()"),
        (writes, "p.open('r+b')", "p.open('rb')"),
        (writes, "tarfile.open(p, 'w:')", "tarfile.open(fileobj=stream, mode='w')"),
        (writes, "p.write_text('x')", "files.write(p, data)"),
        (writes, "tempfile.mkdtemp()", "Image.open(stream)"),
        (writes, "os.open(p, os.O_RDWR)", "os.open(p, os.O_RDONLY)"),
        (swallowed, "try: f()\nexcept OSError: pass", "try: f()\nexcept OSError: g()"),
        (blanket, "with contextlib.suppress(Exception): f()", "with contextlib.suppress(KeyError): f()"),
    ],
)
def test_the_rules_can_fail(find, bad: str, good: str) -> None:
    assert find(ast.parse(bad)) and not find(ast.parse(good))
