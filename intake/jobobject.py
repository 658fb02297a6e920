"""A Windows job object around a child: memory limit, one process, dies with its holder.

Written after the Win32 documentation of `SetInformationJobObject`; not yet run on Windows. Elsewhere both
functions do nothing: the child limits itself with `setrlimit`.
"""

import sys
from typing import Final

_EXTENDED_LIMIT_INFORMATION: Final = 9
_LIMIT_ACTIVE_PROCESS: Final = 0x0008
_LIMIT_PROCESS_MEMORY: Final = 0x0100
_LIMIT_DIE_ON_UNHANDLED: Final = 0x0400
_LIMIT_KILL_ON_JOB_CLOSE: Final = 0x2000
_PROCESS_SET_QUOTA_AND_TERMINATE: Final = 0x0101

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Basic(ctypes.Structure):
        _fields_ = [
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        ]

    class _Extended(ctypes.Structure):
        _fields_ = [
            ("BasicLimitInformation", _Basic),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        ]

    def _kernel() -> ctypes.WinDLL:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = [ctypes.c_void_p, wintypes.LPCWSTR]
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.OpenProcess.argtypes = [wintypes.DWORD, wintypes.BOOL, wintypes.DWORD]
        kernel.SetInformationJobObject.argtypes = [
            wintypes.HANDLE,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
        ]
        kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
        kernel.CloseHandle.argtypes = [wintypes.HANDLE]
        return kernel

    def confine(pid: int, memory: int) -> int:
        """Put a process into a new job with `memory` bytes; returns the job's handle, 0 when refused."""
        kernel = _kernel()
        limits = _Extended()
        limits.BasicLimitInformation.LimitFlags = (
            _LIMIT_ACTIVE_PROCESS | _LIMIT_PROCESS_MEMORY | _LIMIT_DIE_ON_UNHANDLED | _LIMIT_KILL_ON_JOB_CLOSE
        )
        # A virtual environment's python.exe is a launcher that starts the real one: two processes.
        limits.BasicLimitInformation.ActiveProcessLimit = 2
        limits.ProcessMemoryLimit = memory
        job = kernel.CreateJobObjectW(None, None)
        process = kernel.OpenProcess(_PROCESS_SET_QUOTA_AND_TERMINATE, False, pid)
        done = (
            job
            and process
            and kernel.SetInformationJobObject(
                job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
            )
            and kernel.AssignProcessToJobObject(job, process)
        )
        if process:
            kernel.CloseHandle(process)
        if job and not done:
            kernel.CloseHandle(job)
        return int(job) if done else 0

    def release(job: int) -> None:
        """Close a job's handle, which ends what still runs in it."""
        if job:
            _kernel().CloseHandle(job)

else:

    def confine(pid: int, memory: int) -> int:
        """Outside Windows: nothing to do; returns 0."""
        return 0

    def release(job: int) -> None:
        """Outside Windows: nothing to do."""
