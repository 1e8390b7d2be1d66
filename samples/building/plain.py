"""The files without a word processor: a speech as text, answers as Markdown, a help page."""

from html import escape

from samples.content import answers, speech


def speech_text() -> bytes:
    """GB18030 with CR LF, indented by two wide blanks, as a notepad of a county office saves."""
    head = [speech.TITLE, speech.WHEN, speech.SPEAKER, ""]
    indented = [text if text.endswith("：") else f"　　{text}" for text in speech.BODY]
    return "\r\n".join([*head, *indented, ""]).encode("gb18030")


def answers_markdown() -> bytes:
    """A heading for each question, its answer below."""
    parts = [f"# {answers.TITLE}", f"（{answers.ISSUER}{answers.DATE}印发）"]
    for number, (question, paragraphs) in enumerate(answers.QUESTIONS, 1):
        parts += [f"## {number}. {question}", *paragraphs]
    return ("\n\n".join(parts) + "\n").encode()


def help_page() -> bytes:
    """A page of a portal: navigation and footer around the questions and one table."""
    parts: list[str] = []
    for name, questions in answers.PAGE_SECTIONS:
        parts.append(f"<h2>{escape(name)}</h2>")
        for question, paragraphs in questions:
            parts.append(f"<h3>{escape(question)}</h3>")
            parts += [f"<p>{escape(text)}</p>" for text in paragraphs]
    header, rows = answers.PAGE_TABLE
    parts.append("<h2>状态和办理时间</h2>\n<table>")
    parts.append(_row("th", header))
    parts += [_row("td", row) for row in rows]
    parts.append("</table>")
    title = escape(answers.PAGE_TITLE)
    return _PAGE.format(title=title, body="\n".join(parts)).encode()


def _row(tag: str, cells: tuple[str, ...]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"


_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font-family: serif; max-width: 48em; margin: 0 auto; line-height: 1.8 }}
table {{ border-collapse: collapse }}
th, td {{ border: 1px solid #999; padding: .2em .8em }}
</style>
</head>
<body>
<nav><a href="/">首页</a> <a href="/notice">通知公告</a> <a href="/help">帮助中心</a></nav>
<main>
<h1>{title}</h1>
{body}
</main>
<footer>主办：示例县法治政府建设示范创建工作专班</footer>
<script>document.title += "";</script>
</body>
</html>
"""
