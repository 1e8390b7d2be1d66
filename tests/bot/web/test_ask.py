"""Asking over HTTP: whole, as events, again later, and with a verdict."""

from __future__ import annotations

import json

import httpx

from bot.web.schemas import AnswerOut

QUESTION = "指标3要哪些佐证材料"
ITEMS = ["合法性审查意见书", "集体讨论会议纪要", "专家论证意见"]


def events_of(text: str) -> list[tuple[str, dict[str, object]]]:
    """Server-sent events, read as the standard says."""
    found = []
    for block in text.split("\n\n"):
        if block:
            name, data = block.split("\n")
            assert name.startswith("event: ")
            found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


def test_an_answer_cites_the_cell_of_every_item(client: httpx.Client) -> None:
    answer = client.post("/api/ask", json={"question": QUESTION}).raise_for_status().json()
    assert [item["text"] for item in answer["items"]] == ITEMS
    cited = {citation["mark"]: citation for citation in answer["citations"]}
    for item in answer["items"]:
        [mark] = item["citations"]
        assert cited[mark]["quote"] == item["text"]
        assert cited[mark]["locator"]["cell"] == "E5"
        place = cited[mark]["locator"]
        where = f"?at=2-E5:{place['start']}-{place['end']}#block-2-E5"
        assert cited[mark]["url"] == f"/documents/{cited[mark]['document']['id']}{where}"


def test_events_build_up_to_the_whole_answer(client: httpx.Client) -> None:
    response = client.post("/api/ask/stream", json={"question": QUESTION})
    assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert response.headers["cache-control"] == "no-cache"
    assert response.headers["x-accel-buffering"] == "no"
    events = events_of(response.text)
    assert [name for name, _ in events].count("done") == 1
    assert events[-1][0] == "done"
    whole = AnswerOut.model_validate(events[-1][1])
    for name, parts in (
        ("sentence", whole.sentences),
        ("item", whole.items),
        ("citation", whole.citations),
        ("notice", whole.notices),
    ):
        told = [data for kind, data in events if kind == name]
        assert sorted(map(str, told)) == sorted(str(p.model_dump(mode="json")) for p in parts)


def test_a_line_comes_after_what_it_cites(client: httpx.Client) -> None:
    seen: set[object] = set()
    for name, data in events_of(client.post("/api/ask/stream", json={"question": QUESTION}).text):
        if name == "citation":
            seen.add(data["mark"])
        elif name in ("sentence", "item"):
            assert set(data["citations"]) <= seen  # type: ignore[call-overload]


def test_an_answer_can_be_read_again(client: httpx.Client) -> None:
    answer = client.post("/api/ask", json={"question": QUESTION}).json()
    again = client.get(f"/api/answers/{answer['id']}").raise_for_status().json()
    assert again == {**answer, "question": QUESTION}


def test_the_unit_says_who_we_are(client: httpx.Client) -> None:
    body = {"question": "我们局牵头哪些指标", "unit": "示例县司法局"}
    answer = client.post("/api/ask", json=body).raise_for_status().json()
    assert len(answer["items"]) == 2


def test_feedback_is_kept_for_known_answers(client: httpx.Client) -> None:
    answer = client.post("/api/ask", json={"question": QUESTION}).json()
    given = client.post("/api/feedback", json={"answer": answer["id"], "verdict": "useful"})
    assert (given.status_code, given.content) == (204, b"")
    unknown = client.post("/api/feedback", json={"answer": "none", "verdict": "useful"})
    assert unknown.status_code == 404
    assert unknown.json()["error"]["code"] == "unknown_answer"
    wrong = client.post("/api/feedback", json={"answer": answer["id"], "verdict": "so so"})
    assert wrong.status_code == 422


SEVERAL = "指标3要哪些佐证材料？谁牵头？另外指标1什么时候交？"


def test_several_questions_are_parts_of_one_answer(client: httpx.Client) -> None:
    answer = client.post("/api/ask", json={"question": SEVERAL}).raise_for_status().json()
    first, second = answer["parts"]
    assert answer["status"] == "answered"
    assert answer["understood_as"] is None
    assert [first["understood_as"], second["understood_as"]] == [
        "指标3要哪些佐证材料？谁牵头？",
        "指标1什么时候交？",
    ]
    assert [item["text"] for item in first["items"]] == ITEMS
    assert answer["items"] == first["items"] + second["items"]
    assert answer["sentences"] == first["sentences"] + second["sentences"]
    cited = {citation["mark"]: citation for citation in answer["citations"]}
    assert list(cited) == list(range(1, len(cited) + 1))
    for part in answer["parts"]:
        assert all(cited[citation["mark"]] == citation for citation in part["citations"])
        assert part["text"] in answer["text"]
    again = client.get(f"/api/answers/{answer['id']}").json()
    assert again == {**answer, "question": SEVERAL}


def test_events_of_several_questions_build_up_to_the_whole(client: httpx.Client) -> None:
    events = events_of(client.post("/api/ask/stream", json={"question": SEVERAL}).text)
    whole = AnswerOut.model_validate(events[-1][1])
    assert len(whole.parts) == 2
    told = [data["text"] for kind, data in events if kind in ("sentence", "item")]
    sentences, items = iter(whole.sentences), iter(whole.items)
    assert told == [next(items if kind == "i" else sentences).text for kind in whole.order]
    seen: set[object] = set()
    for name, data in events:
        if name == "citation":
            seen.add(data["mark"])
        elif name in ("sentence", "item"):
            assert set(data["citations"]) <= seen  # type: ignore[call-overload]


def test_a_conversation_goes_on_and_says_how_it_was_understood(client: httpx.Client) -> None:
    first = client.post("/api/ask", json={"question": QUESTION}).json()
    assert first["understood_as"] is None
    body = {"question": "那牵头的呢", "conversation": first["conversation"]}
    second = client.post("/api/ask", json=body).raise_for_status().json()
    assert second["understood_as"] == "指标3的牵头单位"
    assert "牵头：示例县司法局" in second["text"]
    assert second["conversation"] == first["conversation"]
    alone = client.post("/api/ask", json={"question": "那牵头的呢"}).json()
    assert alone["status"] == "clarify"


def test_a_greeting_is_answered_over_http(client: httpx.Client) -> None:
    for text in ("您好", "转人工", "你是谁"):
        answer = client.post("/api/ask", json={"question": text}).raise_for_status().json()
        assert (answer["status"], answer["citations"]) == ("chat", [])
