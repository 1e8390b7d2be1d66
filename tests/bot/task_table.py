"""A task table of twelve indicators made by hand, with last year's and a city's beside it."""

from __future__ import annotations

from bot.worklist.register import Register, TaskTable
from bot.worklist.vocabulary import SHIPPED, Vocabulary
from ingest.model import Document, Indicator, Item, Locator, Slot

COUNTY = "示例县"
TOWNS = "各乡镇（街道）"

# number, groups, name, requirement, lead, joint, evidence, deadline, score; 、 parts units and ； items
_ROWS = (
    ("1", "政务服务", "窗口延时服务公示", "政务大厅每周安排两次延时服务并公布时间表",
     "数据局", TOWNS, "延时服务时间表；现场照片", "4月30日", "缺一次扣0.5分"),
    ("2", "政务服务", "证明事项告知承诺清单管理", "清单动态调整，每半年核查一次承诺履行情况",
     "司法局", "公安局、民政局", "告知承诺清单；核查记录", "6月30日", "未核查扣1分"),
    ("3", "制度建设", "规范性文件定期清理", "每两年全面清理一次，结果向社会公布",
     "司法局", "财政局", "清理结果公告；会议纪要", "9月30日", "未公布扣1分"),
    ("4", "制度建设", "政策措施公平竞争审查", "出台涉及经营主体的政策前先行审查",
     "市场监督管理局", "财政局、发展和改革局", "公平竞争审查表；征求意见记录", "每季度末", "漏审一件扣1分"),
    ("5", "行政决策", "重大决策后评估", "实施满一年的决策开展评估并报告结论",
     "人民政府办公室", "司法局", "后评估报告；专家论证意见", "10月31日", "未开展扣2分"),
    ("6", "行政执法", "执法人员岗前培训", "新进人员上岗前培训不少于60学时",
     "司法局", f"市场监督管理局、综合行政执法局、{TOWNS}", "培训通知；签到表；考试成绩单", "5月31日", "少一人扣0.5分"),
    ("7", "行政执法", "轻微违法首违不罚", "公布免罚事项并开展普法教育",
     "综合行政执法局", "市场监督管理局", "免罚事项目录；典型案例", "6月30日", "未公布扣1分"),
    ("8", "行政执法", "执法装备统一标识", "执法车辆按规定喷涂标识",
     "综合行政执法局", "财政局", "现场照片；购置台账", "11月底前", "一处不符扣0.2分"),
    ("9", "权力监督", "败诉案件剖析", "每件败诉案件三十日内形成剖析结论",
     "司法局", TOWNS, "剖析报告；判决书", "每季度末", "漏一件扣1分"),
    ("10", "矛盾化解", "专职调解员配备", "每个乡镇聘用两名专职调解员",
     "司法局", TOWNS, "聘用合同；花名册", "8月15日", "缺一名扣0.5分"),
    ("11", "矛盾化解", "网上信访按期答复", "六十日内答复来信人",
     "信访局", "", "答复意见书；统计报表", "长期坚持", "逾期一件扣0.2分"),
    ("12", "组织保障", "法治建设年度报告公开", "在政府网站公开上一年度报告",
     "人民政府办公室", TOWNS, "年度报告；网页截图", "2025年3月31日", "未公开扣1分"),
)  # fmt: skip


def unit(name: str) -> str:
    """The full name of one of the county's units."""
    return COUNTY + name


def _document(name: str, title: str, **more: str) -> Document:
    level, edition = more["level"], more["edition"]
    return Document(
        name, "任务分解表", f"{name}.xlsx", title, edition=edition, authority="任务分解表",
        level="市" if level == "市" else "县",
    )  # fmt: skip


_DOCUMENTS = (
    _document("now", "示例县2025年创建任务分解表", level="县", edition="2025年"),
    _document("last", "示例县2024年创建任务分解表", level="县", edition="2024年"),
    _document("city", "示例市2025年创建任务分解表", level="市", edition="2025年"),
)


def _slot(row: int, column: str, text: str, parting: str = "；") -> Slot:
    where = Locator(1, table=1, row=row, cell=f"{column}{row}")
    return Slot(text, tuple(Item(part, where) for part in text.split(parting) if part), where)


def _units(cell: str) -> str:
    return "、".join(n if n == TOWNS else unit(n) for n in cell.split("、") if n)


def _indicator(document: str, place: int, *cells: str) -> Indicator:
    number, group, name, requirement, lead, joint, evidence, deadline, score = cells
    row = place + 1
    return Indicator(
        f"{document}-{number}", document, 1, row, number, (group,), name, Locator(1, row=row),
        requirement=_slot(row, "D", requirement), lead=_slot(row, "E", _units(lead), "、"),
        joint=_slot(row, "F", _units(joint), "、"), evidence=_slot(row, "G", evidence),
        deadline=_slot(row, "H", deadline), score=_slot(row, "I", score),
    )  # fmt: skip


INDICATORS = tuple(_indicator("now", n, *cells) for n, cells in enumerate(_ROWS, 1))
_OTHERS = (
    _indicator("last", 1, "1", "行政执法", "执法证件年审", "年审一次", "司法局", "", "年审名册",
               "9月30日", "未审扣1分"),
    _indicator("city", 1, "1", "政务服务", "跨区通办窗口", "设窗口", "数据局", "", "窗口照片",
               "9月30日", "未设扣1分"),
)  # fmt: skip


def register(vocabulary: Vocabulary = SHIPPED) -> Register:
    """The register of the three tables; the county's of 2025 is what a bare number means."""
    return Register(
        _DOCUMENTS,
        (*INDICATORS, *_OTHERS),
        (),
        own_level="县",
        this_year=lambda: 2025,
        vocabulary=vocabulary,
    )


REGISTER = register()


def _default() -> TaskTable:
    table = REGISTER.default
    assert table is not None
    return table


TABLE = _default()
