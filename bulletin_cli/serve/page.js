// Shows the state that the server sends: pages, findings, or what is wrong; and follows it.
"use strict";

const POINT = 96 / 72; // CSS pixels
const LARGEST = 1.25; // a sheet is at most this much larger than paper
const RETRY = 1500; // milliseconds
const NARROW = matchMedia("(max-width: 900px)");

const LOST = {
  message: "预览断开了",
  hint: `终端上的 bulletin preview 停了。再开它，打开它说的网址；加 --port ${location.port} 再开，这里就会接上。`,
};

const byId = (name) => document.getElementById(name);
const main = byId("pages");
let shown = []; // the HTML of the pages that stand on the screen
let findings = [];
let page = 1;
let finding = -1;
let version = ""; // of the state that is shown
let token = tokenOf(document);
let isLost = false; // whether the server did not answer when it was asked last
let goOn = null; // to the next finding, once the list is without the one whose fix is written
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

// Printed, a page is as large as its sheet, of which there are two sizes at most.
function sizePaper() {
  const pages = [...main.children];
  if (!pages.length) return;
  const sizes = pages.map(sizeOf);
  const other = sizes.find((size) => size !== sizes[0]);
  pages.forEach((page, place) => page.classList.toggle("turned", sizes[place] === other));
  const paper = new CSSStyleSheet();
  paper.replaceSync(`@page { size: ${sizes[0]}; }` + (other ? `@page turned { size: ${other}; }` : ""));
  document.adoptedStyleSheets = [paper];
}

function sizeOf(page) {
  return ["--width", "--height"].map((name) => page.style.getPropertyValue(name)).join(" ");
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
    for (const page of main.children) shrink(page, room, scale);
    const pages = [...main.querySelectorAll(".unfitted")];
    fit(pages.filter((page) => !ownScale(page)), scale);
    const shrunk = pages.filter(ownScale);
    if (shrunk.length) fit(shrunk, ownScale(shrunk[0]));
  }
  findPage();
}

// A page that is wider than the first one may need a scale of its own.
function shrink(page, room, scale) {
  const own = room / page.querySelector(".sheet").offsetWidth;
  if (own < scale) page.style.setProperty("--scale", own);
  else page.style.removeProperty("--scale");
}

function ownScale(page) {
  return page.style.getPropertyValue("--scale");
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
  const next = goOn;
  goOn = null;
  if (JSON.stringify(rows) === JSON.stringify(findings)) return;
  findings = rows;
  const place = finding;
  finding = Math.max(Math.min(place, rows.length) - 1, -1); // the next one stands there now
  forgetLine();
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
  a: () => choose("fix"),
  o: () => choose("open"),
  u: () => byId("undo").click(),
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
  byId("undo").hidden = !state.undo;
  byId("undo").textContent = `撤销：${state.undo}`;
  warn(problem);
  if (!problem) say(`${first ? "排好了" : "已更新"}：${state.pages.length} 页。${state.summary}`);
}

async function follow() {
  for (;;) {
    const state = await newState(version);
    if (state) {
      show(state);
      version = state.version; // not before: what is clicked must be of the version that is named
    }
  }
}

// Return the state after `version`, or null when nothing changed or nobody answered for a while.
// A server that was started anew has a token of its own, and is asked for its state at once.
async function newState(version) {
  try {
    if (isLost) token = await freshToken();
    const answer = await fetch(`/state?after=${isLost ? "" : encodeURIComponent(version)}`);
    if (!answer.ok) throw new Error(answer.status);
    const state = answer.status === 204 ? null : await answer.json();
    isLost = false;
    warn(problem);
    return state;
  } catch {
    isLost = true;
    warn(LOST);
    await new Promise((done) => setTimeout(done, RETRY));
    return null;
  }
}

async function freshToken() {
  const text = await (await fetch("/")).text();
  return tokenOf(new DOMParser().parseFromString(text, "text/html"));
}

function tokenOf(page) {
  return page.querySelector("meta[name=token]").content;
}

// The finding of a mark or an entry, or of the marked words below the pointer.
function findingAt(event) {
  const target = event.target.closest("[data-finding]");
  if (target) return target.dataset.finding;
  if (!event.target.closest(".sheet") || !getSelection().isCollapsed) return undefined;
  const below = document.elementsFromPoint(event.clientX, event.clientY);
  return below.find((each) => each.dataset.words)?.dataset.words;
}

byId("previous").addEventListener("click", () => goToPage(page - 1));
byId("next").addEventListener("click", () => goToPage(page + 1));
byId("undo").addEventListener("click", () => ask("undo", byId("undo")));
byId("ask").addEventListener("click", () => byId("help").showModal());
document.addEventListener("click", (event) => {
  const place = findingAt(event);
  if (place !== undefined) goToFinding(Number(place));
});
document.addEventListener("keydown", press);
document.addEventListener("scroll", () => requestAnimationFrame(findPage), { passive: true });
new ResizeObserver(arrange).observe(main);
byId("box").open = !NARROW.matches;
follow();
