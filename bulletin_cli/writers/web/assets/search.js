// Searches the archive's texts: the years one after the other, the newest first, and of each only
// the scripts in which all the words can stand (search.py makes them). No request leaves the folder.
"use strict";

const PAGE = 50; // articles that are listed at a time
const AROUND = 40; // characters before the first word that was found, and half of those after it
const years = document.currentScript.dataset.years.split(" ").filter(Boolean);
const waiting = new Map();
const taken = new Map();

window.bulletin = {
  take(name, known) {
    taken.set(name, known);
    waiting.get(name)?.();
  },
};

function load(name) {
  if (taken.has(name)) return Promise.resolve(taken.get(name));
  return new Promise((done, failed) => {
    waiting.set(name, () => done(taken.get(name)));
    const script = document.createElement("script");
    script.src = `search/${name}.js`;
    script.onerror = () => failed(new Error(name));
    document.head.append(script);
  });
}

// Letters of all sizes and widths are alike, and none moves: what is found is marked in the text.
const small = (text) => text.replace(/[A-Z！-～]/g, (sign) => narrow(sign).toLowerCase());
const narrow = (sign) => String.fromCharCode(sign.charCodeAt(0) - (sign < "！" ? 0 : 0xfee0));

function read(query) {
  const terms = [...query.matchAll(/(-?)(?:["“]([^"”]*)["”]?|(\S+))/g)]
    .map((match) => ({ not: !!match[1], text: small(match[2] ?? match[3]).trim() }))
    .filter((term) => term.text);
  return {
    wanted: terms.filter((term) => !term.not).map((term) => term.text),
    unwanted: terms.filter((term) => term.not).map((term) => term.text),
  };
}

function mayHold([, size, filter], wanted) {
  const bits = atob(filter);
  const has = (spot) => bits.charCodeAt(spot >> 3) & (1 << (spot & 7));
  return wanted.every((word) => {
    for (let at = 1; at < word.length; at++) {
      const pair = (word.charCodeAt(at - 1) << 16) | word.charCodeAt(at);
      let mixed = Math.imul(pair ^ (pair >>> 15), 0x2c1b3c6d);
      mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
      const first = (mixed ^ (mixed >>> 15)) >>> 0;
      const step = (Math.imul(pair, 0x9e3779b1) | 1) >>> 0;
      if (![0, 1, 2].every((n) => has((first + n * step) % size))) return false;
    }
    return true;
  });
}

async function* search({ wanted, unwanted }) {
  for (const year of years) {
    for (const known of await load(year)) {
      if (!mayHold(known, wanted)) continue;
      for (const row of await load(known[0])) {
        const all = small(row.slice(4).join("\n"));
        if (wanted.every((word) => all.includes(word)) && !unwanted.some((word) => all.includes(word)))
          yield row;
      }
    }
  }
}

function marked(text, wanted) {
  const low = small(text);
  const pieces = [];
  for (let at = 0; at < text.length; ) {
    const places = wanted.map((word) => [low.indexOf(word, at), word.length]).filter(([place]) => place >= 0);
    if (!places.length) { pieces.push(text.slice(at)); break; }
    const [place, length] = places.sort((one, other) => one[0] - other[0] || other[1] - one[1])[0];
    const mark = document.createElement("mark");
    mark.textContent = text.slice(place, place + length);
    pieces.push(text.slice(at, place), mark);
    at = place + length;
  }
  return pieces;
}

function excerpt(text, wanted) {
  const low = small(text);
  const places = wanted.map((word) => low.indexOf(word)).filter((place) => place >= 0);
  const first = places.length ? Math.min(...places) : 0;
  const start = Math.max(0, first - AROUND), end = Math.min(text.length, first + 2 * AROUND);
  const shown = text.slice(start, end).replace(/\s+/g, " ");
  return `${start ? "…" : ""}${shown}${end < text.length ? "…" : ""}`;
}

// A browser marks a clause of the article that is linked to; the words alone, it would mark where
// they stand first on the page, and not at all where it sees no word in them.
function clause(text, wanted) {
  const low = small(text);
  const word = wanted.find((each) => low.includes(each));
  if (!word) return "";
  const place = low.indexOf(word), end = place + word.length;
  return text.slice(0, place).match(/[^，。；：？！\s]*$/)[0] + text.slice(place, end)
    + text.slice(end).match(/^[^，。；：？！\s]*/)[0];
}

function hit([page, label, day, anchor, title, unit, section, text], wanted) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const said = clause(text, wanted);
  link.href = `${page}#${anchor}${said && `:~:text=${encodeURIComponent(said).replaceAll("-", "%2D")}`}`;
  link.append(...marked(title, wanted));
  const where = document.createElement("span");
  where.append(...marked([label, day, unit, section].filter(Boolean).join("　"), wanted));
  const words = document.createElement("p");
  words.append(...marked(excerpt(text, wanted), wanted));
  item.append(link, where, words);
  return item;
}

async function show(query) {
  const hits = document.getElementById("hits");
  const found = document.getElementById("found");
  const more = document.getElementById("more");
  const words = read(query);
  if (!words.wanted.length) {
    found.textContent = words.unwanted.length ? "只写了不要的词，再写一个要找的词。" : "";
    return;
  }
  found.textContent = "正在找……";
  const rows = search(words);
  let count = 0;
  async function list() {
    more.hidden = true;
    const most = count + PAGE;
    try {
      for (let row; count < most; count++) {
        row = await rows.next();
        if (row.done) break;
        hits.append(hit(row.value, words.wanted));
      }
      more.hidden = count < most;
      found.textContent = !count ? "没有找到。" : more.hidden ? `找到${count}篇。` : `先列出最近的${count}篇。`;
    } catch (error) {
      found.textContent = `读不到 search/${error.message}.js，归档可能没有拷全。`;
    }
  }
  more.onclick = list;
  await list();
}

const asked = new URLSearchParams(location.search).get("q") ?? "";
document.querySelector("[name=q]").value = asked;
show(asked);
