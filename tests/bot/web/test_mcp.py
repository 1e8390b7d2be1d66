"""The tools over HTTP, called by the protocol's own client."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import httpx
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from bot.compose import App
from tests.bot.web.serving import TABLE

Told = dict[str, Any]


@pytest.fixture(scope="module")
def headers(app: App) -> dict[str, str]:
    """A key of somebody who may ask."""
    return {"authorization": f"Bearer {app.keys.make('智能体', 'asker', by='test')[1]}"}


def session(
    client: httpx.Client, headers: dict[str, str], work: Callable[[Client], Awaitable[Any]]
) -> Any:
    """What work gives that is done with a connected client."""

    async def running() -> Any:
        url = str(client.base_url.join("/mcp"))
        async with httpx2.AsyncClient(headers=headers, trust_env=False) as http:
            transport = streamable_http_client(url, http_client=http)
            async with Client(transport) as connected:
                return await work(connected)

    return asyncio.run(running())


def call(client: httpx.Client, headers: dict[str, str], name: str, **given: Any) -> Told:
    """What one tool gives."""
    told = session(client, headers, lambda connected: connected.call_tool(name, given))
    assert not told.is_error, told
    found: Told = told.structured_content
    return found


def test_the_tools_are_told(client: httpx.Client, headers: dict[str, str]) -> None:
    listed = session(client, headers, lambda connected: connected.list_tools())
    assert [tool.name for tool in listed.tools] == [
        "ask",
        "search",
        "indicator",
        "worklist",
        "passage",
    ]
    assert all(tool.description for tool in listed.tools)
    assert "ctx" not in str([tool.input_schema for tool in listed.tools])


def test_asking_and_asking_on(client: httpx.Client, headers: dict[str, str]) -> None:
    told = call(client, headers, "ask", question="指标3要哪些佐证材料")
    assert len(told["items"]) == 3
    assert told["citations"][0]["quote"]
    then = call(client, headers, "ask", question="那牵头的呢", conversation=told["conversation"])
    assert "示例县司法局" in then["text"]


def test_finding_and_opening_a_passage(client: httpx.Client, headers: dict[str, str]) -> None:
    found = call(client, headers, "search", query="不再接收纸质材料", limit=3)["passages"]
    assert "不再接收纸质材料" in found[0]["passage"]["text"]
    opened = call(client, headers, "passage", id=found[0]["passage"]["id"])
    assert opened["passage"] == found[0]["passage"]


def test_records(client: httpx.Client, headers: dict[str, str]) -> None:
    [row] = call(client, headers, "indicator", query="指标3")["indicators"]
    assert row["number"] == "3"
    owed = call(client, headers, "worklist", unit="司法局")
    assert owed["unit"] == "示例县司法局"
    assert owed["table"]["document"]["title"] == TABLE


def test_what_cannot_be_done_is_told(client: httpx.Client, headers: dict[str, str]) -> None:
    for name, given in (("passage", {"id": "none"}), ("worklist", {"unit": "火星局"})):
        told = session(client, headers, partial(Client.call_tool, name=name, arguments=given))
        assert told.is_error
        assert "没有" in told.content[0].text


def test_a_wrong_key_is_refused(client: httpx.Client) -> None:
    answered = client.post("/mcp", json={}, headers={"authorization": "Bearer x"})
    assert answered.status_code == 401


def test_a_foreign_host_is_refused(client: httpx.Client, headers: dict[str, str]) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    answered = client.post("/mcp", json=body, headers={**headers, "host": "evil.example"})
    assert answered.status_code in (403, 421)
