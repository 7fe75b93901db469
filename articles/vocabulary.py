"""The trade's words as choices: states, kinds, roles. No logic, no database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """A post in the newsroom; the value is the name of the group that holds it."""

    CORRESPONDENT = "correspondent", _("通讯员")
    REPORTER = "reporter", _("记者")
    PHOTO_EDITOR = "photo_editor", _("图片编辑")
    PAGE_EDITOR = "page_editor", _("责任编辑")
    PROOFREADER = "proofreader", _("校对")
    DESK_HEAD = "desk_head", _("部主任")
    CHIEF = "chief", _("值班总编")
    ADMINISTRATOR = "administrator", _("系统管理员")
    AUDITOR = "auditor", _("审计员")


class ArticleState(TextChoices):
    """Where the working copy stands. Whether readers see it is live_from alone."""

    DRAFT = "draft", _("草稿")
    SUBMITTED = "submitted", _("待一审")
    SECOND = "second", _("待二审")
    FINAL = "final", _("待签发")
    RETURNED = "returned", _("退改")
    SIGNED = "signed", _("已签发")
    WITHDRAWN = "withdrawn", _("已撤稿")


# Handed in and not signed yet: a reviewer has it.
WAITING = frozenset({ArticleState.SUBMITTED, ArticleState.SECOND, ArticleState.FINAL})


class ArticleKind(TextChoices):
    NEWS = "news", _("消息")
    FEATURE = "feature", _("通讯")
    SKETCH = "sketch", _("特写")
    COMMENT = "comment", _("评论")
    PICTURE = "picture", _("图片新闻")
    BRIEF = "brief", _("短讯")
    NOTICE = "notice", _("公告")
    SUPPLEMENT = "supplement", _("副刊")
    LETTER = "letter", _("读者来信")
    REPRINT = "reprint", _("转载")
    ADVERT = "advert", _("广告")


class Weight(TextChoices):
    """How much room a story gets on its page."""

    LEAD = "1lead", _("头条")
    MAIN = "2main", _("主稿")
    NORMAL = "3normal", _("普通")
    BRIEF = "4brief", _("简讯")


class SourceKind(TextChoices):
    OWN = "own", _("本报采写")
    CONTRIBUTED = "contributed", _("来稿")
    AGENCY = "agency", _("通讯社")
    REPRINT = "reprint", _("转载")


class ReporterKind(TextChoices):
    STAFF = "staff", _("本报记者")
    CORRESPONDENT = "correspondent", _("通讯员")
    ORGANISATION = "organisation", _("单位")
    PEN_NAME = "pen_name", _("笔名")


class CreditRole(TextChoices):
    """What a named person did for a story, a photo or a page."""

    REPORTER = "reporter", _("记者")
    INTERN = "intern", _("实习生")
    CORRESPONDENT = "correspondent", _("通讯员")
    PHOTOGRAPHER = "photographer", _("摄影")
    AUTHOR = "author", _("作者")
    COMPILER = "compiler", _("整理")
    CONTRIBUTOR = "contributor", _("参与采写")
    EDITOR = "editor", _("编辑")
    PROOFREADER = "proofreader", _("校对")
    DESIGNER = "designer", _("美编")
    UNKNOWN = "unknown", _("署名")


class PhotoSource(TextChoices):
    OWN = "own", _("本报拍摄")
    CONTRIBUTED = "contributed", _("来稿供图")
    AGENCY = "agency", _("通讯社图片")
    FILE = "file", _("资料图")
    AI = "ai", _("AI生成")


# What must stand beside such a picture wherever it is shown.
CONFESSED = frozenset({PhotoSource.FILE, PhotoSource.AI})


class PhotoRights(TextChoices):
    """Where a picture may be shown. Heeded at once, whatever was signed before."""

    ANYWHERE = "anywhere", _("不限")
    OWN_SITE = "own_site", _("仅限本报")


class IssueState(TextChoices):
    PLANNING = "planning", _("编排中")
    RELEASED = "released", _("已定发布")


class Stage(TextChoices):
    """Steps that sign a story. Which of them a story needs is the review policy."""

    FIRST = "first", _("一审")
    SECOND = "second", _("二审")
    FINAL = "final", _("签发")
    AFTER = "after", _("补审")
    ARCHIVE = "archive", _("档案入库")


class Decision(TextChoices):
    """What a reviewer decided at a stage."""

    PASSED = "passed", _("通过")
    RETURNED = "returned", _("退改")


class Severity(TextChoices):
    """How much a copy check minds, gravest first. None of them blocks a story."""

    BANNED = "1banned", _("禁用")
    CAREFUL = "2careful", _("慎用")
    WARNING = "3warning", _("核对")
    HINT = "4hint", _("提示")


class WordScope(TextChoices):
    """Where a word of the house list is looked for."""

    EVERYWHERE = "everywhere", _("全文")
    HEADLINE = "headline", _("只在标题")
    BODY = "body", _("只在正文")


class Answer(TextChoices):
    """What a reviewer says to a warning before signing."""

    CHECKED = "checked", _("已核实")
    AS_IS = "as_is", _("照此见报")


class Reviews(TextChoices):
    """How many reviews a kind of story needs; never fewer than two."""

    THREE = "three", _("三审：一审、二审、签发")
    TWO = "two", _("两审：一审、签发")


class CorrectionKind(TextChoices):
    """What a published note about a printed text is."""

    ERROR = "error", _("更正")
    UPDATE = "update", _("更新")
    CLARIFICATION = "clarification", _("说明")
    APOLOGY = "apology", _("致歉")


class WithdrawalCause(TextChoices):
    """What readers may be told about a story that is gone. Never its words."""

    FACTS = "facts", _("内容与事实不符")
    SOURCE = "source", _("供稿方要求撤回")
    RIGHTS = "rights", _("涉及版权")
    PRIVACY = "privacy", _("涉及个人信息")
    DUPLICATE = "duplicate", _("重复刊发")


class ProofRound(TextChoices):
    """Readings of signed copy before the press, in order."""

    FIRST = "first", _("一校")
    SECOND = "second", _("二校")
    THIRD = "third", _("三校")


class Outcome(TextChoices):
    """What became of a proposed change to signed copy."""

    WAITING = "waiting", _("改样待确认")
    BUILT_ON = "built_on", _("已并入后来的改样")
    LAPSED = "lapsed", _("签发已变，作废")
    TAKEN_BACK = "taken_back", _("已撤回")
    ACCEPTED = "accepted", _("已采纳")
    REFUSED = "refused", _("未采纳")


class Verb(TextChoices):
    """What the desk log records."""

    CREATE = "create", _("新建")
    EDIT = "edit", _("修改")
    DELETE = "delete", _("删除")
    SUBMIT = "submit", _("提交")
    TAKE_BACK = "take_back", _("撤回")
    CLAIM = "claim", _("领稿")
    UNCLAIM = "unclaim", _("放回")
    RETURN = "return", _("退改")
    APPROVE = "approve", _("审过")
    SIGN = "sign", _("签发")
    EMERGENCY_SIGN = "emergency_sign", _("紧急签发")
    AFTER_REVIEW = "after_review", _("补审")
    UNSIGN = "unsign", _("撤签")
    WITHDRAW = "withdraw", _("撤稿")
    RESTORE = "restore", _("恢复")
    CORRECT = "correct", _("提更正")
    SIGN_CORRECTION = "sign_correction", _("签发更正")
    VOID_CORRECTION = "void_correction", _("作废更正")
    PROOF = "proof", _("校对")
    PROPOSE = "propose", _("提改样")
    TAKE_BACK_PROPOSAL = "take_back_proposal", _("撤回改样")
    CONFIRM = "confirm", _("采纳改样")
    REFUSE_PROPOSAL = "refuse_proposal", _("不采纳改样")
    PLACE = "place", _("上版")
    UNPLACE = "unplace", _("撤版")
    RELEASE = "release", _("发布")
    DELAY = "delay", _("缓发")
    PUBLISH = "publish", _("网上先发")
    CALL_OFF = "call_off", _("取消先发")
    PULL = "pull", _("抽稿")
    APPROVE_PAGE = "approve_page", _("签大样")
    APPROVE_ISSUE = "approve_issue", _("付印")
    HAND_OFF = "hand_off", _("发排")
    IMPORT = "import", _("导入")
    MERGE = "merge", _("合并作者")
    KNOW_NAME = "know_name", _("认作已有的作者")
    PASS_NAME = "pass_name", _("名字不建作者")
    UNLOCK = "unlock", _("解锁")
    STEP_ON = "step_on", _("启用两步验证")
    STEP_OFF = "step_off", _("关闭两步验证")
    STEP_RESET = "step_reset", _("重置两步验证")
    STEP_CODES = "step_codes", _("换备用码")
    STEP_CODE_USED = "step_code_used", _("用了备用码")
    REFUSED = "refused", _("被拒绝")
