"""The entry of Segel: no arguments (or --lang alone) opens the window; verbs run the console."""

import gc
import sys
from pathlib import Path


def main() -> int:
    """Run what the arguments name and return the exit status."""
    if not getattr(sys, "frozen", False):
        # `python -I` leaves this folder off the path.
        sys.path.insert(0, str(Path(__file__).resolve().parent))
    if sys.argv[1:] == ["media-worker"]:
        from intake.media import child

        return child.run()
    match sys.argv[1:]:
        case [] | ["--lang", "id" | "en"]:
            return _window(*sys.argv[2:])
        case words:
            from ui.console import program

            return program.main(words)


def _window(language: str | None = None) -> int:
    gc.disable()  # nothing is garbage while the program loads; on again once the first page is drawn
    try:
        from intake.wording import Language
        from ui.window import app
    except ImportError as error:
        from ui.console import program

        return program.no_window(error)
    return int(app.main(Language(language) if language else None))


if __name__ == "__main__":
    sys.exit(main())
