"""Keep the reader process within its memory, on each platform by the system's own means."""

import contextlib
import os
import sys
import threading
import time

from bhuki.sheets.limits import READER_BYTES


def limit_memory(limit: int = READER_BYTES) -> None:
    """Make this process fail to allocate beyond a limit.

    Where the system can't do it the process runs on without; its time stays limited.
    """
    if sys.platform == "win32":
        _limit_by_job(limit)
    else:
        _limit_address_space(limit)


def _limit_address_space(limit: int) -> None:
    import resource  # noqa: PLC0415 - Windows has none

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    if sys.platform == "darwin":  # macOS takes the limit and does not keep it
        _watch_peak(limit)


def _watch_peak(limit: int) -> None:
    """End the process from a thread when it has used too much."""
    import resource  # noqa: PLC0415 - Windows has none

    def watch() -> None:
        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < limit:
            time.sleep(0.05)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _limit_by_job(limit: int) -> None:
    """Put this process into a Windows job whose processes may commit so much memory."""
    import ctypes  # noqa: PLC0415 - on Windows only
    from ctypes import wintypes  # noqa: PLC0415

    class Basic(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class Extended(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    limit_process_memory, extended_information = 0x100, 9
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.SetInformationJobObject.argtypes = (
        wintypes.HANDLE,
        ctypes.c_int,
        ctypes.c_void_p,
        wintypes.DWORD,
    )
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    job = kernel.CreateJobObjectW(None, None)
    wanted = Extended()
    wanted.BasicLimitInformation.LimitFlags = limit_process_memory
    wanted.ProcessMemoryLimit = limit
    size = ctypes.sizeof(wanted)
    if job and kernel.SetInformationJobObject(
        job, extended_information, ctypes.byref(wanted), size
    ):
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
