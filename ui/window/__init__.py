"""The window: the only place that knows Qt.

PySide6 puts an import of its own in the place of Python's, which reads the source of every module that is loaded after
it, to see whether that asks for PySide6's other spelling of names (`__feature__`). None here does: Python's own import
is put back, and no page waits for that reading.
"""

import builtins

_import = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401 - what is put back must be taken before

builtins.__import__ = _import
