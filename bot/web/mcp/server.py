"""The five tools, whoever they are offered to. Loaded when somebody calls, not before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError

from bot.errors import KNOWN, sentence_of
from bot.web.mcp.contract import Told, Tools

ABOUT = (
    "法问：法治政府建设示范创建文件的问答。回答都引用原文；要完整清单时用 indicator 或 worklist，"
    "不要自己拼凑；status 为 refused 就是文件里没有，不要另行编造。"
)

Call = Context[Any, Any]
ToolsOf = Callable[[Call], Tools]


def mcp_server(tools_of: ToolsOf) -> MCPServer[Any]:
    """A server that offers the tools; ``tools_of`` says who calls."""
    server: MCPServer[Any] = MCPServer("fawen", title="法问", instructions=ABOUT)

    @server.tool()
    def ask(question: str, ctx: Call, unit: str = "", conversation: str = "") -> Told:
        """问一个问题，得到引用原文的回答。unit 是提问人的单位；conversation 接着上一次问。"""
        return _said(lambda: tools_of(ctx).ask(question, unit or None, conversation or None))

    @server.tool()
    def search(query: str, ctx: Call, limit: int = 10) -> Told:
        """找原文段落，最多 50 段，每段带所在文件和位置。"""
        return _said(lambda: tools_of(ctx).search(query, min(max(limit, 1), 50)))

    @server.tool()
    def indicator(query: str, ctx: Call, edition: str = "") -> Told:
        """按编号或名称查指标：佐证材料（完整清单）、牵头和责任单位、时限、评分标准，各带出处。"""
        return _said(lambda: tools_of(ctx).indicator(query, edition or None))

    @server.tool()
    def worklist(unit: str, ctx: Call, edition: str = "") -> Told:
        """一个单位牵头和配合的全部指标，带时限和佐证材料。"""
        return _said(lambda: tools_of(ctx).worklist(unit, edition or None))

    @server.tool()
    def passage(id: str, ctx: Call) -> Told:  # noqa: A002 the name that clients see
        """按编号取一个原文段落。"""
        return _said(lambda: tools_of(ctx).passage(id))

    return server


def _said(work: Callable[[], Told]) -> Told:
    """What a tool gives; a known error becomes its sentence, which a model can act on."""
    try:
        return work()
    except KNOWN as error:
        raise ToolError(sentence_of(error)) from error
