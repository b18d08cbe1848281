// The findings: listed, gone to, and what the server is asked to do about them.
"use strict";

let findings = [];
let finding = -1;
let goOn = null; // to the next finding, once the list is without the one whose fix is written

function showFindings(rows, summary) {
  byId("summary").textContent = summary;
  const next = goOn;
  goOn = null;
  if (JSON.stringify(rows) === JSON.stringify(findings)) return;
  findings = rows;
  const place = finding;
  finding = Math.max(Math.min(place, rows.length) - 1, -1); // the next one stands there now
  forgetLine();
  byId("chosen").replaceChildren();
  byId("findings").replaceChildren(...rows.map(entry));
  if (next) next(place);
}

function focusEntry(place) {
  const entries = byId("findings").children;
  const entry = entries[Math.min(place, entries.length - 1)];
  if (entry) entry.firstElementChild.focus({ preventScroll: true });
}

function entry(row, place) {
  const button = element("button", { type: "button", className: row.level });
  button.dataset.finding = place;
  const what = element("span", { className: "what" });
  what.append(
    element("span", { className: `level ${row.level}`, textContent: row.level_name }),
    ` ${row.rule} ${row.message}`,
  );
  const words = element("span");
  const source = element("span", { className: "where", textContent: where(row) });
  words.append(what, ...snippet(row), source);
  button.append(element("span", { className: `badge ${row.level}`, textContent: place + 1 }), words);
  const item = element("li");
  item.append(button, doings(row, place));
  return item;
}

// What can be done about a finding: its fix, and the editor at its line.
function doings(row, place) {
  const all = element("div", { className: "doing" });
  if (row.fix) all.append(doing("fix", place, row.fix));
  if (row.source_line) all.append(doing("open", place, "打开稿件"));
  return all;
}

function doing(what, place, says) {
  const button = element("button", { type: "button", textContent: says });
  button.dataset.deed = what;
  button.addEventListener("click", () => {
    const isInList = byId("findings").contains(document.activeElement);
    finding = place;
    if (what === "fix") goOn = isInList ? focusEntry : goToFinding;
    ask(what, button);
  });
  return button;
}

// Ask the server to do something about the finding that was chosen, or to take the last fix back.
async function ask(what, button) {
  tell("");
  button.disabled = true;
  try {
    const answer = await fetch(`/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Bulletin-Token": token },
      body: JSON.stringify({ version, finding }),
    });
    tell(answer.status === 403 ? "预览重新开过，没有做；再点一次。" : (await answer.json()).told);
    if (answer.status === 403) token = await freshToken();
    if (!answer.ok) goOn = null;
  } catch {
    goOn = null;
    tell("预览断开了，没有做。");
  }
  button.disabled = false;
}

function tell(text) {
  byId("told").textContent = text;
}

function choose(what) {
  byId("findings").children[finding]?.querySelector(`[data-deed=${what}]`)?.click();
}

function snippet(row) {
  if (!row.snippet[1]) return [];
  const all = element("span", { className: "snippet" });
  all.append(row.snippet[0], element("mark", { textContent: row.snippet[1] }), row.snippet[2]);
  return [all];
}

function where(row) {
  const line = row.source_line ? ` 第 ${row.source_line} 行` : "";
  const file = row.file.split("/").slice(2).join("/") || row.file;
  return row.page ? `第 ${row.page} 页 · ${file}${line}` : `${file}${line}`;
}

function element(name, facts = {}) {
  return Object.assign(document.createElement(name), facts);
}

function goToFinding(place) {
  if (!findings.length) return say("没有校对意见。");
  finding = (place + findings.length) % findings.length;
  const row = findings[finding];
  forgetLine();
  for (const each of byId("findings").querySelectorAll("[data-finding]")) {
    if (Number(each.dataset.finding) === finding) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
  const line = row.page ? byId(`line-${row.page}-${row.line}`) : null;
  return line ? goToLine(line, row) : goToEntry();
}

function forgetLine() {
  for (const each of main.querySelectorAll(".words.current")) each.classList.remove("current");
}

function goToLine(line, row) {
  page = row.page;
  byId("chosen").replaceChildren(...entry(row, finding).children); // seen in a narrow window
  for (const each of main.querySelectorAll(`[data-words="${finding}"]`)) {
    each.classList.add("current");
  }
  line.scrollIntoView({ block: "center" });
  main.querySelector(`.mark[data-finding="${finding}"]`)?.focus({ preventScroll: true });
  byId("findings").children[finding].scrollIntoView({ block: "nearest" });
  if (NARROW.matches) line.scrollIntoView({ block: "center" });
  showPosition();
}

function goToEntry() {
  byId("box").open = true;
  byId("findings").children[finding].firstElementChild.focus();
}
