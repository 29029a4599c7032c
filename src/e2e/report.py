"""Counts passed and failed checks, and continues after a failure."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Report:
    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0
        self.one_at_a_time = Lock()

    @contextmanager
    def check(self, what: str) -> Iterator[None]:
        started = time.monotonic()
        try:
            yield
        except Exception as problem:  # noqa: BLE001 - whatever it is, the check failed
            why = str(problem)[-40000:] if isinstance(problem, AssertionError) else traceback.format_exc()
            self.ended(f"FAILED {what} ({time.monotonic() - started:.0f} s)\n       {why}", failed=1)
        else:
            self.ended(f"ok     {what} ({time.monotonic() - started:.0f} s)", passed=1)

    def ended(self, line: str, passed: int = 0, failed: int = 0) -> None:
        with self.one_at_a_time:
            self.passed += passed
            self.failed += failed
            print(line, flush=True)

    def summary(self) -> str:
        return f"{self.passed} passed, {self.failed} failed"
