"""What the paper of the screens says. No test stands here."""

LONG = (
    "关于进一步优化全区基层医疗卫生服务体系推动优质资源下沉到社区和乡村的"
    "若干措施今天起正式施行群众家门口看病更方便更省心"
)
BODY = (
    "<p>澄湖区昨日启动冬季防汛演练，<strong>三百余人</strong>参加。</p>"
    "<h2>先查后练</h2><p>见<a href='/about/'>本报说明</a>。</p>"
    "<ul><li>查泵站</li><li>查堤脚</li></ul>"
    "<blockquote><p>“雨不等人。”</p></blockquote><p>演练历时两小时。</p>"
)
FILED = {
    "icp": "苏ICP备2024000000号-1",
    "police_record": "苏公网安备32000002000000号",
    "serial_number": "CN 32-0001",
    "report_phone": "0512-00000000",
    "report_email": "report@example.org",
    "hotline": "0512-00000001",
}
