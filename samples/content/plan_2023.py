"""The plan of 2023, no longer in force: other dates, another rate, fewer stages."""

from samples.content.prose import paragraphs

TITLE = "示例县2023年法治政府建设示范创建实施方案"
NUMBER = "示例县法治委〔2023〕4号"
ISSUER = "示例县委全面依法治县委员会"
DATE = "2023年4月12日"

# Parts of the plan: a heading and its paragraphs. The numbers of the headings are typed; the
# entries of the last part are numbered by the word processor.
PARTS = (
    (
        "一、工作目标",
        paragraphs("""
通过一年努力，三级指标达标率不低于80%，创建知晓率不低于85%，争取列入市级示范名单。
"""),
    ),
    (
        "二、工作步骤",
        paragraphs("""
（一）启动阶段（2023年4月）。成立工作机构，分解指标任务，确定责任人员。

（二）推进阶段（2023年5月至9月）。各单位整理归档佐证材料，纸质材料一式两份，
于9月20日前报送示例县司法局。

（三）迎检阶段（2023年10月至11月）。接受市级检查组抽查，按反馈意见整改。
"""),
    ),
    (
        "三、主要任务",
        paragraphs("""
（一）推进简政放权。完成权责清单首次公布，政务服务大厅实现窗口统一受理。

（二）规范执法行为。建立执法案卷评查制度，每年评查案卷不少于50件。

（三）化解矛盾纠纷。行政复议案件按期办结率达到95%，行政机关负责人出庭应诉率不低于90%。
"""),
    ),
)
CLOSING_HEADING = "四、保障措施"
CLOSING_ENTRIES = paragraphs("""
示例县司法局每两个月调度一次，调度情况报县政府分管负责人。

创建所需经费由示例县财政局统筹安排。

对工作不力、材料缺失较多的单位，在全县范围内通报。
""")
