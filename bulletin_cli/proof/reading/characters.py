"""Classes of characters, for use in the [] of a regular expression."""

# Two ranges, which a pattern tests as such. They take re a millisecond to compile; beside a match
# of something else, ask is_han of base/typography.
HAN = "〇\u3400-\u9fff"
# A letter that is not Latin. A range of Han takes re half a millisecond to compile, this nothing.
LETTER = r"[^\W\dA-Za-z_]"
NUMERALS = "一二三四五六七八九十百"
ARABIC = "0123456789"
