"""Peak memory of a process that measures itself, for tests and benchmarks.

`ru_maxrss` will not do: where a child is started from a larger process, it holds that process's size too.
"""

import sys
from pathlib import Path


def peak_kib() -> int:
    """The most resident memory that this process ever had, in KiB (VmHWM; elsewhere than on Linux `ru_maxrss`)."""
    if sys.platform == "linux":
        lines = Path("/proc/self/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1])
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
