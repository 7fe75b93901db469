"""The paper's own facts: its name in the nameplate and the imprint on the about page.

settings.PAPER may replace any of them. A blank fact is not printed; none is made up.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

ABOUT = (
    "《澄湖日报》是澄湖区的区报。湖边的事、街巷里的事、会场里定下的事，都写给住在这里的人看。",
    "印在纸上的每一期，都原样放在这里：翻到哪一天，就是那一天的报纸。没有出报的日子，这里也没有。",
    "见报的稿件都署名，图片注明谁拍的、从哪里来。写错了，请告诉我们，我们更正。",
)


@dataclass(frozen=True, slots=True)
class Paper:
    name: str = "澄湖日报"
    latin: str = "CHENGHU DAILY"
    place: str = "澄湖区"
    about: tuple[str, ...] = ABOUT
    sponsor: str = ""
    publisher: str = "澄湖区融媒体中心"
    chief_editor: str = ""
    serial_number: str = ""
    hotline: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""
    news_licence: str = ""
    icp: str = ""
    police_record: str = ""
    complaints: str = ""
    # Feeds carry whole stories, or only their first words and the way to the page.
    whole_stories_in_feeds: bool = True

    def facts(self) -> list[tuple[str, str]]:
        """Label and value of every fact that is not blank."""
        rows = [
            (_("主管单位"), self.sponsor),
            (_("主办单位"), self.publisher),
            (_("总编辑"), self.chief_editor),
            (_("国内统一连续出版物号"), self.serial_number),
            (_("新闻热线"), self.hotline),
            (_("电子邮箱"), self.email),
            (_("社址"), self.address),
            (_("邮编"), self.postcode),
            (_("互联网新闻信息服务许可证"), self.news_licence),
            (_("违法和不良信息举报"), self.complaints),
        ]
        return [(label, value) for label, value in rows if value]


def the_paper() -> Paper:
    return Paper(**getattr(settings, "PAPER", {}))
