"""The fictional county's departments and towns; every name begins 示例县."""

from samples.content.model import Unit

DEPARTMENTS = (
    Unit("示例县人民政府办公室", ("示例县政府办",), nicknames=("县府办", "政府办")),
    Unit(
        "示例县委全面依法治县委员会办公室",
        ("示例县委依法治县办",),
        nicknames=("依法治县办", "法治办"),
    ),
    Unit("示例县委机构编制委员会办公室", ("示例县委编办",), nicknames=("编办", "编委办")),
    Unit("示例县委组织部", nicknames=("组织部",)),
    Unit("示例县委宣传部", nicknames=("宣传部",)),
    Unit("示例县委政法委员会", ("示例县委政法委",), nicknames=("政法委",)),
    Unit("示例县委社会工作部", ("示例县委社工部",), nicknames=("社工部",)),
    Unit("示例县司法局", former=("示例县人民政府法制办公室",), nicknames=("司法局", "法制办")),
    Unit(
        "示例县市场监督管理局",
        ("示例县市场监管局", "示例县市监局"),
        ("示例县工商行政管理局", "示例县质量技术监督局"),
        ("市监局", "市场局", "工商局"),
    ),
    Unit(
        "示例县综合行政执法局",
        ("示例县综合执法局",),
        ("示例县城市管理局",),
        ("城管局", "执法局"),
    ),
    Unit(
        "示例县行政审批服务局",
        ("示例县审批局",),
        ("示例县政务服务管理办公室",),
        ("审批局", "政务服务中心"),
    ),
    Unit("示例县数据局", former=("示例县大数据发展中心",), nicknames=("大数据局",)),
    Unit("示例县发展和改革局", ("示例县发改局",), nicknames=("发改", "发改局")),
    Unit("示例县财政局", nicknames=("财政",)),
    Unit("示例县审计局", nicknames=("审计",)),
    Unit("示例县公安局", nicknames=("公安",)),
    Unit("示例县教育局", ("示例县教育和体育局",), nicknames=("教育",)),
    Unit(
        "示例县人力资源和社会保障局",
        ("示例县人社局",),
        ("示例县劳动局",),
        ("人社", "人社局"),
    ),
    Unit(
        "示例县自然资源和规划局",
        ("示例县自然资源局", "示例县资规局"),
        ("示例县国土资源局",),
        ("国土局", "资规局"),
    ),
    Unit("示例县住房和城乡建设局", ("示例县住建局",), ("示例县建设局",), ("住建局",)),
    Unit("示例县交通运输局", ("示例县交通局",), nicknames=("交通局",)),
    Unit("示例县农业农村局", ("示例县农业局",), ("示例县扶贫开发办公室",), ("农业局",)),
    Unit("示例县卫生健康局", ("示例县卫健局",), ("示例县卫生和计划生育局",), ("卫健局",)),
    Unit(
        "示例县应急管理局",
        ("示例县应急局",),
        ("示例县安全生产监督管理局",),
        ("应急局", "安监局"),
    ),
    Unit("示例县生态环境分局", ("示例县环境分局",), ("示例县环境保护局",), ("环保局",)),
    Unit("示例县民政局", nicknames=("民政",)),
    Unit("示例县信访局", former=("示例县信访办公室",), nicknames=("信访办",)),
)

TOWNS = (
    Unit("示例县城关镇", nicknames=("城关",)),
    Unit("示例县河湾镇", nicknames=("河湾",)),
    Unit("示例县石桥镇", nicknames=("石桥",)),
    Unit("示例县云岭镇", former=("示例县云岭乡",), nicknames=("云岭",)),
    Unit("示例县柳溪乡", nicknames=("柳溪",)),
    Unit("示例县南坪乡", nicknames=("南坪",)),
    Unit("示例县东门街道办事处", ("示例县东门街道",), nicknames=("东门街道",)),
)

# Words of the tables that stand for many units.
ALL_TOWNS = "各乡镇（街道）"
ALL_ENFORCERS = "各执法单位"
ALL_DEPARTMENTS = "各部门"
COLLECTIVE = {
    ALL_TOWNS: tuple(unit.name for unit in TOWNS),
    ALL_ENFORCERS: (
        "示例县市场监督管理局",
        "示例县综合行政执法局",
        "示例县公安局",
        "示例县自然资源和规划局",
        "示例县住房和城乡建设局",
        "示例县交通运输局",
        "示例县农业农村局",
        "示例县卫生健康局",
        "示例县应急管理局",
        "示例县生态环境分局",
    ),
    ALL_DEPARTMENTS: tuple(unit.name for unit in DEPARTMENTS),
}
