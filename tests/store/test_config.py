"""bulletin.toml: what is written is read again, what is faulty is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.issue import IssueNumber, Periodical
from bulletin_cli.store.config import CheckSettings, load_config, new_config

TEXT = st.text(st.sampled_from("上海“”\"'\\#[]{}=, \t。\u3000🙂"), max_size=12)
TEXTS = st.lists(TEXT, max_size=4).map(tuple)


def settings(root: Path, text: str) -> BulletinError:
    """Return the error that bulletin.toml `text` gives."""
    (root / "bulletin.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BulletinError) as caught:
        load_config(root)
    return caught.value


@given(
    st.builds(
        Periodical,
        st.lists(TEXT, min_size=1, max_size=3).map(tuple).filter("".join),
        st.tuples(TEXT) | st.lists(TEXT.filter(bool), min_size=2, max_size=3).map(tuple),
        TEXT,
        st.just(""),
        TEXTS,
        TEXTS,
        TEXTS,
    ),
    st.none()
    | st.integers(1, 99).flatmap(
        lambda n: st.builds(IssueNumber, st.integers(1949, 2999), st.just(n), st.integers(n, 9999))
    ),
)
def test_settings_survive_being_written_and_read(
    tmp_path_factory: pytest.TempPathFactory,
    periodical: Periodical,
    counted_from: IssueNumber | None,
) -> None:
    root = tmp_path_factory.mktemp("workspace")
    (root / "bulletin.toml").write_text(new_config(periodical, counted_from), "utf-8", newline="\n")
    config = load_config(root)
    assert (config.periodical, config.counted_from, config.check) == (
        periodical,
        counted_from,
        CheckSettings(),
    )


@pytest.mark.parametrize("value", ["[]", '["甲局", ""]', '["", "乙局"]'])
def test_issuers_of_whom_one_is_blank_are_refused(tmp_path: Path, value: str) -> None:
    error = settings(tmp_path, HEAD.replace('"乙"', value))
    assert error.message == "periodical.issuer 没有写单位，或有一项是空的"
    assert (error.line, "一项写一个" in error.hint) == (4, True)


def test_one_issuer_may_be_a_text_or_a_list(tmp_path: Path) -> None:
    for value in ('"乙"', '["乙"]'):
        text = HEAD.replace('"乙"', value)
        (tmp_path / "bulletin.toml").write_text(text, encoding="utf-8")
        assert load_config(tmp_path).periodical.issuers == ("乙",)


def test_a_combined_last_number_is_written_as_its_last_number(tmp_path: Path) -> None:
    text = new_config(Periodical(("甲",), ("乙",), "丙"), IssueNumber(2024, 34, 485, span=2))
    (tmp_path / "bulletin.toml").write_text(text, encoding="utf-8")
    assert load_config(tmp_path).counted_from == IssueNumber(2024, 35, 486)


HEAD = 'schema = 1\n[periodical]\nnameplate = "甲"\nissuer = "乙"\ntemplate = "丙"\n'


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        (HEAD + '[numbering]\nlast = "2024-34"', "last_whole_number 总期号 0 小于当年期数 34", 6),
        (HEAD + '[numbering]\nlast = "34"', "“34”不是期号", 7),
        (HEAD + '[numbering]\nlast = "2024-s1"', "不能从增刊接着编", 7),
        (HEAD + "paper = 1\n", "periodical.paper 是不认识的键", 6),
        (HEAD + '[numbering]\nlasts = "2024-34"', "numbering.lasts 是不认识的键", 7),
        (HEAD + "[check]\nignored = []", "check.ignored 是不认识的键", 7),
        (HEAD + "[numbring]\n", "numbring 是不认识的键", 6),
        (HEAD + '[desk]\nsteps = ["审核"]', "desk.steps 里没有“审核”这一步", 7),
        (HEAD + '[distribution]\nreport = ["甲"]', "distribution.report 是不认识的键", 7),
        (HEAD + '[distribution]\nreport_to = "甲"', "应为一列文字", 7),
        (HEAD.replace('"甲"', '""'), "nameplate 是空的", 3),
        (HEAD.replace("issuer", "isuer"), "issuer 没有写", 2),
        ("schema = 1\n", "nameplate 没有写", None),
    ],
)
def test_faulty_settings_are_refused_with_their_line(
    tmp_path: Path, text: str, message: str, line: int | None
) -> None:
    error = settings(tmp_path, text)
    assert message in error.message
    assert (error.file, error.line) == ("bulletin.toml", line)
