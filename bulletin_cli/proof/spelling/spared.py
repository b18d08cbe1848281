"""Names of people, ours and foreign ones: they rightly join characters that nothing else does."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.lazy_patterns import compiled, lazy
from bulletin_cli.proof.reading.characters import LETTER

SURNAME = (  # of one character
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
    "姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱丘侯江尹薛闫阎雷段龙黎史陶贺毛郝顾龚邵覃武钱戴严莫孔向"
    "汤常温康施牛樊葛邢安齐易乔庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮纪柯梅童凌毕单裴霍涂"
    "成苗曲盛靳冉骆娄尤卓涂游仇戚卫桂古冷穆解柴牟巩隋景郎岑蓝辛管艾祁车费鲍郁应阳苟储匡滕鄢尉阴席慎敖冀晏]"
)
_SURNAMES = f"欧阳|上官|司马|诸葛|东方|皇甫|令狐|慕容|司徒|端木|{SURNAME}"
TITLES = (
    "同志|主任|书记|部长|局长|处长|科长|院长|校长|所长|会长|理事长|市长|省长|县长|镇长|乡长|区长|州长|旗长|"
    "行长|站长|队长|组长|厂长|村长|经理|总裁|董事长|总工程师|工程师|秘书长|委员|常委|代表|主席|总理|总统|"
    "教授|研究员|记者|通讯员|老师|先生|女士|医生|医师|院士|博士|农艺师|委员长|检察长|审计长|参谋长|司令员|政委"
)
_PERSON = rf"(?:{_SURNAMES}){LETTER}{{1,2}}"
# A person: between marks, before a title, or right behind one.
_NAMED = (
    rf"(?<!{LETTER}){_PERSON}(?!{LETTER})"
    rf"|{_PERSON}(?=(?:{TITLES}))"
    rf"|(?:{TITLES}|撰稿|供稿|作者|编辑|摄影|记者|通讯员){_PERSON}"
)
_SIGNED = lazy("（ + ）", f"（(?:{LETTER}|[　 ]){{2,9}}）$")  # who wrote it
_SOUNDS = (  # characters that foreign names are written with
    "阿埃艾奥巴贝比彼波伯布查达戴丹德迪蒂杜厄恩尔伐法菲费佛弗福盖甘高戈格哈海汉豪赫霍基加杰金卡凯坎康柯科克"
    "肯库夸拉莱赖兰朗劳勒雷里利莉列林琳伦罗洛鲁路露伊马玛迈曼梅蒙米密摩莫默姆穆拿娜纳内尼努诺欧帕派佩皮普奇"
    "恰乔琼萨塞赛桑瑟沙舍什史斯丝苏索塔泰坦汤特提图托瓦万旺威维韦温沃乌伍西希夏谢辛休雅亚扬耶叶尤约泽詹珍朱兹佐"
)
_DOTTED = lazy("· •", f"{LETTER}{{1,6}}[·•]{LETTER}{{1,6}}")  # 瓦西里·伊万诺夫
# 日常之需: any word may stand before.
_NEED = lazy("之", f"{LETTER}{{2}}之(?:需|用|便|余|便利|所需)")


def named(text: str) -> Iterator[tuple[int, int]]:
    """Yield where people's names may stand, with the titles before them, and what 之 joins."""
    whole = (compiled(_NAMED), compiled(f"[{_SOUNDS}]{{4,}}"))
    for pattern in (*whole, _SIGNED, _DOTTED, _NEED):
        yield from (match.span() for match in pattern.finditer(text))
