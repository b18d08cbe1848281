"""Broken and ill-willed files through the commands: what fails, the processor's time, the memory.

    python -m tools.hostile [SEED]

Each file is read by a process of its own. Exit 1 where one leaves a traceback or goes over a limit.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import OFFICE, process_environment, write
from tests.hostile import battery

COUNTS = {"docx": 100, "pdf": 30, "html": 20, "mht": 10, "png": 30}
_ENDED, _SECONDS, _MEGABYTES = 20.0, 2.0, 300.0
_BULLETIN = (sys.executable, "-m", "bulletin_cli")
# Memory is asked of the process itself, for that of a child is counted from its parent's on.
_START = """
import atexit, pathlib, sys
place = pathlib.Path(sys.argv.pop())
atexit.register(lambda: place.write_bytes(pathlib.Path("/proc/self/status").read_bytes()))
from bulletin_cli.__main__ import main
main()
"""
_BUG = "读不下去了"


def main(seed: int = 1) -> int:
    """Try all files, print each that fails and the figures; return the exit code."""
    failed = 0
    with tempfile.TemporaryDirectory() as made:
        root = Path(made) / "工作区"
        for line in (("init", str(root), *OFFICE, "--last", "2024-34",
                      "--last-whole-number", "485"),
                     ("-C", str(root), "new", "--date", "2024-11-25")):  # fmt: skip
            subprocess.run((*_BULLETIN, *line), check=True, capture_output=True)
        for kind, count in COUNTS.items():
            most_seconds = most_memory = 0.0
            for name, data in battery(kind, count, seed):
                file = write(Path(made) / name, data)
                why, seconds, memory = read(root, file)
                most_seconds, most_memory = max(most_seconds, seconds), max(most_memory, memory)
                failed += bool(why)
                if why:
                    print(f"{name}：{why}，{seconds:.1f} 秒，{memory:.0f} MB", flush=True)
            print(f"{kind}：{count} 个，最长 {most_seconds:.1f} 秒，最多 {most_memory:.0f} MB")
    return 1 if failed else 0


def read(root: Path, file: Path) -> tuple[str, float, float]:
    """Return why a file fails ("" where it does not), its seconds, and its megabytes."""
    words = ["add-article", str(file)]
    if file.suffix == ".pdf":
        words = ["import", "--dry-run", str(file)]
    elif file.suffix == ".png":
        text = f"# 题目\n\n正文。\n\n![图]({file.name})\n"
        words[1] = str(write(file.with_suffix(".md"), text))
    status_place = root.parent / "status"
    status_place.write_bytes(b"")
    with tempfile.TemporaryFile() as told:
        begun = time.monotonic()
        process = subprocess.Popen(
            (sys.executable, "-c", _START, "-C", str(root), *words, str(status_place)),
            stdin=subprocess.DEVNULL, stdout=told, stderr=told, env=process_environment(),
        )  # fmt: skip
        while True:
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() - begun > _ENDED:
                process.kill()
            time.sleep(0.01)
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        text = told.read().decode(errors="replace")
    seconds = used.ru_utime + used.ru_stime  # the machine may have other work
    found = re.search(rb"VmHWM:\s*(\d+)", status_place.read_bytes())
    memory = int(found[1]) / 1024 if found else 0.0
    return _why(process.returncode, text, seconds, memory), seconds, memory


def _why(code: int, text: str, seconds: float, memory: float) -> str:
    if "Traceback" in text or code not in (0, 1, 2):
        return "出了异常"
    if _BUG in text:
        return text.splitlines()[0]
    return "超时" if seconds > _SECONDS else "内存太多" if memory > _MEGABYTES else ""


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
