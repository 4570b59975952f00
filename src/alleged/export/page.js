"use strict";
// The page is whole without this script: it adds the margin's places, the panel on hover, and the walk by keys.
// The layers are switched by the boxes alone (page.css); here their notes get into the panel and the walk by Tab.
(() => {
  const wide = matchMedia("(min-width: 60rem)");
  const panel = document.getElementById("panel");
  const byClaim = new Map(); // claim -> {spans, mark, card}: everything on the page that shows it
  const entry = (key) => {
    if (!byClaim.has(key)) byClaim.set(key, { spans: [], mark: null, card: null });
    return byClaim.get(key);
  };
  for (const span of document.querySelectorAll(".text [data-c]")) entry(span.dataset.c).spans.push(span);
  for (const mark of document.querySelectorAll("a.mark")) entry(mark.dataset.for).mark = mark;
  for (const card of document.querySelectorAll(".card")) entry(card.dataset.for).card = card;
  const stop = (key) => byClaim.get(key).mark || byClaim.get(key).card;
  // The walk follows the text; claims of a report without its text follow its cards.
  const walk = [...document.querySelectorAll("a.mark, .textless .card")].map((e) => e.dataset.for);
  let active = null;
  const claimBox = document.getElementById("layer-claim");
  const boxOf = (note) => document.getElementById(`layer-${["event", "place", "date", "toll"].find((l) => note.classList.contains(l))}`);
  const notes = [...document.querySelectorAll(".text .note")];
  // A title would show in layers that are off, and a second time beside the panel.
  for (const note of notes) { note.dataset.note = note.title; note.removeAttribute("title"); }
  let hot = [];

  // Cards stand beside their claim where there is room, else below the one before; the active one always beside it.
  const GAP = 6;
  function place(article) {
    const margin = article.querySelector(".margin");
    if (!margin || article.classList.contains("textless")) return;
    const beside = article.querySelector(".beside");
    beside.classList.toggle("placed", wide.matches);
    const cards = [...margin.querySelectorAll(".card")];
    if (!wide.matches) {
      margin.style.minHeight = "";
      for (const card of cards) { card.style.top = ""; card.classList.remove("away"); }
      return;
    }
    const base = margin.getBoundingClientRect().top;
    const wish = cards.map((card) => {
      const mark = byClaim.get(card.dataset.for).mark;
      return mark ? mark.getBoundingClientRect().top - base - 4 : 0;
    });
    const height = cards.map((card) => card.offsetHeight + GAP);
    const top = [];
    for (let i = 0, free = 0; i < cards.length; i++) {
      top[i] = Math.max(wish[i], free);
      free = top[i] + height[i];
    }
    const at = cards.findIndex((card) => card.dataset.for === active);
    if (at >= 0) {
      top[at] = Math.max(0, wish[at]);
      for (let i = at - 1; i >= 0; i--) top[i] = Math.min(top[i], top[i + 1] - height[i]);
      for (let i = at + 1; i < cards.length; i++) top[i] = Math.max(wish[i], top[i - 1] + height[i - 1]);
    }
    let bottom = 0;
    cards.forEach((card, i) => {
      card.style.top = `${Math.round(top[i])}px`;
      card.classList.toggle("away", top[i] < -2); // no room above: hidden while another claim is looked at
      bottom = Math.max(bottom, top[i] + height[i]);
    });
    margin.style.minHeight = `${Math.round(bottom)}px`;
  }
  const articles = [...document.querySelectorAll("article")];
  const placeAll = () => articles.forEach(place);

  function paint(key, name, on) {
    const one = byClaim.get(key);
    if (!one) return;
    for (const e of [...one.spans, one.mark, one.card]) if (e) e.classList.toggle(name, on);
  }
  function activate(key) {
    if (key === active) return;
    const before = active;
    if (before) paint(before, "on", false);
    active = key;
    if (key) paint(key, "on", true);
    const touched = [before, key].filter(Boolean).map((k) => stop(k).closest("article"));
    new Set(touched).forEach(place);
  }

  // The panel: who is said to have said the words under the pointer, innermost claim first.
  let hiding = 0;
  let shown = "";
  function hide() {
    clearTimeout(hiding);
    panel.hidden = true;
    hot.forEach((key) => paint(key, "hot", false));
    hot = [];
    for (const mark of document.querySelectorAll("[aria-describedby=panel]")) mark.removeAttribute("aria-describedby");
  }
  function show(keys, x, y, took = []) {
    clearTimeout(hiding);
    if (!keys.length && !took.length) return hide();
    const what = JSON.stringify([keys, took]);
    if (panel.hidden || what !== shown) {
      hot.forEach((key) => paint(key, "hot", false));
      hot = keys;
      shown = what;
      const told = took.map((words) => {
        const box = document.createElement("div");
        box.className = "took";
        box.textContent = words;
        return box;
      });
      panel.replaceChildren(...told, ...keys.map((key) => {
        const box = document.createElement("div");
        for (const part of byClaim.get(key).card.querySelectorAll(":scope > .first, :scope > .how")) {
          const copy = part.cloneNode(true);
          for (const link of copy.querySelectorAll("a")) {
            const plain = document.createElement("span");
            plain.className = link.className;
            plain.textContent = link.textContent;
            link.replaceWith(plain);
          }
          box.append(copy);
        }
        return box;
      }));
      hot.forEach((key) => paint(key, "hot", true));
    }
    panel.hidden = false;
    const box = panel.getBoundingClientRect();
    panel.style.left = `${Math.max(8, Math.min(x, innerWidth - box.width - 8))}px`;
    panel.style.top = `${y + 22 + box.height > innerHeight ? Math.max(8, y - box.height - 18) : y + 22}px`;
  }
  function notesAt(element) {
    const took = [];
    for (let e = element; e && !e.classList.contains("text"); e = e.parentElement)
      if (e.dataset.note && boxOf(e).checked && !took.includes(e.dataset.note)) took.push(e.dataset.note);
    return took;
  }
  function claimsAt(element) {
    const keys = [];
    if (!claimBox.checked) return keys;
    for (let e = element; e && !e.classList.contains("text"); e = e.parentElement) {
      const key = e.dataset.c ?? e.dataset.for;
      if (key && !keys.includes(key)) keys.push(key);
    }
    return keys;
  }
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const inText = event.target.closest?.(".text [data-c], .text a.mark, .text .note");
    if (inText) return show(claimsAt(inText), event.clientX, event.clientY, notesAt(inText));
    if (event.target.closest?.("#panel")) return clearTimeout(hiding);
    const card = event.target.closest?.(".card");
    if (card) { hide(); hot = [card.dataset.for]; paint(card.dataset.for, "hot", true); return; }
    if (!panel.hidden || hot.length) { clearTimeout(hiding); hiding = setTimeout(hide, 200); }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("#panel")) return;
    const link = event.target.closest("a[data-to]");
    if (link) { event.preventDefault(); return go(stop(link.dataset.to)); }
    const mark = event.target.closest("a.mark");
    if (mark) { event.preventDefault(); return go(byClaim.get(mark.dataset.for).card); }
    const card = event.target.closest(".card");
    if (card && !event.target.closest("a")) return activate(card.dataset.for);
    if (event.target.closest(".layers")) return;
    const note = event.target.closest(".text .note");
    const span = event.target.closest(".text [data-c]");
    const noted = note ? notesAt(note) : [];
    if (noted.length && !wide.matches) return show(claimsAt(note), 0, 0, noted);
    if (span && claimBox.checked && getSelection().isCollapsed) {
      const [key] = claimsAt(span);
      stop(key).focus({ preventScroll: true });
      if (!wide.matches) show(claimsAt(span), 0, 0);
    } else if (!span && !event.target.closest("a, summary")) { activate(null); hide(); }
  });
  document.addEventListener("focusin", (event) => {
    const note = event.target.closest(".note");
    if (note) {
      const box = note.getBoundingClientRect();
      hide();
      show([], box.left, box.top, notesAt(note));
      return note.setAttribute("aria-describedby", "panel");
    }
    const on = event.target.closest("a.mark, .card");
    if (!on) return hide();
    activate(on.dataset.for);
    hide();
    if (on.matches("a.mark") && !wide.matches) {
      show(claimsAt(on), 0, 0);
      on.setAttribute("aria-describedby", "panel");
    }
  });

  // What leads to a claim shows the claims again; what switches a layer moves the text, and the cards with it.
  function switched() {
    for (const note of notes) {
      if (note.classList.contains("first") && boxOf(note).checked) note.tabIndex = 0;
      else note.removeAttribute("tabindex");
    }
    hide();
    if (!claimBox.checked) activate(null);
    placeAll();
  }
  document.querySelector(".layers").addEventListener("change", switched);
  function go(element) {
    if (!claimBox.checked) { claimBox.checked = true; switched(); }
    element.focus({ preventScroll: true });
    const box = element.getBoundingClientRect();
    const foot = panel.hidden ? 0 : panel.offsetHeight;
    if (box.top < 60 || box.bottom > innerHeight - 60 - foot) element.scrollIntoView({ block: "center" });
  }
  function parentOf(key) {
    return byClaim.get(key).card.dataset.parent || null;
  }
  function step(by, from) {
    if (!walk.length) return;
    let next;
    if (from) next = walk[Math.min(walk.length - 1, Math.max(0, walk.indexOf(from) + by))];
    else {
      // Nothing was chosen yet: begin where the reader looks.
      const seen = walk.filter((key) => stop(key).getBoundingClientRect().top >= 0);
      next = seen[0] || walk[walk.length - 1];
    }
    go(stop(next));
  }
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const here = event.target.closest("a.mark, .card");
    const key = here ? here.dataset.for : active;
    const onCard = here && here.matches(".card");
    const arrows = here && !event.shiftKey;
    let done = true;
    if (event.key === "j" || (arrows && event.key === "ArrowDown")) step(1, key);
    else if (event.key === "k" || (arrows && event.key === "ArrowUp")) step(-1, key);
    else if (arrows && event.key === "ArrowLeft") { if (parentOf(key)) go(stop(parentOf(key))); }
    else if (arrows && event.key === "ArrowRight") {
      const inner = walk.find((other) => parentOf(other) === key);
      if (inner) go(stop(inner));
    } else if (arrows && event.key === "Home") go(stop(walk[0]));
    else if (arrows && event.key === "End") go(stop(walk[walk.length - 1]));
    else if (event.key === "Enter" && onCard && event.target === here) go(stop(key));
    else if (event.key === "Escape") {
      if (onCard && byClaim.get(key).mark) go(byClaim.get(key).mark);
      else if (!panel.hidden) hide();
      else { if (here) here.blur(); activate(null); }
    } else done = false;
    if (done) event.preventDefault();
  });

  addEventListener("scroll", () => { if (!panel.hidden && wide.matches && !document.activeElement.matches(".note")) hide(); }, { passive: true });
  addEventListener("resize", placeAll);
  addEventListener("beforeprint", () => { for (const d of document.querySelectorAll("details")) d.open = true; });
  switched();
  document.fonts?.ready.then(placeAll);
  placeAll();
  document.documentElement.dataset.ready = "yes";
})();
