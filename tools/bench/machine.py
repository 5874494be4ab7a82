"""The machine that figures come from."""

import os
import platform
import resource
import subprocess
from datetime import datetime, timezone
from pathlib import Path


def describe() -> dict:
    return {
        "when": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "cpu": cpu_model(),
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "kernel": platform.release(),
        "system": pretty_name(),
        "commit": commit(),
        "load_average_before": round(os.getloadavg()[0], 2),
    }


def cpu_model() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def pretty_name() -> str:
    for line in Path("/etc/os-release").read_text().splitlines():
        if line.startswith("PRETTY_NAME="):
            return line.partition("=")[2].strip('"')
    return platform.system()


def commit() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() or "unknown"


def complaints(viewers: int) -> list[str]:
    """What makes a measurement impossible here, for people."""
    found = []
    if (os.cpu_count() or 1) < 2 or not {0, 1} <= os.sched_getaffinity(0):
        found.append("the server and the viewers need a core each; this machine lets us have only one")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    # A server may take a dozen descriptors for each viewer.
    needed = 16 * viewers + 256
    if hard != resource.RLIM_INFINITY and hard < needed:
        found.append(f"{viewers} viewers may need {needed} file descriptors in the server; the limit is {hard} (ulimit -Hn)")
    elif soft < needed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard))
    return found


def quiet_enough() -> str | None:
    """Another program's work on these cores is in every figure."""
    busy = os.getloadavg()[0]
    return f"the machine is busy (load average {busy:.1f}): figures will be worse than on a quiet one" if busy > 0.7 else None
