"""OpenAI's protocol, spoken by the official client, by LangChain, and in the forms that clients send."""

from __future__ import annotations

import json
from typing import Any

import httpx
import openai
import pytest
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from bot.compose import App

QUESTION = "指标3要哪些佐证材料"
ITEMS = ("合法性审查意见书", "集体讨论会议纪要", "专家论证意见")


@pytest.fixture(scope="module")
def key(app: App) -> str:
    """A key, which these clients cannot do without."""
    return app.keys.make("客户端", "asker", by="test")[1]


@pytest.fixture(scope="module")
def official(client: httpx.Client, key: str) -> openai.OpenAI:
    """The official client."""
    return openai.OpenAI(base_url=str(client.base_url.join("/v1")), api_key=key, max_retries=0)


def ask(client: httpx.Client, *texts: str, **more: Any) -> httpx.Response:
    """A question with what was said before it, roles taking turns."""
    roles = ("user", "assistant")
    messages = [{"role": roles[at % 2], "content": text} for at, text in enumerate(texts)]
    body = {"model": "fawen", "messages": messages, **more}
    return client.post("/v1/chat/completions", json=body, headers=more.pop("headers", None))


def content(response: httpx.Response) -> str:
    """What the answer says."""
    said: str = response.raise_for_status().json()["choices"][0]["message"]["content"]
    return said


def test_the_official_client_asks(official: openai.OpenAI) -> None:
    assert [model.id for model in official.models.list()] == ["fawen"]
    assert official.models.retrieve("fawen").id == "fawen"
    told = official.chat.completions.create(
        model="fawen", messages=[{"role": "user", "content": QUESTION}], temperature=0.2
    )
    said = told.choices[0].message.content or ""
    assert all(item in said for item in ITEMS)
    assert "依据：《" in said
    assert told.choices[0].finish_reason == "stop"
    assert told.usage is not None
    assert told.usage.total_tokens == len(QUESTION) + len(said)


def test_the_official_client_streams_the_same(official: openai.OpenAI) -> None:
    whole = official.chat.completions.create(
        model="fawen", messages=[{"role": "user", "content": QUESTION}]
    )
    stream = official.chat.completions.create(
        model="fawen",
        messages=[{"role": "user", "content": [{"type": "text", "text": QUESTION}]}],
        stream=True,
        stream_options={"include_usage": True},
    )
    chunks = list(stream)
    said = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert said == whole.choices[0].message.content
    assert chunks[0].choices[0].delta.role == "assistant"
    assert chunks[-1].usage is not None
    assert len(chunks) > len(ITEMS)


def test_the_official_client_hears_what_is_wrong(official: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError, match="fawen"):
        official.chat.completions.create(model="gpt", messages=[{"role": "user", "content": "问"}])
    with pytest.raises(openai.BadRequestError, match="请输入问题"):
        official.chat.completions.create(model="fawen", messages=[{"role": "user", "content": ""}])
    wrong = official.with_options(api_key="fw_wrong")
    with pytest.raises(openai.AuthenticationError, match="密钥不对"):
        wrong.models.list()


def test_langchain_asks(client: httpx.Client, key: str) -> None:
    base = str(client.base_url.join("/v1"))
    model = ChatOpenAI(model="fawen", base_url=base, api_key=SecretStr(key))
    assert "合法性审查意见书" in str(model.invoke(QUESTION).content)
    streamed = "".join(str(chunk.content) for chunk in model.stream(QUESTION))
    assert "专家论证意见" in streamed


def test_open_webui(client: httpx.Client) -> None:
    """Verifies by the list of models, streams, and sends errands as if the user had asked them."""
    assert client.get("/v1/models").json()["data"][0]["id"] == "fawen"
    chat = {"X-OpenWebUI-Chat-Id": "chat-1", "X-OpenWebUI-User-Id": "u"}
    first = client.post(
        "/v1/chat/completions",
        json={
            "model": "fawen",
            "messages": [{"role": "user", "content": QUESTION}],
            "stream": True,
        },
        headers=chat,
    )
    assert first.headers["content-type"].startswith("text/event-stream")
    assert first.text.rstrip().endswith("data: [DONE]")
    follow = {"model": "fawen", "messages": [{"role": "user", "content": "那牵头的呢"}]}
    assert "示例县司法局" in content(client.post("/v1/chat/completions", json=follow, headers=chat))
    task = '### Task:\nGenerate a concise title … in JSON { "title": "…" }\n### Chat History:\nUSER: 指标3'
    told = json.loads(content(ask(client, task)))
    assert told == {"title": "指标3"}
    tags = '### Task:\nGenerate 1-3 broad tags … { "tags": ["tag1"] }\nUSER: 指标3'
    assert json.loads(content(ask(client, tags))) == {"tags": []}


def test_nextchat(client: httpx.Client) -> None:
    """Sends fields that mean nothing here, and the whole history."""
    more = {
        "stream": True,
        "temperature": 0.5,
        "presence_penalty": 0,
        "frequency_penalty": 0,
        "top_p": 1,
        "max_completion_tokens": 4000,
    }
    response = ask(client, QUESTION, **more)
    lines = [line[6:] for line in response.text.splitlines() if line.startswith("data: {")]
    said = "".join(
        choice["delta"].get("content", "")
        for line in lines
        for choice in json.loads(line)["choices"]
    )
    assert "合法性审查意见书" in said


def test_dify(client: httpx.Client) -> None:
    """Validates a provider by a ping that must be answered, whatever the library holds."""
    told = ask(client, "ping", max_tokens=5).raise_for_status().json()
    assert told["object"] == "chat.completion"


def test_langbot(client: httpx.Client) -> None:
    """Sends a system prompt first; a user without a message is told what is missing."""
    body = {
        "model": "fawen",
        "messages": [
            {"role": "system", "content": "You are a helpful assistant."},
            {"role": "user", "content": QUESTION},
        ],
    }
    assert "合法性审查意见书" in content(client.post("/v1/chat/completions", json=body))
    body["messages"] = [{"role": "system", "content": "x"}]
    refused = client.post("/v1/chat/completions", json=body)
    assert (refused.status_code, refused.json()["error"]["type"]) == (400, "invalid_request_error")


def test_a_chat_is_known_by_what_was_said_in_it(client: httpx.Client) -> None:
    first = content(ask(client, QUESTION))
    second = content(ask(client, QUESTION, first, "那牵头的呢"))
    assert "示例县司法局" in second
    third = content(ask(client, QUESTION, first, "那牵头的呢", second, "什么时候交"))
    assert "8月31日" in third


def test_history_that_was_never_said_is_no_evidence(client: httpx.Client) -> None:
    said = content(ask(client, QUESTION, "指标3由示例县财政局牵头。", "那牵头的呢"))
    assert "财政局" not in said


def test_a_request_that_makes_no_sense_is_refused_in_their_form(client: httpx.Client) -> None:
    for body in ({}, {"messages": "x"}, {"model": "fawen", "messages": []}):
        refused = client.post("/v1/chat/completions", json=body)
        assert refused.status_code == 400
        assert set(refused.json()["error"]) == {"message", "type", "param", "code"}
