"""A small library, really served: files, the application over them, a port."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import uvicorn
from fastapi import FastAPI
from openpyxl import Workbook

from bot.compose import App

NOW = datetime(2025, 6, 1, 4, 0, tzinfo=UTC)

TABLE = "示例县2025年法治政府建设示范创建任务分解表"
HEADER = ("序号", "三级指标", "牵头单位", "责任单位", "佐证材料", "完成时限", "评分标准")
ROWS = (
    (1, "权责清单动态调整", "示例县司法局", "各乡镇（街道）", "①权责清单②调整记录", "6月30日", "2分"),
    (2, "行政审批服务", "示例县行政审批服务局", "示例县司法局、示例县数据局", "事项目录", "8月15日", "3分"),
    (
        3,
        "重大行政决策合法性审查",
        "示例县司法局",
        "示例县城关镇",
        "1.合法性审查意见书；2.集体讨论会议纪要；3.专家论证意见",
        "8月15日",
        "5分",
    ),
)  # fmt: skip
NOTICE = f"""# 关于佐证材料报送有关事项的补充通知

各乡镇（街道），县直各单位：

## 一、报送时间

《{TABLE}》中完成时限为8月15日的指标，佐证材料上传截止时间由8月15日调整为8月31日。

## 二、报送方式

佐证材料通过示例县法治建设管理平台上传，不再接收纸质材料。<script>alert(1)</script>

示例县司法局

2025年5月20日
"""


def write_library(folder: Path) -> Path:
    """A task table and a notice that moves one of its deadlines."""
    folder.mkdir()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "分解表"
    sheet.append([TABLE])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADER))
    sheet.append(list(HEADER))
    for row in ROWS:
        sheet.append(list(row))
    book.save(folder / f"{TABLE}.xlsx")
    (folder / "补充通知.md").write_text(NOTICE, encoding="utf-8")
    return folder


@contextmanager
def listening() -> Iterator[socket.socket]:
    """A bound port of the loopback address."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield bound


def url_of(bound: socket.socket) -> str:
    """The address of a bound port."""
    return f"http://127.0.0.1:{bound.getsockname()[1]}"


@contextmanager
def running(web: FastAPI, bound: socket.socket) -> Iterator[None]:
    """The application on a port, its startup and shutdown included."""
    server = uvicorn.Server(uvicorn.Config(web, log_level="critical", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.02)
        yield
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def served(app: App) -> Iterator[httpx.Client]:
    """A client of an application that is really served, ready to answer."""
    with listening() as bound:
        url = url_of(bound)
        web = app.open_service(url)
        with running(web, bound), httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
            while client.get("/readyz").status_code != httpx.codes.OK:
                time.sleep(0.05)
            yield client
