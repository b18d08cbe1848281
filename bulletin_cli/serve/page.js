// Moves about the pages, and follows the state that the server sends: pages, findings, an error.
"use strict";

const RETRY = 1500; // milliseconds
const NARROW = matchMedia("(max-width: 900px)");
const LOST = {
  message: "预览断开了",
  hint: `终端上的 bulletin preview 停了。再开它，打开它说的网址；加 --port ${location.port} 再开，这里就会接上。`,
};

let page = 1;
let version = ""; // of the state that is shown
let token = tokenOf(document);
let isLost = false; // whether the server did not answer when it was asked last
let problem = null; // what keeps the issue from being loaded

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
