"""Last year's edition of the task table, as its differences from 2025."""

from dataclasses import replace

from samples.content.indicators_2025 import GROUPS as GROUPS_2025
from samples.content.model import (
    Added,
    Altered,
    Difference,
    Dropped,
    Group,
    Row,
    Section,
    numbered,
)
from samples.content.notation import circled, dotted, lines, paused, semicolons, single

TITLE = "示例县2024年法治政府建设示范创建任务分解表"

# 机构改革: the 2025 name and the name that stood in every cell a year before.
RENAMED = {
    "示例县行政审批服务局": "示例县政务服务管理办公室",
    "示例县数据局": "示例县大数据发展中心",
}

DIFFERENCES: tuple[Difference, ...] = (
    Dropped("一件事一次办集成服务"),
    Dropped("企业和商会参与制定政策"),
    Altered("规范性文件备案监督", deadline="2024年8月31日"),
    Altered("政务服务好差评闭环", evidence=single("2024年度政务服务“好差评”整改回访台账")),
    Dropped("涉企行政检查规范"),
    Dropped("说理式执法文书推广"),
    Dropped("领导干部应知应会清单"),
    Dropped("应急普法和自救教育"),
    Added(
        "证明事项告知承诺制",
        Row(
            "减证便民证明事项清理",
            "没有法律法规依据的证明事项一律取消，清理结果向社会公布。",
            "示例县司法局",
            "各部门、各乡镇（街道）",
            circled("证明事项清理通知｜取消和保留的证明事项清单｜清理结果公告"),
            "10月底前",
            "未清理的不得分。",
        ),
    ),
    Added(
        "行政执法案卷评查",
        Row(
            "执法服装标识统一管理",
            "综合执法队伍统一着装和标识，规范仪容和用语。",
            "示例县综合行政执法局",
            "示例县财政局、各执法单位",
            semicolons("着装管理规定｜制式服装发放表｜督察通报"),
            "9月底前",
            "着装不规范的每人次扣0.1分。",
        ),
    ),
    Altered(
        "重大行政决策合法性审查",
        deadline="9月10日",
        evidence=dotted(
            "年度重大行政决策事项目录｜合法性审查意见书｜公众参与记录｜专家论证意见｜集体讨论会议纪要"
        ),
        requirement="决策草案提请集体讨论前应当审查，审查时间一般不少于5个工作日。",
    ),
    Altered("政务服务一网通办", requirement="依申请事项网上可办率不低于90%。", deadline="12月底前"),
    Altered(
        "双随机一公开监管",
        requirement="制定年度抽查计划，部门联合抽查占比不低于20%，结果全部公示。",
    ),
    Altered(
        "行政机关负责人出庭应诉",
        requirement="负责人出庭应诉率不低于95%，不能出庭的依法说明理由。",
        evidence=paused("行政诉讼案件台账｜负责人出庭通知书｜出庭应诉率统计表"),
        standard="应诉率每低1个百分点扣0.1分。",
    ),
    Altered(
        "重大执法决定法制审核",
        earlier_name="重大行政执法决定法制审核",
        evidence=lines("法制审核目录清单｜法制审核意见书｜年度审核统计表"),
    ),
    Altered("信访工作法治化推进", earlier_name="信访事项依法分类处理", deadline="每季度末"),
    Altered(
        "突发事件信息公开回应", lead="示例县应急管理局", joined="示例县委宣传部、示例县卫生健康局"
    ),
    Altered(
        "公平竞争审查全覆盖",
        deadline="9月底前",
        evidence=circled(
            "公平竞争审查工作机制文件｜审查表和审查结论｜存量政策清理报告｜抽查通报", "；"
        ),
    ),
    Altered(
        "示范创建宣传与满意度",
        lead="示例县委宣传部",
        joined="各乡镇（街道）",
        requirement="创建知晓率和群众满意度均不低于85%。",
    ),
    Altered("行政执法人员资格管理", requirement="持证上岗率100%，每人每年接受不少于40学时的培训。"),
    Altered("决策全过程记录归档", evidence=dotted("决策档案目录｜按件立卷的卷宗｜归档移交登记表")),
    Altered("基层司法所规范化", deadline="12月底前", standard="人员不足的每所扣0.2分。"),
)


def _renamed(row: Row) -> Row:
    lead, joined = row.lead, row.joined
    for name, former in RENAMED.items():
        lead, joined = lead.replace(name, former), joined.replace(name, former)
    return replace(row, lead=lead, joined=joined)


def _earlier_rows(section: Section) -> tuple[Row, ...]:
    dropped = {change.name for change in DIFFERENCES if isinstance(change, Dropped)}
    altered = {change.name: change for change in DIFFERENCES if isinstance(change, Altered)}
    rows: list[Row] = []
    for row in section.rows:
        if row.name not in dropped:
            rows.append(altered[row.name].apply(row) if row.name in altered else row)
        rows.extend(
            change.row
            for change in DIFFERENCES
            if isinstance(change, Added) and change.after == row.name
        )
    return tuple(_renamed(row) for row in rows)


GROUPS = tuple(
    Group(
        group.name,
        tuple(Section(section.name, _earlier_rows(section)) for section in group.sections),
    )
    for group in GROUPS_2025
)
INDICATORS = numbered(GROUPS)
