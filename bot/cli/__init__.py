"""The command line: ``fawen ingest``, ``ask``, ``documents``, ``worklist``, ``self-check``,
``units``, ``thesaurus``, ``tickets``, ``jobs``, ``audit``, ``keys``, ``accounts``, ``mcp``,
``serve``, ``doctor``, ``evaluate``.

Exit codes: 0 done, 1 some files failed (each named with its reason), 2 wrong use or a known error.
"""

from __future__ import annotations

import sys

import typer

from bot.cli import (
    accounts,
    approved,
    ask,
    conversations,
    correct,
    diff,
    doctor,
    documents,
    evaluate,
    ingest,
    jobs,
    keys,
    mcp,
    privacy,
    self_check,
    serve,
    thesaurus,
    tickets,
    units,
    withdrawals,
    worklist,
)  # fmt: skip
from bot.cli.terminal import complain
from bot.errors import KNOWN

app = typer.Typer(
    name="fawen",
    help="法问：法治政府建设示范创建文件的问答助手。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
app.command("ingest", help="导入文件或文件夹。")(ingest.ingest)
app.command("ask", help="问一个问题。")(ask.ask)
app.command("diff", help="比较指标表的两个版本。")(diff.diff)
app.command("worklist", help="导出一个单位的任务清单。")(worklist.worklist)
app.command("self-check", help="用材料清单核对佐证材料。")(self_check.self_check)
app.command("serve", help="启动网页和接口服务。")(serve.serve)
app.command("mcp", help="以 MCP 工具的形式供本机的智能体调用（标准输入输出）。")(mcp.mcp)
app.command("doctor", help="体检：哪里不对，该怎么办。")(doctor.doctor)
app.command("evaluate", help="用题目文件评测回答质量。")(evaluate.evaluate)
app.add_typer(documents.app, name="documents", help="列出已导入的文件；核对、发布、退回。")
documents.app.command(
    "correct", help="更正读错的地方，文件马上重读；更正单独保存，以后重读仍然有效。"
)(correct.correct)
documents.app.command("reread", help="从原文件重读全部已发布的文件，更新程序以后用。")(
    correct.reread
)
documents.app.command("withdraw", help="撤下一份文件，不再参与回答。")(withdrawals.withdraw)
documents.app.command("restore", help="恢复撤下的文件。")(withdrawals.restore)
app.add_typer(jobs.app, name="jobs", help="列出导入任务的进度；重试、取消。")
app.command("audit", help="操作日志：谁在什么时候做了什么。")(jobs.audit)
app.add_typer(units.app, name="units", help="单位名册：全称、别名、集合的成员。")
app.add_typer(thesaurus.app, name="thesaurus", help="同义词表：大家的说法和文件里的写法。")
app.add_typer(approved.app, name="approved", help="口径：批准过的答案，导入、导出、批准、停用。")
app.add_typer(tickets.app, name="tickets", help="工单：等人答复的问题。")
app.add_typer(keys.app, name="keys", help="密钥：给程序和网页挂件用。")
app.add_typer(conversations.app, name="conversations", help="对话：查看和删除。")
app.add_typer(privacy.app, name="privacy", help="一个人的全部记录：导出和删除。")
app.add_typer(accounts.app, name="accounts", help="账号：谁能登录管理台。")


def main() -> None:
    """Run the command line; a known error becomes its sentence and exit code 2."""
    try:
        app()
    except KNOWN as error:
        complain(error)
        sys.exit(2)
