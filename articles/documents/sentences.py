"""What is told of a file: why it can't be read, and what was left of it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from articles.limited import Reason


def refusal(reason: str) -> str:
    """For a worker's word. One that we don't know comes from no worker of ours."""
    sentences = {
        "bomb": _("这个文件解压后大得不正常，没有打开。请把文字复制到新文档里再传。"),
        "broken": _("这个文件是坏的或没传完整，请重新保存一份再传。"),
        "deep": _("这个文件里的表格或文本框套得太深，请把文字复制到新文档里再传。"),
        "dtd": _("这个文件里夹带了外部声明，不是正常的 Word 文件，没有打开。"),
        "empty": _("这个文件里没有文字。"),
        "encrypted": _("这个文件加了密码，请去掉密码再传。"),
        "excel": _("这是 Excel 表格，不是文字稿，请把文字存成 .docx 再传。"),
        "garbled": _("这个 PDF 的文字取出来是乱码，请改传 Word 稿或复制文字粘贴。"),
        "huge": _("这个文件太大，请分成几份再传。"),
        "long": _("这个文件的文字太多，一次最多六十万字、一百页，请分开传。"),
        "opendocument": _("这是 OpenDocument 文件，请另存为 .docx 再传。"),
        "pictures": _("这个文件里的图片太多（最多 200 张），请分开传。"),
        "powerpoint": _("这是 PowerPoint 幻灯片，请把文字存成 .docx 再传。"),
        "scanned": _("这个 PDF 里只有图片、没有文字，请改传 Word 稿或文字版 PDF。"),
        "zip": _("这是压缩包，不是 Word 文件，请先解压，再传里面的 .docx。"),
    }
    return sentences.get(reason, sentences["broken"])


def stopped(reason: Reason) -> str:
    sentences = {
        Reason.BUSY: _("正在处理别的文件，请过一会儿再传。"),
        Reason.TIME: _("这个文件读了太久还没读完，请把文字复制到新文档里再传。"),
        Reason.MEMORY: _("这个文件太大或太复杂，请分成几份再传。"),
        Reason.SIZE: _("这个文件太大，请分成几份再传。"),
    }
    return sentences.get(reason, refusal("broken"))


def doubts(counts: Mapping[str, int]) -> list[str]:
    """In the order in which an editor would want to look."""
    templates = {
        "changes": _("原稿有修订痕迹（%(count)d 处），按全部接受修订读取。"),
        "comments": _("原稿有 %(count)d 条批注，没有带进来。"),
        "missing": _("原稿有 %(count)d 张图片在文件里找不到。"),
        "linked": _("原稿有 %(count)d 张图片只是链接，文件里没有，请另传。"),
        "large": _("原稿有 %(count)d 张图片太大，没有带进来，请另传。"),
        "chart": _("原稿有 %(count)d 个图表或图示，没有带进来。"),
        "pdf_pictures": _("PDF 里有 %(count)d 张图片，没有带进来，请另传。"),
    }
    return [
        template % {"count": counts[name]}
        for name, template in templates.items()
        if counts.get(name)
    ]
