"""Programs that run in the background, each with a log."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
# Time limits were measured on two idle processors; another machine may be slower by this factor.
PATIENCE = 3


@dataclass
class Program:
    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def running(self) -> bool:
        return self.process.poll() is None

    def stop(self, patience: float = 10) -> None:
        if self.running():
            self.process.terminate()
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                os.kill(self.process.pid, signal.SIGKILL)
                self.process.wait()


class Programs:
    """The programs started so far; stopped in reverse order."""

    def __init__(self, logs: Path) -> None:
        self.logs = logs
        self.started: list[Program] = []

    def start(self, name: str, *command: str | Path, env: dict[str, str] | None = None) -> Program:
        log = self.logs / f"{name}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [str(each) for each in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=os.environ | (env or {}),
                start_new_session=True,
            )
        program = Program(name, process, log)
        self.started.append(program)
        return program

    def stop(self) -> None:
        while self.started:
            self.started.pop().stop()


def eventually(what: str, ask: Callable[[], T], seconds: float, every: float = 0.5) -> T:
    """The first true answer; false answers and exceptions before it are ignored."""
    seconds *= PATIENCE
    until = time.monotonic() + seconds
    last: object = None
    while time.monotonic() < until:
        try:
            answer = ask()
            if answer:
                return answer
            last = answer
        except Exception as problem:  # noqa: BLE001 - whatever is not there yet may come
            last = problem
        time.sleep(every)
    raise AssertionError(f"{what}: not within {seconds:.0f} s; last: {last!r}")
