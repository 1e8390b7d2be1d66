"""Examples in the description of the API: real requests, which the demo library answers."""

from __future__ import annotations

from collections.abc import Mapping

UNIT = "示例县司法局"
QUESTION = "指标37要哪些佐证材料"
LONG = "一句别人猜不到的长话"

COMMON: Mapping[str, object] = {
    "number": "37",
    "q": "合法性审查",
    "unit": UNIT,
    "edition": "2025",
    "table": "县2025年任务分解表",
    "work": "县2025年任务分解表",
    "limit": 5,
}
"""Values of parameters, by name."""

OWN: Mapping[str, Mapping[str, object]] = {
    "/api/units/{name}/worklist": {"name": UNIT},
    "/api/units/{name}/worklist.{ending}": {"name": UNIT, "ending": "xlsx"},
    "/api/editions/{work}/diff": {"from": "2024", "to": "2025"},
    "/api/editions/{work}/diff.xlsx": {"from": "2024", "to": "2025"},
    "/v1/models/{name}": {"name": "fawen"},
    "/api/accounts/{name}": {"name": "张三"},
    "/api/privacy/{person}": {"person": "account:张三"},
    "/api/audit": {"action": "key_made"},
}
"""Values of a route's own parameters, by its path."""

BODIES: Mapping[str, Mapping[str, object]] = {
    "POST /api/ask": {"question": QUESTION, "unit": UNIT},
    "POST /api/ask/stream": {"question": QUESTION},
    "POST /api/self-check": {"materials": "1.权责清单\n2.会议纪要", "indicator": "指标37"},
    "POST /v1/chat/completions": {
        "model": "fawen",
        "messages": [{"role": "user", "content": QUESTION}],
        "stream": False,
    },
    "POST /api/keys": {"name": "县政府门户网站", "role": "asker", "days": 365},
    "POST /api/accounts": {"name": "张三", "password": LONG, "role": "agent", "unit": UNIT},
    "PATCH /api/accounts/{name}": {"role": "asker"},
    "POST /api/session": {"name": "张三", "password": LONG},
}
"""Bodies, by route."""


def example_of(path: str, name: str) -> object | None:
    """The value of a parameter in examples; ``None`` where each library has its own."""
    return OWN.get(path, {}).get(name, COMMON.get(name))
