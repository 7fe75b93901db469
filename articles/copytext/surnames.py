"""Family names, to cut glued names apart and to tell a name from a word. Data only."""

# The common ones by frequency, then those that a district paper meets now and then.
SINGLE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜"
    "叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎"
    "贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申"
    "欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管"
    "柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏"
    "席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑"
    "迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权"
    "强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸"
    "雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但"
    "庹庾沃沐滑牧琚甯矫綦茆荀訾逄郅鄂钮隗靖颉赖税占郇揣归言种铁寿操妥"
    "尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由恽眭承糜诸过都羌濮堵火岐邴郗双别户益桓汲邵贡暨"
)
_DOUBLE = """
欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 慕容 尉迟 长孙 东方 端木 公孙 轩辕 宇文
澹台 赫连 南宫 西门 独孤 拓跋 万俟 呼延 闻人 钟离 司空 鲜于 濮阳 单于 淳于 太史 仲孙
公冶 宗政 公羊 东郭 百里 谷梁 第五 纳兰 完颜 叶赫
"""
DOUBLE = frozenset(_DOUBLE.split())
# Names seldom begin with these, words often do: on their own they prove nothing.
WEAK = frozenset(
    "和时成全应向常安平强来都明海花国门云南原乐解利公由过干但元文方于计展信相位官都单连路"
    "归言种铁寿税操占滑别双母满练区阿那包关尚左宁高金白"
)
# Of these, the ones that three characters make a name again, unless they end a place.
SOFT = frozenset(
    "高金方白于文常安成关宁路左向解平时应强官单连全计展信相元云乐海花国包尚"
)
PLACE_ENDS = frozenset(
    "市省县区镇乡村州图表版页文站会路馆员局部委院校厂店司们器机车线节日年季天间"
)
