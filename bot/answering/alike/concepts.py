"""Words that say the same in a question of this field, beside the thesaurus.

Only what holds wherever it stands is listed here: 传 and 报送 are one act of a unit with its material,
科室 and 内设机构 are one thing. What differs in some question (审核 and 上传) is in no group.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_GROUPS = (
    "材料 佐证 佐证材料 证明材料 支撑材料 印证材料 资料 东西 文件 附件",
    "上传 传 报送 报 交 提交 上报 填报 填 上交 报材料",
    "内设机构 内设科室 科室 股室 内设股室",
    "公章 章 印章 盖章 盖",
    "传错 搞错 有误 弄错 错 上传错",
    "继续 接着 沿用 再用 还能用",
    "去年 上一年度 上年度 上年 往年",
    "达标 达到要求 合格 完成",
    "重新上传 重传 重报",
    "重置 找回",
    "变 变化 变动 变更",
    "共用 用于 使用 能用 用 对应 佐证 适用",
    "大小 多大 最大 多少兆 上限 不能超过 超过",
    "命名 起名字 起名 取名 文件名称 名字 名称 文件名 起 取",
    "遮盖 遮住 遮挡 打码 脱敏 隐去 马赛克",
    "出具 出 开 开具 写",
    "单位 部门 局 本单位 我们局 我单位",
    "执法队伍 执法队",
    "行政机关负责人 负责人 一把手 领导",
    "案件 案子 官司 诉讼案件",
    "责任单位 配合单位 配合",
    "牵头单位 牵头 主责单位",
    "乡镇 镇 镇里 街道 镇街",
    "撤回 撤 收回",
    "补 后补 补办 补开 事后补",
    "新闻报道 媒体报道 宣传报道 新闻稿",
    "为准 听谁的",
    "满意度测评 民调 民意调查 群众满意度测评 测评",
    "账号 帐号 账户",
    "密码 登录密码",
    "忘记 忘 记不得 忘掉",
    "机构改革 改革 改名 更名 变名",
    "纪要 会议纪要",
    "过期 到期 失效",
    "市级 市里 市 市的",
    "县级 县里 县 县的 本县",
    "省级 省里 省",
    "逾期 迟交 晚交 没按时 没有按期 过了时间 超期",
    "虚假 弄虚作假 造假 假 作假",
    "后果 处罚",
    "空着 空白 没填 没写 没有列 空 没列",
)
"""A line each: words that may stand for each other."""


def _by_word() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_GROUPS):
        for word in group.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(groups) for word, groups in found.items()}


CONCEPTS = _by_word()
"""The groups that a word is in."""

PHRASES = tuple(sorted((w for w in CONCEPTS if len(w) >= 2), key=len, reverse=True))
"""Words of the groups, the longest first, to be found whole in a text."""

# What only asks, or says that one asks, or that it is one's own: no word of content.
ASKING = re.compile(
    r"(?:上传|报送|提交|交过?|报)的(?=文件|材料|佐证)|请问|想问一?下?|麻烦|你好|您好|能不能|可不可以|行不行|要不要|是不是|有没有|算不算|计不计入|传不传|会不会|能否|可否|是否"
    r"|是什么意思|什么意思|什么|怎么样|怎么办|怎么|怎样|如何|哪一?[个些家种年]?|谁|多少|几|为何|为什么|咋|啥"
    r"|有效|算数|管用|处理|办理|解决|规则|规定|可以|应该|应当|需要|必须|还要|还是|一定|吗|呢|吧|么|嘛|呀|不行|(?<=[\u4e00-\u9fff])行(?=[?？,，]|$)|吗|的话|我们|咱们|我|这项|这个|那个|那一?栏|一栏|栏"
    r"|已经|一下|就是|兆|一直|里面|其中|有些|有的|情况|之前|遇到|具体|要求"
)
_GENERIC = "材料 指标 佐证 佐证材料 证明材料 文件 资料 东西 类 方面 工作 今年 表上 表里"
_LIGHT = (
    "拿 受到 承担 组织 开展 判断 认定 看 打 设 做 搞 弄 进行 给 遇到 发现 查出 查出来 算 计 计入 有 使用 提供 准备"
    " 得 写 登 上报 次数 规则 行政 当事人 平台 时候 问题 算进去 重传 上传 传 自己 单个 同一个 进去 不小心 小心 要 能"
)
GENERIC = frozenset(_GENERIC.split())
"""Words that nearly every question here has: one of them more or less tells nothing."""
LIGHT = frozenset(_LIGHT.split())
"""Words that add little to what is asked: whoever handles something, meets with it or looks at it."""
