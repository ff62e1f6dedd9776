"""Commands as whole processes, in turn: seconds by the clock and of CPU, and peak memory."""

import os
import statistics
import subprocess
import threading
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
LONGEST = 15 * 60 # Seconds after which a command is ended, and its row is not measured.


def peak_of(pid):
    """The most memory that a living process had resident, MiB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0


def cpu_of(pid):
    """Seconds of CPU of a living process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def process(command, environment, log, longest=LONGEST):
    """Runs it to its end. CPU is its own and that of all it waited for, memory that of the largest.

    A child begins with the peak of who forks it, so of less memory than this process has nothing
    is known: `rss` is then this process's own, and `floor` says so.
    """
    with open(log, "wb") as words:
        began = time.monotonic()
        nothing = subprocess.DEVNULL
        child = subprocess.Popen(
            command, env=environment, stdin=nothing, stdout=words, stderr=words)
        figures = waited(child, log, longest)
        return figures | {"wall": time.monotonic() - began}


def waited(child, log, longest=LONGEST):
    """Waits for a child: its CPU and memory."""
    limit = threading.Timer(longest, child.kill)
    limit.start()
    try:
        _, status, used = os.wait4(child.pid, 0)
    except BaseException:
        child.terminate()
        raise
    finally:
        limit.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        tail = Path(log).read_text(errors="replace")[-2000:]
        command = " ".join(map(str, child.args))
        raise RuntimeError(f"{command} ended with {child.returncode}:\n{tail}")
    mine = peak_of(os.getpid())
    peak = used.ru_maxrss / 1024
    cpu = used.ru_utime + used.ru_stime
    return {"cpu": cpu, "rss": max(peak, mine), "floor": peak <= mine + 1}


class Side:
    """One of those that take turns: what is made ready, what is measured, and what came of it."""

    def __init__(self, name, take, ready=lambda: None, result=lambda: None):
        self.name, self.take, self.ready, self.result = name, take, ready, result


def in_turn(sides, n, warm_up, told=print):
    """A B C A B C: figures by side. Results that are told must be equal: it was the same work."""
    taken = {side.name: [] for side in sides}
    for turn in range(-warm_up, n):
        results = {}
        for side in sides:
            side.ready()
            figures = side.take()
            results[side.name] = side.result()
            at = "warm-up" if turn < 0 else turn + 1
            wall, cpu, rss = figures["wall"], figures["cpu"], figures["rss"]
            told(f"  {at:>7}  {side.name:<24} {wall:8.2f} s  {cpu:7.2f} s CPU  {rss:5.0f} MiB")
            if turn >= 0:
                taken[side.name].append(figures)
        if len({result for result in results.values() if result is not None}) > 1:
            raise RuntimeError(f"the sides did not do the same: {results}")
    return taken


def middle(figures, key):
    return statistics.median(one[key] for one in figures)


def lines_and_bytes(folder):
    """What arrived: files, lines and bytes, without what is still under a temporary name."""
    files = [file for file in Path(folder).rglob("*") if file.is_file()]
    lines = 0
    for file in files:
        with open(file, "rb") as content:
            while block := content.read(1 << 20):
                lines += block.count(b"\n")
    return len(files), lines, sum(file.stat().st_size for file in files)
