"""The entry of Segel: no arguments opens the window; verbs run the console."""

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
    if len(sys.argv) > 1:
        from ui.console import program

        return program.main(sys.argv[1:])
    return _window()


def _window() -> int:
    try:
        from ui.window import app
    except ImportError as error:
        from ui.console import program

        return program.no_window(error)
    return int(app.main())


if __name__ == "__main__":
    sys.exit(main())
