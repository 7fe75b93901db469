"""What the standards ask of sitemaps and feeds, as RELAX NG. No test stands here.

Written from sitemaps.org, the RSS 2.0 specification with the RSS Advisory Board's
profile, and RFC 4287; only of elements that we write, so that another is a fault too.
"""

from lxml import etree

_HEAD = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes" ns="{ns}">
<define name="url"><data type="anyURI"><param name="pattern">https?://.+</param></data>
</define>
<define name="instant"><data type="dateTime">
<param name="pattern">[^.]+(Z|[+\\-][0-9]{{2}}:[0-9]{{2}})</param></data></define>
<define name="media">
  <zeroOrMore><element name="content" ns="http://search.yahoo.com/mrss/">
          <attribute name="url"><ref name="url"/></attribute>
          <attribute name="medium"><value>image</value></attribute>
          <attribute name="type"><value>image/jpeg</value></attribute>
          <attribute name="width"><data type="positiveInteger"/></attribute>
          <attribute name="height"><data type="positiveInteger"/></attribute>
          <optional><element name="description"><attribute name="type">
            <value>plain</value></attribute><ref name="text"/></element></optional>
          <optional><element name="credit"><ref name="text"/></element></optional>
        </element></zeroOrMore>
</define>
<define name="text"><data type="string"><param name="minLength">1</param></data>
</define>
"""
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _grammar(body: str, *, ns: str = "") -> etree.RelaxNG:
    text = _HEAD.format(ns=ns) + body + "</grammar>"
    return etree.RelaxNG(etree.fromstring(text))


URL_SET = _grammar(
    """<start><element name="urlset"><zeroOrMore><element name="url">
    <element name="loc"><ref name="url"/></element>
    <optional><element name="lastmod"><ref name="instant"/></element></optional>
    </element></zeroOrMore></element></start>""",
    ns=_SITEMAP,
)
INDEX = _grammar(
    """<start><element name="sitemapindex"><oneOrMore><element name="sitemap">
    <element name="loc"><ref name="url"/></element>
    <optional><element name="lastmod"><ref name="instant"/></element></optional>
    </element></oneOrMore></element></start>""",
    ns=_SITEMAP,
)
NEWS = _grammar(
    """<start><element name="urlset"><zeroOrMore><element name="url">
    <element name="loc"><ref name="url"/></element>
    <element name="news" ns="http://www.google.com/schemas/sitemap-news/0.9">
      <element name="publication">
        <element name="name"><ref name="text"/></element>
        <element name="language"><value>zh-cn</value></element>
      </element>
      <element name="publication_date"><ref name="instant"/></element>
      <element name="title"><ref name="text"/></element>
    </element></element></zeroOrMore></element></start>""",
    ns=_SITEMAP,
)
RSS = _grammar(
    """<define name="date"><data type="string">
    <param name="pattern">[A-Z][a-z]{2}, [0-3][0-9] [A-Z][a-z]{2} [0-9]{4} [0-9:]{8}
 [+\\-][0-9]{4}</param></data></define>
    <start><element name="rss"><attribute name="version"><value>2.0</value></attribute>
    <element name="channel"><interleave>
      <element name="title"><ref name="text"/></element>
      <element name="link"><ref name="url"/></element>
      <element name="description"><ref name="text"/></element>
      <element name="language"><value>zh-cn</value></element>
      <element name="lastBuildDate"><ref name="date"/></element>
      <element name="link" ns="http://www.w3.org/2005/Atom">
        <attribute name="rel"><value>self</value></attribute>
        <attribute name="href"><ref name="url"/></attribute>
      </element>
      <zeroOrMore><element name="item"><interleave>
        <element name="title"><ref name="text"/></element>
        <element name="link"><ref name="url"/></element>
        <element name="description"><text/></element>
        <element name="pubDate"><ref name="date"/></element>
        <element name="guid"><attribute name="isPermaLink"><value>true</value>
          </attribute><ref name="url"/></element>
        <zeroOrMore><element name="category"><ref name="text"/></element></zeroOrMore>
        <element name="updated" ns="http://www.w3.org/2005/Atom">
          <ref name="instant"/></element>
        <zeroOrMore><element name="creator" ns="http://purl.org/dc/elements/1.1/">
          <ref name="text"/></element></zeroOrMore>
        <optional><element name="encoded"
          ns="http://purl.org/rss/1.0/modules/content/"><ref name="text"/></element>
        </optional>
        <ref name="media"/>
      </interleave></element></zeroOrMore>
    </interleave></element></element></start>""".replace("{8}\n", "{8}")
)
ATOM = _grammar(
    """<define name="person"><interleave>
      <element name="name"><ref name="text"/></element>
      <optional><element name="uri"><ref name="url"/></element></optional>
    </interleave></define>
    <define name="link"><attribute name="href"><ref name="url"/></attribute></define>
    <start><element name="feed">
    <attribute name="xml:lang"><value>zh-cn</value></attribute><interleave>
      <element name="title"><ref name="text"/></element>
      <element name="subtitle"><text/></element>
      <element name="id"><ref name="url"/></element>
      <element name="updated"><ref name="instant"/></element>
      <oneOrMore><element name="author"><ref name="person"/></element></oneOrMore>
      <oneOrMore><element name="link"><attribute name="rel">
        <choice><value>self</value><value>alternate</value></choice></attribute>
        <ref name="link"/></element></oneOrMore>
      <zeroOrMore><element name="entry"><interleave>
        <element name="title"><ref name="text"/></element>
        <element name="id"><ref name="url"/></element>
        <element name="published"><ref name="instant"/></element>
        <element name="updated"><ref name="instant"/></element>
        <element name="link"><attribute name="rel"><value>alternate</value></attribute>
          <ref name="link"/></element>
        <zeroOrMore><element name="author"><ref name="person"/></element></zeroOrMore>
        <zeroOrMore><element name="category"><attribute name="term">
          <ref name="text"/></attribute></element></zeroOrMore>
        <element name="summary"><attribute name="type"><value>html</value></attribute>
          <text/></element>
        <optional><element name="content"><attribute name="type"><value>html</value>
          </attribute><ref name="text"/></element></optional>
        <ref name="media"/>
      </interleave></element></zeroOrMore>
    </interleave></element></start>""",
    ns="http://www.w3.org/2005/Atom",
)


def faults(schema: etree.RelaxNG, document: bytes) -> list[str]:
    """What is wrong with it; nothing if it is as it should be."""
    schema.validate(etree.fromstring(document))
    return [str(entry) for entry in schema.error_log]
