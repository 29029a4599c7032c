"""Counts what holds and what does not, and goes on after a failure."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager


class Report:
    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    @contextmanager
    def check(self, what: str) -> Iterator[None]:
        started = time.monotonic()
        try:
            yield
        except Exception as problem:  # noqa: BLE001 - whatever it is, the check failed
            self.failed += 1
            print(f"FAILED {what} ({time.monotonic() - started:.0f} s)", flush=True)
            if isinstance(problem, AssertionError):
                print(f"       {str(problem)[-40000:]}", flush=True)
            else:
                traceback.print_exc()
        else:
            self.passed += 1
            print(f"ok     {what} ({time.monotonic() - started:.0f} s)", flush=True)

    def summary(self) -> str:
        return f"{self.passed} passed, {self.failed} failed"
