"""Documents composed for these tests, in the forms that real ones come in."""

from __future__ import annotations

from ingest.model import Block, Cell, Document, Locator, Paragraph, Table

PLAN = """份号：000001
示例县人民政府文件
示政发〔2025〕12号
示例县2025年法治政府建设示范创建实施方案
（征求意见稿）
各乡镇人民政府，县政府各部门：
为做好示范创建工作，制定本方案。
一、总体要求
坚持问题导向，对照《示范创建指标体系（2025年版）》逐项落实，力争达标率不低于95%。
二、工作步骤
（一）动员部署（2025年3月底前）。召开会议，分解任务，明确牵头单位和配合单位。
（二）自查整改（2025年4月至6月）。各单位对照指标自查，形成问题清单，报示例县司法局汇总。
（三）迎接评估（2025年7月至8月）
各单位于8月15日前完成申报材料上传。需要上传的材料包括：
1.自评报告；
2.佐证材料目录；
3.各项佐证材料。
三、保障措施 各单位要加强领导，明确专人负责，确保工作落到实处。
四、本方案自印发之日起施行。
附件：1.任务分解表
2.联络员登记表
示例县人民政府
2025年3月5日
附件1
任务分解表说明
一、填报要求
各单位按季度填报。
二、报送方式
通过平台报送。"""

COLLECTION = """第一篇：副县长在法治建设推进会上的讲话
副县长在法治建设推进会上的讲话范文
同志们：
今天会议的任务是部署全年工作。下面我讲两点意见。
一、要提高认识，增强紧迫感。各单位要把思想统一到县委的部署上来，认真学习文件，吃透精神，主动认领任务，不等不靠。
二、要压实责任，抓好落实。各单位要逐项对照指标，列出清单，倒排时间，确保按时完成，不留死角，不漏一项，不误一天。
同志们，让我们共同努力，完成全年目标任务！
第二篇：在全县行政执法工作会议上的讲话
同志们：
一、提高站位
行政执法直接关系群众利益，必须做到严格规范公正文明。
二、规范行为
各执法单位要落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度，定期开展案卷评查，发现问题及时整改。重大事项未经审核的，不得提交县政府常务会议讨
论。对群众反映强烈的问题，要逐一核实，限期办结，并向社会公开处理结果，接受监督，不得推诿。
三、加强保障
要配齐配强执法人员，保障经费装备，开展经常性培训，组织考试，提高队伍素质和执法水平，做到持证上岗、亮证执法。
谢谢大家！
 在法治示范创建培训班上的讲话
同志们：
一、学深悟透
要原原本本学习文件，弄清每一项指标的含义、要求和材料，不懂就问，不会就学，把功夫下在平时，确保人人过关、个个熟练。
二、真抓实干
要对照清单逐项准备，材料要真实、完整、规范，按月报送进展，对弄虚作假的一律取消资格并予以通报，绝不姑息。一级做给一级看。
三、务求实效
要以群众满意为标准，从小事做起，把成效体现在办好每一件实事上，让群众看得见、摸得着、得实惠，不搞形式主义。
 2024 年，在省委的坚强领导下，XX 市认真贯彻落实上级要求，\
全市法治政府建设工作取得成效。现将有关情况报告如下: 一、主要工作情况（一）健全体系 1.加强领导。
调整全市法治政府建设工作领导小组，定期研究问题。
2.加强考核。
将全市法治政府建设工作纳入考核体系。
（二）转变职能 1.推进改革。
按照方案要求，优化职责。
2.优化服务。
推行一网通办。
二、存在的问题 2024 年，XX 市的工作虽然取得成效，但还存在差距，主要是队伍力量不足。"""


def paragraphs(text: str) -> tuple[Block, ...]:
    """One paragraph a line, numbered as a loader numbers them."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return tuple(
        Paragraph(line, Locator(at, paragraph=at)) for at, line in enumerate(lines, start=1)
    )


def table(rows: list[list[str]], block: int = 1, caption: str = "") -> Table:
    """A table without merged cells."""
    cells = tuple(
        Cell(text, row, column)
        for row, line in enumerate(rows, start=1)
        for column, text in enumerate(line, start=1)
    )
    return Table(cells, Locator(block, table=1, row=1), caption)


def document(name: str = "doc") -> Document:
    return Document(id=name, work="work", source="a.txt", title="题")
