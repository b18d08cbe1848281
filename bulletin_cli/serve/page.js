// Shows the state that the server sends: pages, findings, or what is wrong; and follows it.
"use strict";

const POINT = 96 / 72; // CSS pixels
const LARGEST = 1.25; // a sheet is at most this much larger than paper
const RETRY = 1500; // milliseconds
const NARROW = matchMedia("(max-width: 900px)");

const TOKEN = document.querySelector("meta[name=token]").content;
const RELOAD = "预览重新开过，按 F5 刷新这一页再做。";

const byId = (name) => document.getElementById(name);
const main = byId("pages");
let shown = []; // the HTML of the pages that stand on the screen
let findings = [];
let page = 1;
let finding = -1;
let version = ""; // of the state that is shown
let problem = null; // what keeps the issue from being loaded

// --- pages

function showPages(pages) {
  pages.forEach((html, place) => {
    if (html !== shown[place]) putPage(html, place);
  });
  while (main.children.length > pages.length) main.lastElementChild.remove();
  shown = pages;
  sizePaper();
  arrange();
}

function putPage(html, place) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const section = template.content.firstElementChild;
  applyPlaces(section);
  const old = main.children[place];
  if (old) old.replaceWith(section);
  else main.append(section);
}

// Printed, a page is as large as a sheet.
function sizePaper() {
  const sheet = main.firstElementChild;
  if (!sheet) return;
  const [width, height] = ["--width", "--height"].map((name) => sheet.style.getPropertyValue(name));
  const paper = new CSSStyleSheet();
  paper.replaceSync(`@page { size: ${width} ${height}; }`);
  document.adoptedStyleSheets = [paper];
}

// The policy of this page forbids style attributes, not styles set here.
function applyPlaces(section) {
  for (const each of [section, ...section.querySelectorAll("[data-style]")]) {
    each.style.cssText = each.dataset.style;
  }
  section.classList.add("unfitted");
}

function arrange() {
  makeRoom();
  const sheet = main.querySelector(".sheet");
  if (sheet) {
    const style = getComputedStyle(main);
    const room = main.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const scale = Math.min(room / sheet.offsetWidth, LARGEST);
    document.documentElement.style.setProperty("--scale", scale);
    fit([...main.querySelectorAll(".unfitted")], scale);
  }
  findPage();
}

// Give every stretch of text the width that the typesetter gave it, whatever the face is.
function fit(sections, scale) {
  const runs = sections.flatMap((each) => [...each.querySelectorAll("[data-w]")]);
  const widths = runs.map((run) => run.getBoundingClientRect().width / scale);
  runs.forEach((run, place) => {
    const wide = run.parentElement.dataset.wide || 1; // letters drawn wider or narrower
    const missing = (run.dataset.w * POINT - widths[place]) / wide;
    const count = [...run.textContent].length;
    if (run.classList.contains("tab")) run.style.width = `${run.dataset.w / wide}pt`;
    else if (run.classList.contains("opening") && missing < 0) squeezeLeft(run, missing, count);
    else run.style.letterSpacing = `${missing / count}px`;
    if (run.dataset.gap) run.style.marginRight = `${run.dataset.gap / wide}pt`;
  });
  for (const each of sections) each.classList.remove("unfitted");
}

// An opening bracket has its blank half on the left: that is where it gives way.
function squeezeLeft(run, missing, count) {
  run.style.marginLeft = `${missing / count}px`;
  run.style.letterSpacing = `${missing / count}px`;
  run.style.marginRight = `${-missing / count}px`;
}

// --- findings

function showFindings(rows, summary) {
  byId("summary").textContent = summary;
  if (JSON.stringify(rows) === JSON.stringify(findings)) return;
  findings = rows;
  finding = -1;
  forgetLine();
  byId("findings").replaceChildren(...rows.map(entry));
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
  all.append(element("span", { className: "said", role: "alert" }));
  return all;
}

function doing(what, place, says) {
  const button = element("button", { type: "button", textContent: says });
  button.addEventListener("click", () => ask(what, place, button));
  return button;
}

