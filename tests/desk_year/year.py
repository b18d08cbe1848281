"""A year of an office, played through the commands: the same one every time."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from tests.conftest import bulletin, write
from tests.desk_year import office

WEEKS = 50
FIRST = date(2024, 1, 8)  # a Monday, as are all issues' days
SUPPLEMENT, COMBINED, VOID, REOPENED, OPEN = 11, 20, 27, 33, 47
A_WEEK, BACKLOG = 7, 8  # submissions
ASKED = 5  # weeks in which a text is compared with those of the year, which takes time
_WAY = ("proofed", "review", "sign", "publish")


class Year:
    """Plays the year into a new workspace; `ids` are the submissions that wait."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.chance = random.Random(seed)  # noqa: S311 - a year, not secrets
        self.ids: list[str] = []
        self.sent = 0
        self.printed: list[tuple[str, date]] = []  # issues that were published, and when

    def play(self) -> None:
        """Play all weeks, then what comes in the year after."""
        write(self.root / "units.toml", office.units_toml())
        for week in range(1, WEEKS + 1):
            self.week(week, FIRST + timedelta(7 * (week - 1)))
        self.elsewhere(date(2025, 2, 3), 4)

    def run(self, *words: str, day: date | None = None) -> str:
        """Run a command that does what it is asked to; return what it printed."""
        dated = ("--date", f"{day}") if day else ()
        done = bulletin("-C", self.root, *words, *dated)
        assert done.exit_code == 0, (words, done.stdout, done.stderr)
        return done.stdout

    def week(self, week: int, day: date) -> None:
        """Play what comes in from Thursday on, what is decided, and the issue of the Monday."""
        self.commissions(week, day)
        self.take_in(day - timedelta(4), A_WEEK + BACKLOG * (week == 1), asked=week <= ASKED)
        issue = self.new(week, day)
        self.decide(week, day, issue)
        if week % 4 == 0:
            alone = write(self.root / f"{week}.md", self.text(self.chance.choice(office.NAMES)))
            self.run("add-article", f"{alone}", "--issue", issue)
        self.bring_out(week, day, issue)
        if week % 2:
            self.elsewhere(day + timedelta(1), 2)

    def text(self, unit: str) -> str:
        """Return a text that is like no other."""
        self.sent += 1
        return office.text(self.chance, self.sent, unit)

    def take_in(self, day: date, count: int, *, asked: bool) -> None:
        """Take in the texts of a day; each line that is printed begins with an id."""
        places = [
            write(self.root / f"来稿{self.sent}.md", self.text(office.credit(self.chance)))
            for _ in range(count)
        ]
        said = () if asked else ("--anyway",)
        out = self.run("submit", *map(str, places), "--received", f"{day}", *said)
        self.ids += [line.split("　")[0] for line in out.splitlines() if line[:2] == "20"]

    def commissions(self, week: int, day: date) -> None:
        """Ask a group every eighth week; some units answer in time, some late, some never."""
        if week % 8 == 1:
            group = list(office.GROUPS)[week // 8 % 4]
            due = day + timedelta(13)
            words = ("commission", "add", f"第{week}周专题", "--group", group)
            number = self.run(*words, "--due", f"{due}", "--asked", f"{day}").split("　")[0]
            for received in (due - timedelta(3), due, due + timedelta(5)):
                self.answer(number, group, received)
            if week == 41:
                self.run("commission", "cancel", number, "--why", "不开会了")

    def answer(self, number: str, group: str, received: date) -> None:
        """Send in what two units of a group were asked for; one of them may think better of it."""
        members = [unit for unit, its in office.UNITS.items() if its == group]
        for unit in self.chance.sample(members, 2):
            place = write(self.root / f"约稿{self.sent}.md", self.text(unit))
            words = ("--received", f"{received}", "--commission", number, "--anyway")
            identifier = self.run("submit", f"{place}", *words).split("　")[0]
            if self.chance.random() < 0.3:
                self.run("withdraw", identifier, day=received)

    def new(self, week: int, day: date) -> str:
        """Make the issue of a week; return its id."""
        kinds = {SUPPLEMENT: ("--supplement",), COMBINED: ("--combine", "2")}
        folder = self.run("new", *kinds.get(week, ()), day=day).splitlines()[1]
        return folder.rpartition("/")[2]

    def decide(self, week: int, day: date, issue: str) -> None:
        """Decide on the oldest that wait; what is decided is taken back now and then."""
        take = self._next
        accepted = take(3)
        self.run("accept", *accepted, "--issue", issue, "--by", "张三", day=day)
        if week % 3 == 0:
            self.run("merge", *take(2), "--title", f"第{week}周合稿", "--issue", issue, day=day)
        for identifier in take(2):
            self.run("reject", identifier, "--why", "已过时", day=day)
        if week % 6 == 0:
            self.run("reject", identifier, "--undo", day=day)
            self.ids.insert(0, identifier)
        if week % 5 == 0:
            self.run("accept", accepted[0], "--undo", day=day)
            self.run("reject", accepted[0], "--why", "重复", day=day)
        if week % 7 == 0:
            (forwarded,) = take(1)
            self.run("forward", forwarded, "--to", "省局信息", day=day)
            self.run("accept", forwarded, "--issue", issue, day=day)
        if week % 4 == 1:
            self.run("withdraw", *take(1), day=day)
        if week % 3 == 1:
            self.again(day, *take(1))

    def again(self, day: date, identifier: str) -> None:
        """Return a text, and take in its next version."""
        self.run("return", identifier, "--why", "数字要核对", day=day)
        if self.chance.random() < 0.7:
            place = write(self.root / f"新稿{self.sent}.md", self.text("县区02局"))
            self.run("submit", f"{place}", "--again", identifier, "--received", f"{day}")
            self.ids.append(identifier)

    def bring_out(self, week: int, day: date, issue: str) -> None:
        """Bring an issue out, or leave it where the week's plan says; one comes out twice."""
        if week == VOID:
            self.run("void", issue, "--why", "并入下期", day=day)
            return
        left = max(0, week - OPEN)  # the last issues stand in a state each
        for step in _WAY[: len(_WAY) if week < OPEN else left]:
            self.step(step, issue, day)
        if week == REOPENED:
            later = day + timedelta(2)
            self.run("reopen", issue, "--why", "有误", day=later)
            self.run("remove-article", "1", "--issue", issue)
            for step in _WAY:
                self.step(step, issue, later)
        if week < OPEN:
            self.printed.append((issue, day))

    def step(self, step: str, issue: str, day: date) -> None:
        """Take a step of an issue's way out."""
        self.run(step, issue, *(("--by", "李四") if step == "sign" else ()), day=day)

    def elsewhere(self, day: date, count: int) -> None:
        """Record uses and instructions of what was printed, and take every fifth back."""
        for _ in range(count):
            issue, _ = self.chance.choice(self.printed)
            what = f"{issue}/1"
            if self.chance.random() < 0.6:
                channel, level = self.chance.choice(office.CHANNELS)
                said = ["--channel", channel, *(["--level", level] if level else [])]
                kind = "use"
            else:
                said = ["--by", "王五", "--level", self.chance.choice(office.LEVELS)]
                kind = "endorse"
            day += timedelta(1)
            self.run(kind, what, *said, day=day)
            if self.chance.random() < 0.2:
                self.run(kind, "--undo", f"{day.year}-{self._last_use(day.year)}")

    def _last_use(self, year: int) -> int:
        text = (self.root / "uses" / f"{year}.toml").read_text(encoding="utf-8")
        return text.count("[[uses]]")

    def _next(self, count: int) -> list[str]:
        taken, self.ids = self.ids[:count], self.ids[count:]
        assert len(taken) == count
        return taken
