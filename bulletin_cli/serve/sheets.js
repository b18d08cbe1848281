// The pages on the screen: each line where the typesetter put it, as large as there is room for.
"use strict";

const POINT = 96 / 72; // CSS pixels
const LARGEST = 1.25; // a sheet is at most this much larger than paper

const byId = (name) => document.getElementById(name);
const main = byId("pages");
let shown = []; // the HTML of the pages that stand on the screen

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