async function ask(what, place, button) {
  const said = button.parentElement.querySelector(".said");
  said.textContent = "";
  button.disabled = true;
  try {
    const answer = await fetch(`/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Bulletin-Token": TOKEN },
      body: JSON.stringify({ version, finding: place }),
    });
    said.textContent = answer.status === 403 ? RELOAD : (await answer.json()).told;
  } catch {
    said.textContent = "预览断开了，没有做。";
  }
  button.disabled = false;
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

// --- moving about

function goToPage(number) {
  const target = Math.min(Math.max(number, 1), main.children.length);
  const section = main.children[target - 1];
  if (!section) return;
  page = target;
  section.scrollIntoView({ block: "start" });
  section.firstElementChild.focus({ preventScroll: true });
  showPosition();
}

// The page that lies over the middle of the window; the one gone to as long as all of it is seen.
function findPage() {
  const middle = innerHeight / 2;
  const boxes = [...main.children].map((each) => each.getBoundingClientRect());
  const here = boxes[page - 1];
  if (!here || here.top < 0 || here.bottom > innerHeight) {
    const after = boxes.findIndex((box) => box.bottom > middle);
    page = after < 0 ? Math.max(boxes.length, 1) : after + 1;
  }
  showPosition();
}

function showPosition() {
  const count = main.children.length;
  byId("position").textContent = count ? `${page} / ${count} 页` : "没有页";
  byId("previous").disabled = page <= 1;
  byId("next").disabled = page >= count;
}

const KEYS = {
  j: () => goToPage(page + 1),
  ArrowRight: () => goToPage(page + 1),
  PageDown: () => goToPage(page + 1),
  k: () => goToPage(page - 1),
  ArrowLeft: () => goToPage(page - 1),
  PageUp: () => goToPage(page - 1),
  f: () => goToFinding(finding + 1),
  F: () => goToFinding(finding < 0 ? -1 : finding - 1),
  "?": () => byId("help").showModal(),
};

function press(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (byId("help").open) {
    if (event.key === "?") byId("help").close();
    return;
  }
  if (Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
}

// --- following the server

function say(text) {
  byId("status").textContent = text;
}

function warn(trouble) {
  const banner = byId("banner");
  const says = JSON.stringify(trouble);
  if (banner.dataset.says === says) return; // or it would be read out once more
  banner.dataset.says = says;
  banner.hidden = !trouble;
  banner.replaceChildren(
    element("b", { textContent: trouble?.message }),
    element("span", { textContent: trouble?.hint }),
  );
  makeRoom();
}

// What sticks to the top must not cover what is gone to.
function makeRoom() {
  const height = document.querySelector("header").offsetHeight + byId("banner").offsetHeight;
  document.documentElement.style.setProperty("--top", `${height}px`);
}

function show(state) {
  problem = state.error;
  document.title = `预览 ${state.title}`;
  byId("title").textContent = state.title;
  const first = !shown.length;
  showPages(state.pages);
  showFindings(state.findings, state.summary);
  warn(problem);
  if (!problem) say(`${first ? "排好了" : "已更新"}：${state.pages.length} 页。${state.summary}`);
}

async function follow() {
  for (;;) {
    const state = await newState(version);
    if (state) {
      version = state.version;
      show(state);
    }
  }
}

// Return the state after `version`, or null when nothing changed or nobody answered for a while.
async function newState(version) {
  try {
    const answer = await fetch(`/state?after=${encodeURIComponent(version)}`);
    if (!answer.ok) throw new Error(answer.status);
    const state = answer.status === 204 ? null : await answer.json();
    warn(problem);
    return state;
  } catch {
    warn({ message: "预览断开了", hint: "终端上的 bulletin preview 停了；再开它，这里会接上。" });
    await new Promise((done) => setTimeout(done, RETRY));
    return null;
  }
}

byId("previous").addEventListener("click", () => goToPage(page - 1));
byId("next").addEventListener("click", () => goToPage(page + 1));
byId("ask").addEventListener("click", () => byId("help").showModal());
document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-finding]");
  if (target) goToFinding(Number(target.dataset.finding));
});
document.addEventListener("keydown", press);
document.addEventListener("scroll", () => requestAnimationFrame(findPage), { passive: true });
new ResizeObserver(arrange).observe(main);
byId("box").open = !NARROW.matches;
follow();
