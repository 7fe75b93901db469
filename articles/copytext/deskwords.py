"""Words the desk sets over parts of a story: 记者手记, 相关链接. Patterns only."""

import re

# What the desk sets over a text of its own inside a story.
DESK_WORDS = re.compile(
    r"[【■◆●▶]?(?:(?:记者|采访|编辑|创作)?手记|编后(?:语|话)?|编者按|开栏的话|(?:相关|新闻|延伸)?链接|延伸阅读"
    r"|记者观察|专家点评|小贴士|名词解释|新闻背景|背景资料)[：:》】]*"
)
