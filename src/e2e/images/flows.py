"""The flows that the end-to-end test runs. They lie in the Prefect images at /opt/flows."""

import time

from prefect import flow, get_run_logger


@flow
def hello(name: str = "world") -> str:
    get_run_logger().info("hello %s from the flow", name)
    return name


@flow
def slow(seconds: int = 10) -> None:
    for second in range(seconds):
        get_run_logger().info("second %d", second)
        time.sleep(1)
