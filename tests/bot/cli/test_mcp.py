"""The tools over standard input: beside a service, and alone."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

from mcp import Client, StdioServerParameters

from tests.benchmarks.server import Server


def tell(home: Path, name: str, **given: Any) -> dict[str, Any]:
    """What one tool gives, called through a process of its own."""
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "bot", "mcp"],
        env={**os.environ, "FAWEN_HOME": str(home)},
    )

    async def running() -> Any:
        async with Client(command) as connected:
            return await connected.call_tool(name, given)

    told = asyncio.run(running())
    assert not told.is_error, told
    found: dict[str, Any] = told.structured_content
    return found


def test_alone(home: Path) -> None:
    found = tell(home, "indicator", query="指标1")
    assert [row["number"] for row in found["indicators"]] == ["1"]


def test_beside_a_service(server: Server, served_home: Path, files: Path) -> None:
    from tests.benchmarks.server import fawen

    fawen(served_home, "ingest", files)
    found = tell(served_home, "indicator", query="指标1")
    assert [row["number"] for row in found["indicators"]] == ["1"]
