"""The front page: the newest live issue, or a sign that none has come out yet."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.metadata import as_script, front_data
from articles.models import Article, Correction, Issue, Section
from articles.reading import front_context, the_paper
from articles.reading.issue import live_pages
from articles.views.public import public, show, site_of

ONLINE, CORRECTIONS = 6, 3


@public
def front(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    issues = Issue.objects.live(now)
    newest = list(issues.main().newest_first()[:2])
    if not newest:
        return show(request, "articles/no_issue.html", {"paper": the_paper()})
    issue, earlier = newest[0], newest[1] if newest[1:] else None
    stories = Article.objects.live(now)
    online = stories.outside_issues(now).since(issue.release_at or now).news()
    # Whoever missed the paper they were in sees them in the next one.
    told_since = (earlier or issue).release_at or now
    corrections = Correction.objects.live(now).since(told_since).with_hashes()
    context = front_context(
        issue,
        now=now,
        pages=live_pages(issue, now=now),
        articles=stories.of_issue(issue).in_print_order().with_cards(),
        online=online.newest_first().with_headlines()[:ONLINE],
        earlier=earlier,
        corrections=corrections.newest_first()[:CORRECTIONS],
        extras=[row for row in issues.on(issue.date) if row.pk != issue.pk],
        sections=Section.objects.live(now),
    )
    data = front_data(the_paper(), site=site_of(request))
    context["data"] = [as_script(node) for node in data]
    return show(request, "articles/front.html", context)
