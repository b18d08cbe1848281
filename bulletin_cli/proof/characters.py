"""Classes of characters, for use in the [] of a regular expression."""

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
NUMERALS = "一二三四五六七八九十百"
