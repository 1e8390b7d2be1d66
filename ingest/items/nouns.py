"""Words that evidence and units are called by: what can stand alone as an entry of a list."""

from __future__ import annotations

import re

_ALONE = (
    "照片|图片|截图|视频|录像|录音|台账|台帐|名单|清单|简报|案卷|"
    "卷宗|签到表|签到册|课件|合同|回执|海报|发票|聘书|公告|"
    "总结|报告|通知|方案|计划|纪要"
)
# What begins so goes on with the entry before it: 年度总结，含数据.
_GOES_ON = re.compile(
    "含|附(?![件表图])|并|需|须|应(?![急诉])|及|或|包括|其中|提供|上传|报送|按|由|在|如"
)
_PAPERS = (
    "目录|清单|名单|名册|台账|台帐|记录|纪录|纪要|笔录|意见书|意见|决定书|决定|通知书|通知|通报|公告|公报|报告|年报|"
    "报表|简报|月报|季报|报道|方案|计划|规划|要点|总结|制度|办法|细则|规定|规则|规程|流程|章程|预案|文件|材料|资料|证明|"
    "证书|证件|凭证|凭据|票据|发票|合同|协议|聘书|照片|图片|截图|视频|录像|录音|影像|海报|课件|讲稿|讲话稿|表|册|簿|档案|"
    "案卷|卷宗|文书|函|回复|答复|批复|批示|请示|信息|网址|链接|二维码|样本|范本|模板|试卷|成绩单|问卷|数据|图|书|单|稿|说明|"
    "案例|回执|议程|日程|批文|依据|结论|统计|评估|证据|手册|指南|标准|卡|页|凭单|底稿|正文|附件|原件|复印件|扫描件|答辩状|报道|回证|结果"
)
_UNITS = (
    "局|厅|办|委|委员会|部|院|府|镇|乡|街道|街道办|办事处|办公室|单位|部门|机关|机构|中心|公司|集团|联社|协会|工会|妇联|团县委|团市委|团委|"
    "支队|大队|总队|人武部|银行|党校|学校|学院|法院|检察院|工商联|残联|社联|文联|科协|侨联|管委会|园区|开发区|所|站|处|社|馆|县|市|区|州|旗|村|社区"
)
PAPER = re.compile(rf"(?:{_PAPERS})$")
UNIT = re.compile(rf"(?:{_UNITS})$")
_TITLE = re.compile(r"《[^《》]{2,}》")
_STANDS_ALONE = re.compile(rf"(?:{_ALONE})$")
_MARKED = re.compile(r"(?:[（(][^（()）]*[）)])+$")
_OPEN_END = re.compile(r"等(?:材料|资料|文件)?$")
# 规划、年度计划落实情况报告 is one report about two plans, not a plan and a report.
_ABOUT = re.compile(
    r"(?:落实|制定|制订|执行|实施|备案|清理|完成|开展|修订|编制|公开|审查|评估|管理|办理|推进|建设|起草|发布|宣传|贯彻|学习|征集|征求)"
    r"(?:工作)?(?:情况)?的?[^、，,]{0,4}$"
)
_MATTER = re.compile(
    r"(?:规划|计划|方案|制度|办法|文件|规定|意见|决定|清单|预案|目录|细则|规则|标准|信息|数据)$"
)


def is_paper(words: str) -> bool:
    """Whether the words name a paper that can be handed in, by their ending: …意见书, …台账, 照片."""
    plain = _bare(words)
    if _TITLE.fullmatch(plain):
        return True
    if _GOES_ON.match(plain):
        return False
    if len(plain) < 3:
        return bool(_STANDS_ALONE.fullmatch(plain))
    return bool(PAPER.search(plain))


def is_unit(words: str) -> bool:
    """Whether the words name a unit or a kind of units, by their ending: …局, 各乡镇（街道）."""
    plain = _bare(words)
    return len(plain) >= 2 and bool(UNIT.search(plain))


def share_a_head(pieces: list[str]) -> bool:
    """Whether the last of several pieces may end with words that belong to all of them."""
    return bool(_ABOUT.search(_bare(pieces[-1]))) and any(
        _MATTER.search(_bare(piece)) for piece in pieces[:-1]
    )


def _bare(words: str) -> str:
    return _OPEN_END.sub("", _MARKED.sub("", words.strip())).strip() or words
