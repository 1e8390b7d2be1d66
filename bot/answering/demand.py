"""What must stand in a passage for it to answer: a name, a sum, a telephone number, a count, a day.

A passage about the right subject that holds nothing of the kind asked for does not answer: whoever
asks for the telephone number of an office is not served by a sentence that mentions the office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.answering.counts import counted

_OFFICE = (
    r"(?:局长|主任|书记|县长|市长|省长|镇长|乡长|部长|科长|股长|处长|组长|队长|所长|院长|检察长|秘书长|会长|站长"
    r"|负责人|联络员|联系人|经办人|办事员|领导|专家|评委|律师|法律顾问|作者|人员|管理员)"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪"
    "范石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_PERSON = (
    rf"{_OFFICE}[:：是为由叫]*\s?[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?=[,，。;；、\s(（）)]|同志|$)"
    rf"|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:同志|先生|女士|老师)"
    r"|(?:姓名|联系人|签发人?|经办人)[:：]\s?[\u4e00-\u9fff]{2,4}"
)
_TELL = r"(?:号码?)?(?:(?:是|为|有)?(?:多少|几号|什么|啥|哪个)|给|发我|告诉|报一下|有吗|有没有|查|$|[?？吗呢])"


@dataclass(frozen=True, slots=True)
class Demand:
    """The kind of thing asked for, how a text shows one, and whether a table's row can hold it.

    ``key`` are the words by which the very thing is called (败诉 of 败诉率), which the text must hold.
    """

    kind: str
    asks: re.Pattern[str]
    shown: re.Pattern[str]
    in_rows: bool = False
    key: str = ""

    def met(self, text: str) -> bool:
        """Whether a text holds such a thing."""
        return bool(self.shown.search(text)) and self.key in text


def _kind(kind: str, asks: str, shown: str, *, rows: bool = False) -> Demand:
    return Demand(kind, re.compile(asks, re.IGNORECASE), re.compile(shown, re.IGNORECASE), rows)


# The first that a question asks for decides.
_KINDS = (
    _kind(
        "secret",
        r"(?:密码|口令|验证码|密钥)(?:(?:是|有)?(?:多少|什么|啥|几位)|发我|给我|告诉|规则)|告诉我[^,，。]{0,8}密码|(?:初始|登录|管理员)密码(?!忘|怎么|如何|丢|想)"
        r"|(?:身份证|银行卡|社保)号码?(?:是|多少|给)",
        r"(?:初始|登录)?(?:密码|口令)(?:是|为|[:：])\s?\w{4,}",
    ),
    _kind(
        "phone",
        rf"(?:电话|手机号?|座机|热线|传真|联系方式|分机){_TELL}|(?:打|拨)(?:哪个|什么|啥|多少)(?:电话|号)",
        r"\d{3,4}-\d{6,}|(?<!\d)\d{5,11}(?!\d)",
    ),
    _kind(
        "account",
        rf"(?:邮箱|电子邮件地址|微信号|微信群|QQ群?|公众号|群号|二维码){_TELL}",
        r"@\w+\.|(?:微信|QQ|公众号|群号)[^。]{0,8}[:：“\"]",
    ),
    _kind("link", rf"(?:网址|链接|域名|登录地址|下载地址){_TELL}", r"https?:|www\.|网址[:：]"),
    _kind(
        "money",
        r"多少(?:钱|万|亿|元)|几(?:万|千|百|十)?(?:元|块钱)|花(?:了)?多少|要钱吗|收费吗|免费吗"
        r"|(?:奖金|补贴|补助|经费|费用|罚款|罚金|预算|工资|奖励|价格|报价|造价|津贴)(?:一共|总共|共|大概|安排|补助|拨|投入|标准|[是有给发要了])*(?:多少|几(?![号月天日])|怎么算)"
        r"|(?:有|发|给|拨|奖励?)[^,，。?？]{0,4}(?:补贴|奖金|补助|津贴)",
        r"\d(?:万|亿|千|百)?元|[一二三四五六七八九十百千万]+元|免费|不收[取费]|无偿|奖金|补贴|补助|津贴",
    ),
    _kind(
        "role",
        r"谁(?:是|当|担任|任|来当)(?:组长|主任|召集人|负责人)|(?:组长|主任|召集人|负责人)谁(?:是|当|担任|任|来当)|(?:组长|主任委员|召集人)(?:是|由)(?:谁|哪)",
        r"(?:由|任|担任|为)[^，。；]{0,24}(?:组长|主任|召集人|负责人)",
    ),
    _kind(
        "called",
        r"(?:机构|公司|平台|系统|群|项目|软件)(?:的)?(?:名|名字|名称)?(?:叫什么|叫啥|是哪家)",
        r"“[^”]+”|《|名为|叫做|称为|有限公司|有限责任",
    ),
    _kind(
        "person",
        rf"{_OFFICE}(?:是谁|叫什么|叫啥|姓什么|贵姓|全名|大名|的?(?:姓名|名字)|是哪位)|姓什么|全名|姓名是|是哪位|签发人|哪[位几][一]?位?(?:领导|专家|同志|老师|律师|县长)"
        r"|谁(?:来)?(?:签发|签的|写的|主持|起草|作的|做的报告|录的)|(?:局长|主任|县长|书记|队长)(?:是|由)谁|\d个人(?:都)?(?:是|有)谁"
        r"|联系人(?:名单|是谁|有哪些)|名单(?:发|给)",
        _PERSON,
    ),
    _kind(
        "part",
        r"第[一二三四五六七八九十\d]+(?:自然)?(?:段|页|行)",
        r"第[一二三四五六七八九十\d]+(?:自然)?(?:段|页|行)",
    ),
    _kind(
        "reason",
        r"为什么|为啥|为何|因为啥|什么原因|(?:是)?因为什么|啥原因",
        r"因|由于|为了|鉴于|考虑到|原因|理由|目的|以便|避免|防止|不是[^。]*是|主要|力量薄弱|不足",
    ),
    _kind(
        "clock",
        r"几点",
        r"\d{1,2}(?:时|点)|\d{1,2}[:：]\d\d|上午|下午|晚上|[零一二三四五六七八九十]+(?:时|点)",
    ),
    _kind(
        "rank",
        r"第几名|排(?:名|在|行|到)?第?(?:几|一|[二三])|排名(?:是|多少|如何|怎么样|情况)|名次|(?:谁|哪[个家][县市区]?)(?:排|得)?第一|第一(?:名)?的?是(?:哪|谁)",
        r"第[一二三四五六七八九十\d]+(?:名|位)|位居|名列|位列|前[一二三四五六七八九十\d]+名",
    ),
    _kind(
        "room",
        r"(?:哪个|几号|什么|哪间)(?:会议室|房间|办公室|教室|楼|大楼)|几(?:楼|层|号楼)|在?哪(?:条路|里|儿)?(?:开(?:会|的)?|召开|举行|办公|培训)"
        r"|(?:会议|培训|会|开会)(?:的)?地[点址]|地址(?:是|在)?(?:哪|什么|多少|$|[?？])|具体地[点址]|门牌|哪条[路街]",
        r"会议室|报告厅|礼堂|[一二三四五六七八九十\d]+(?:楼|层)|[路街道]\d+号|地[址点][:：]|会议中心|视频会议",
    ),
    _kind(
        "size",
        r"多大(?!事|关系)(?:$|[?？,，]|的?文件)|几兆|多少(?:兆|M|MB|KB|G)(?![a-z])|分辨率|dpi|多少像素",
        r"\d+\s?(?:M|MB|KB|GB|G|兆|dpi|像素)",
    ),
    _kind(
        "points",
        r"满分|总分|权重|(?:占|值|一共|共)(?:多少|几)分|(?:多少|几)分(?:算|才|以上)|加(?:几|多少)分|加分项?",
        r"满分|总分|权重|加分|加\d|分值|计\d",
        rows=False,
    ),
    _kind(
        "titles",
        r"哪(?:\d+|[两三四五六七八九十]+)(?:项|件|名|个|条|份|家)|(?:文件|制度|项目|案例|单位|人员|成员|企业)(?:的)?(?:名称|名单|名字|明细)(?!怎|如|要|格|规|起)",
        r"《|名单[:：]|、[^。]{2,20}、|[\u4e00-\u9fff]{2,8}和[\u4e00-\u9fff]{2,8}|一是",
    ),
    _kind(
        "names",
        r"(?:哪[两三四五六七八九几]|几)(?:个|家|位)(?:乡镇|镇|乡|街道|单位|部门|局|企业|公司|县|村)[呀啊呢]?(?:$|[?？,，])"
        r"|(?:单位|乡镇|镇|街道|部门|企业|局)(?:都)?(?:是|有)(?:谁|哪[两三四五六几](?:个|家))(?:单位|部门|乡镇)?[呀啊呢]?(?:$|[?？,，])"
        r"|(?:发言|表态|受表扬|被约谈|抽中|抽到|被通报)的(?:都)?(?:是|有)哪"
        r"|(?:过|了|中|上)的(?:单位|乡镇|镇|街道|部门|企业|局|人)(?:都)?(?:有|是)(?:哪些|谁|哪几[个家])",
        r"[\u4e00-\u9fff]{2,}(?:局|镇|乡|街道|办|委|公司|县|市|村|社区|法院|中心)(?:[、和,，]|$|。)",
        rows=True,
    ),
    _kind(
        "percent",
        r"百分之几|百分之多少|多少(?:个)?百分点|(?:率|比例|占比|比重)(?:是|要|达到?|得|为|不低于|有|目标|实际)*(?:多少|几)",
        r"\d+(?:\.\d+)?\s?[%％]|百分之[\u4e00-\u9fff]|全部|全覆盖|应.尽.|[一二三四五六七八九]成|(?:不低于|超过|达到)[^，。；\s]{0,8}[一二三四五六七八九]分之",
        rows=True,
    ),
)
_RATE = re.compile(r"(?P<key>[\u4e00-\u9fff]{2})(?:比)?[率](?!先)")
_HAPPENED = "收到|受理|办结|办理|处理|制定|撤销|查处|处罚|培训|开展|印|交|传|报|来|查|罚|用|花|评|选|通过|完成|打|办"
_MANY = r"(?:多少|几)"
_FACT = re.compile(
    rf"实际(?!情况)|(?:{_HAPPENED})(?:过|了){_MANY}|收到{_MANY}|{_MANY}[\u4e00-\u9fff]{{1,4}}了(?:$|[?？])"
    rf"|(?:已经|目前|现在|现有|迄今|截至)[^,，。?？]{{0,10}}{_MANY}|全[县市][^,，。?？]{{0,8}}(?:一共|共|总共)?(?:有)?{_MANY}(?:个|家|名|人|所|件)"
    rf"|(?:去年|前年|20\d\d年)(?![^,，。?？]*(?:表|任务|指标|方案|要求|材料|要|须|应当))[^,，。?？]{{0,14}}(?:了|到|过)?{_MANY}(?:件|次|起|场|人|名)"
    r"|结果(?:是|怎么样|如何|多少)"
    # 哪个单位扣分最多, 哪些镇已经传完了, 谁得了第一: which of many it was.
    r"|(?:哪[些几一两三四五]?(?:个|家|名|位)?(?:单位|乡镇|镇|乡|街道|部门|局|县|村|人|企业)|谁)[^,，。?？]{0,14}(?:[了过](?:$|[分吗呢啊?？的])|最[多少好差快慢早晚高低]|第一|倒数|末位)"
    r"|(?:去年|前年|20\d\d年)[^,，。?？要应须]{0,12}(?:得了|得分|扣了|有几家|有多少|总共|总额|总量|排第)"
    r"|上一?[次回届]|最近一次|(?:拿|得|扣|打|评)了(?:几|多少)分"
    r"|(?:评上|选上|入选|命名|表彰)[^,，。?？]{0,8}了(?:没有?|吗|么)"
    rf"|[\u4e00-\u9fff]{{2}}了{_MANY}(?:件|次|起|场|人|名|个|家|项|元|万|钱|[\u4e00-\u9fff]{{2}})"
)


def demanded(text: str) -> Demand | None:
    """The kind of thing that a normalised question asks for; None where none is known."""
    found = next((kind for kind in _KINDS if kind.asks.search(text)), None)
    if found is None and (count := counted(text)):
        return Demand("count", count.asks, count.shown, in_rows=True)
    if found and found.kind == "percent" and (rate := _RATE.search(text)):
        return replace(found, key=rate.group("key"))
    return found


def asks_for_fact(text: str) -> bool:
    """Whether a question asks how much came about, which what is required does not say."""
    return bool(_FACT.search(text))
