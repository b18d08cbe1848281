"""A step goes into issue.toml with all else in it as it was, and is read back as it was taken."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.issue import STATUSES, IssueStep, Publication, Signature
from bulletin_cli.store.issues import parse_head
from bulletin_cli.store.way import with_step
from tests.store.test_settings import ISSUE, TEXTS

DAYS = st.dates(date(1949, 10, 1), date(2100, 1, 1))
DIGESTS = st.dictionaries(
    st.sampled_from(["2024-35.docx", "2024-35.pdf", "签发 单.jpg", "SHA256SUMS"]),
    st.text("0123456789abcdef", min_size=1, max_size=8),
)
STEPS = st.builds(
    IssueStep, st.sampled_from(STATUSES), DAYS, TEXTS, TEXTS, st.integers(0, 9), TEXTS
)
SIGNATURES = st.builds(
    Signature, TEXTS.filter(bool), DAYS, TEXTS.filter(bool), TEXTS, TEXTS, TEXTS, DIGESTS
)
PUBLICATIONS = st.builds(
    Publication, DAYS, TEXTS.filter(bool), DIGESTS, st.integers(0, 99), st.integers(0, 999)
)
ROUNDS = st.lists(
    st.tuples(STEPS, st.none() | DAYS, st.none() | SIGNATURES, st.none() | PUBLICATIONS),
    min_size=1,
    max_size=4,
)
NEW = 'schema = 1\nyear = 2024\nnumber = 35\nwhole_number = 486\nstatus = "draft"  # 状态\n'


@given(st.sampled_from([ISSUE, NEW, NEW.replace("\n", "\r\n"), NEW.rstrip("\n")]), ROUNDS)
def test_what_is_put_in_is_read_back_and_comments_stay(
    before: str,
    rounds: list[tuple[IssueStep, date | None, Signature | None, Publication | None]],
) -> None:
    text = before
    signed, published = None, None
    for step, day, new_signed, new_published in rounds:
        text = with_step(text, step, day=day, signed=new_signed, published=new_published)
        signed, published = new_signed or signed, new_published or published
        head = parse_head(text, "f")
        assert head.status == step.state
        assert (head.signed, head.published) == (signed, published)
        assert day in (None, head.date)
    assert head.history == tuple(each[0] for each in rounds)
    assert head.also_to == parse_head(before, "f").also_to
    for comment in (part for part in before.splitlines() if "#" in part and "date" not in part):
        assert comment.partition("#")[2] in text


def test_a_step_stands_in_a_block_of_its_own() -> None:
    text = with_step(NEW, IssueStep("proofed", date(2024, 11, 25), "张三", round=1))
    assert text == (
        NEW.replace('"draft"', '"proofed"')
        + '\n[[history]]\nstate = "proofed"\ndate = 2024-11-25\nname = "张三"\nround = 1\n'
    )


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("[[history]]\nstate = 'signd'\ndate = 2024-11-25", "第 7 行：history.state 不能是“signd”"),
        ("[[history]]\nstate = 'signed'", "第 6 行：history.date 没有写"),
        ("[[history]]\nstate = 'void'\ndate = 2024-11-25\nwer = 1", "第 9 行：history.wer"),
        ("[signed]\nby = '李四'\ndate = 2024-11-25", "第 6 行：signed.sha256 没有写"),
        ("[published]\ndate = '昨天'\nsources = ''", "第 7 行：published.date 应为日期"),
        ("[published]\ndate = 2024-11-25\nsources = ''\nfiles = {a = 1}", "published.files.a"),
        ("history = 5", "history 应为若干个表"),
    ],
)  # fmt: skip
def test_a_history_written_amiss_is_told_with_its_line(more: str, told: str) -> None:
    with pytest.raises(BulletinError) as error:
        parse_head(f"{NEW}{more}\n", "issue.toml")
    assert told in str(error.value)
