"""How furniture reads: 版次, dates, mastheads, page names, rules. Patterns only."""

import re

from articles.copytext.roles import PRODUCERS

HAN_DIGIT = "〇零○一二三四五六七八九十"
DATE = re.compile(
    r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"|(?P<y>\d{4})[-./／](?P<m>\d{1,2})[-./／](?P<d>\d{1,2})"
    rf"|[{HAN_DIGIT}]{{4}}年[{HAN_DIGIT}]{{1,3}}月[{HAN_DIGIT}]{{1,3}}日"
)
LABEL = re.compile(
    r"第?(?P<label>[A-Z]?\d{1,3}[A-Z]?)版|(?P<code>[A-Z]\d{1,2}|\d{2})(?=[:：\s·]|$)"
    rf"|第(?P<han>[{HAN_DIGIT}]{{1,3}})版|(?P<bare>[{HAN_DIGIT}]{{1,3}})版(?![\u4e00-\u9fff])"
)
CALENDAR = re.compile(
    r"(?:星期|周|礼拜)[一二三四五六日天]|农历.{2,12}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年.{0,8}"
    rf"|(?:正|腊|冬|[{HAN_DIGIT}]{{1,2}})月(?:初|廿|三?十)[{HAN_DIGIT}]?"
)
SMALL = re.compile(
    r"(?:总)?第?(?:\d{4}[-－—])?\d{1,6}期|总第\d{1,6}号?|(?:今日|本期|今天)(?:共)?\d{1,3}(?:个)?版|合刊|号外"
    r"|(?:国内统一(?:连续出版物号|刊号).{0,30}|CN\s*\d{2}-?\d{0,4}.{0,10}|邮发代号.{0,15})"
    r"|(?:国内统一|刊号|ISSN).{0,30}"
    r"|(?:新闻热线|热线电话|广告热线|热线|电话|投稿邮箱|邮箱|电子邮箱|投稿信箱|网址|地址|邮编"
    r"|客户端|E-?mail|Email|Tel|微信公众号|官方微博)(?:[:：]\s*\S{0,60}|\s*[\d\s-]{5,20})"
    r"|https?://\S+|www\.\S+|[\w.+-]{1,40}@[\w.-]{3,60}|\d{3,4}-\d{7,8}|\d{5,12}"
    r"|[A-Z]{4,20}(?:\s[A-Z]{2,20}){1,3}"
    r"|(?:社址|零售|主办|主管|出版|承印|印刷)[\u4e00-\u9fff]{0,4}[:：].{1,40}"
)
MASTHEAD = re.compile(
    r"《?(?P<paper>[\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|时报|早报|周报|商报|快报|报|周刊))》?"
)
PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第\s*)?\d{1,3}(?:\s*页)?[-—–·•\s]*(?:/\s*\d{1,3})?"
)
_NAMES = """
要闻 头版 综合 民生 时政 经济 社会 文化 教育 健康 卫生 副刊 专版 影像 体育 国内 国际
广告 评论 理论 法治 科技 财经 城事 生活 乡村 三农 农业 工业 产业 文旅 旅游 人文 读书
专题 特刊 视点 深度 聚焦 关注 天下 时事 党建 镇街 园区 公益 公告 娱乐 悦读 都市 本地
区情 文艺 视界 焦点 热点 新闻 综合新闻 今日要闻 本地新闻 区域新闻 民生新闻 社会新闻
"""
PAGE_NAMES = frozenset(_NAMES.split())
PARTS = re.compile(r"[\s\u3000|｜丨/／]+")
IMAGE = re.compile(
    r"[\[【(（<](?:此处)?(?:插入)?(?:图片?|照片|插图|配图|image|photo|img)[\s\d:：_.\-]{0,12}"
    r"(?:\.(?:jpe?g|png|webp))?[\]】)）>]|!\[.{0,200}\]\(.{0,300}\)|<img\b.{0,500}>"
    r"|\S{1,80}\.(?:jpe?g|png|webp|tiff?)",
    re.IGNORECASE,
)
PRODUCER = re.compile("|".join(sorted(PRODUCERS, key=len, reverse=True)))
RULE = re.compile(r"[-—–_=*＊·~～※#＃─━═\s]{3,}")
CONTINUES = re.compile(r"[（(]?(?:下转|上接|紧接)[^。]{1,12}版[^。]{0,8}[)）]?")
# Behind the editors' row: how to reach them.
CONTACT = re.compile(
    r"[\s\u3000|｜]+(?=(?:新闻|读者|广告)?(?:热线|电话|邮箱|信箱|网址)|E-?mail|投稿|\d{3,4}[-－]\d{7,8})",
    re.IGNORECASE,
)
