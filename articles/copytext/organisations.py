"""Employers and bodies in bylines: 区委宣传部, 湖边电台崔晚霞. No roles here."""

import re
from collections.abc import Collection

from articles.copytext.marks import is_han
from articles.copytext.names import has_surname

_ENDS = """
日报 晚报 晨报 时报 早报 快报 商报 报社 报业 电台 电视台 广播 新闻网 网 通讯社 新华社
中新社 社 台 局 委 部 办 中心 学院 中学 小学 大学 学校 幼儿园 街道 镇政府 公司 集团
客户端 频道 医院 视觉 之声 视频 融媒 传媒 记者站 站 协会 学会 商会 总会 基金会 联合会
工会 妇联 残联 文联 工商联 团委 党委 支队 大队 中队 法院 检察院 派出所 研究所 银行
编辑部 报道组 采访组 调研组 专班 摄影队
志愿者 办公室 街道办 管委会 村委会 居委会 委员会 本报 本刊 本台 本网 我报
"""
ENDS = tuple(_ENDS.split())
HOUSES = ("报", *ENDS)
HOUSE_VOICE = re.compile(r"本[报刊台网](?:特约)?(?:评论员|编辑部|评论部)")
# Where reports come from; the ones that begin like a surname must be told.
_CITIES = """
北京 上海 天津 重庆 南京 杭州 广州 深圳 武汉 成都 西安 郑州 长沙 合肥 福州 南昌 济南
青岛 大连 沈阳 长春 石家庄 太原 贵阳 昆明 南宁 海口 兰州 西宁 银川 苏州 无锡 常州
宁波 温州
香港 澳门 台北 东京 纽约 华盛顿 伦敦 巴黎 柏林 莫斯科 日内瓦 雄安 厦门
"""
CITIES = frozenset(_CITIES.split())
OWN_HOUSE = re.compile(r"本[报刊台网]|我报")
# 从水务集团 in 记者从水务集团获悉 is no body.
NEVER_FIRST = "从在对向由据"


def is_organisation(word: str) -> bool:
    return 2 <= len(word) <= 30 and word.endswith(ENDS) and word[0] not in NEVER_FIRST


def split_employer(word: str, known: Collection[str]) -> tuple[str, str]:
    if len(word) < 5 or word in known or is_organisation(word):
        return "", word
    for size in (3, 2):
        employer, name = word[:-size], word[-size:]
        if is_organisation(employer) and has_surname(name) and is_han(name[0]):
            return employer, name
    return "", word
