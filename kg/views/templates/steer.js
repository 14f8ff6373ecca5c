// Choosing: selection, layers, search, the keyboard, and what is said to those who do not see the picture.

const graph = document.getElementById("graph");
const said = document.getElementById("said");
let network = null;

function say(text) {
  said.textContent = text;
}

// Select a card, a line, or nothing; `centre` brings it into view.
function select(id, { centre = false, speak = true } = {}) {
  state.selected = ties.has(id) || entities.has(id) ? id : null;
  state.near = surroundings(state.selected);
  showPanel();
  markRows();
  if (centre && state.selected) bringIntoView(state.selected);
  network.redraw();
  if (speak) say(state.selected ? described(state.selected) : "Nothing selected");
  return state.selected;
}

// What stays bright: a line with its ends, or a card with all its owners and its own ties.
function surroundings(id) {
  if (id === null) return null;
  const found = { entities: new Set(), ties: new Set() };
  if (ties.has(id)) {
    found.ties.add(id);
    found.entities.add(ties.get(id).holder).add(ties.get(id).investee);
    return found;
  }
  const waiting = [id];
  found.entities.add(id);
  while (waiting.length) {
    const one = waiting.pop();
    for (const tie of tiesOf.get(one)) {
      if (tie.investee !== one || tie.layer !== "owners" || !tieShown(tie)) continue;
      found.ties.add(tie.id);
      if (!found.entities.has(tie.holder)) waiting.push(tie.holder);
      found.entities.add(tie.holder);
    }
  }
  for (const tie of tiesOf.get(id).filter(tieShown)) {
    found.ties.add(tie.id);
    found.entities.add(tie.holder).add(tie.investee);
  }
  return found;
}

function described(id) {
  const tie = ties.get(id);
  if (tie) return `${plainName(tie.holder)} ${tie.phrase} ${plainName(tie.investee)}: ${visible(tie.label)}`;
  const entity = entities.get(id);
  const own = tiesOf.get(id).filter((t) => t.layer === "owners" && tieShown(t));
  const owners = own.filter((t) => t.investee === id).length;
  const holdings = own.filter((t) => t.holder === id).length;
  const kind = KINDS.get(entity.kind) || entity.kind;
  return `${visible(entity.name)}, ${kind}, ${plural(owners, "owner", "owners")}, ${plural(holdings, "holding", "holdings")}`;
}

function bringIntoView(id) {
  const box = boxes.get(id);
  const label = ties.has(id) ? routes.get(id).label : null;
  const track = ties.has(id) ? routes.get(id).track : null;
  const [x, y] = box ? [box.x, box.y] : label || track[Math.floor(track.length / 2)];
  const view = network.getViewPosition();
  const scale = network.getScale();
  const wide = graph.clientWidth / 2 / scale - 90;
  const high = graph.clientHeight / 2 / scale - 60;
  if (Math.abs(x - view.x) > wide || Math.abs(y - view.y) > high || scale < 0.45) {
    moveTo(x, y, Math.max(scale, 0.7));
  }
}

function moveTo(x, y, scale) {
  network.moveTo({ position: { x, y }, scale, animation: false });
  state.scale = scale;
  network.redraw();
}

// Everything in view, or, where that would be too small to read, the focus in its middle.
function fit({ readable = false } = {}) {
  const [left, top, width, height] = DOC.layout.bounds;
  // The zoom buttons stand on the right.
  const wide = graph.clientWidth - 64;
  const high = graph.clientHeight;
  const scale = Math.min(1.15, wide / (width + 40), high / (height + 40));
  const focus = boxes.get(DOC.meta.focus) || DOC.layout.nodes[0];
  if (readable && focus && scale < 0.5) {
    const close = wide < 600 ? 0.66 : 0.72;
    return moveTo(inside(focus.x, left, width, wide / close), inside(focus.y, top, height, high / close), close);
  }
  return moveTo(left + width / 2 + 28 / scale, top + height / 2, Math.max(scale, 0.02));
}

// A centre near `wish` that shows as little emptiness as possible.
function inside(wish, start, length, seen) {
  if (length + 60 <= seen) return start + length / 2;
  return Math.max(start - 30 + seen / 2, Math.min(start + length + 30 - seen / 2, wish));
}

function zoom(factor) {
  const { x, y } = network.getViewPosition();
  moveTo(x, y, Math.max(0.03, Math.min(4, network.getScale() * factor)));
}

// ----------------------------------------------------------------------------------------------------
// Layers and table

function toggleLayer(layer, on) {
  if (on) state.off.delete(layer);
  else state.off.add(layer);
  const tie = ties.get(state.selected);
  if ((tie && !tieShown(tie)) || (entities.has(state.selected) && !entityShown(state.selected))) select(null, { speak: false });
  state.near = surroundings(state.selected);
  for (const row of document.querySelectorAll("#rows tr")) row.hidden = !tieShown(ties.get(row.dataset.tie));
  showLegend();
  network.redraw();
  const shown = DOC.holdings.filter(tieShown).length;
  say(`${plural(shown, "tie", "ties")} shown, ${DOC.holdings.length - shown} hidden`);
}

function markRows() {
  for (const row of document.querySelectorAll("#rows tr")) row.classList.toggle("chosen", row.dataset.tie === state.selected);
}

function showView(name) {
  document.body.classList.toggle("as-table", name === "table");
  document.getElementById("show-picture").setAttribute("aria-pressed", String(name === "picture"));
  document.getElementById("show-table").setAttribute("aria-pressed", String(name === "table"));
  if (name === "picture") network.redraw();
}

// ----------------------------------------------------------------------------------------------------
// Search

function matching(query) {
  const wanted = folded(query);
  if (!wanted) return [];
  return DOC.entities.map((entity) => {
    const texts = [entity.name, ...entity.names.map((n) => n.text), ...entity.identifiers.map((i) => i.value), entity.id];
    const places = texts.map((text) => folded(text).indexOf(wanted)).filter((place) => place >= 0);
    return places.length ? { entity, place: Math.min(...places) } : null;
  }).filter(Boolean).sort((a, b) => a.place - b.place).slice(0, 8).map((match) => match.entity);
}

function searchFor(field, list) {
  const found = matching(field.value);
  const rows = found.map((entity) => make("li", { role: "option", "data-id": entity.id, onclick: () => choose(entity.id) },
    foreign(entity.name), make("span", { class: "count" }, ` ${KINDS.get(entity.kind) || entity.kind}`)));
  if (field.value.trim() && !found.length) rows.push(make("li", { class: "none" }, "no match"));
  list.replaceChildren(...rows);
  list.hidden = !rows.length;
  field.setAttribute("aria-expanded", String(!list.hidden));
  if (field.value.trim()) say(found.length ? plural(found.length, "match", "matches") : "no match");
  return found;

  function choose(id) {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    showView("picture");
    select(id, { centre: true });
    const box = boxes.get(id);
    moveTo(box.x, box.y, Math.max(network.getScale(), 0.7));
  }
}

function startSearch() {
  const field = document.getElementById("search");
  const list = document.getElementById("matches");
  field.addEventListener("input", () => searchFor(field, list));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      field.value = "";
      searchFor(field, list);
    } else if (event.key === "Enter") {
      searchFor(field, list);
      const first = list.querySelector("[data-id]");
      if (first) first.click();
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) list.hidden = true;
  });
}

// ----------------------------------------------------------------------------------------------------
// Keyboard

function startKeyboard() {
  graph.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };
    if (steps[event.key]) step(steps[event.key]);
    else if (event.key === "Enter" || event.key === " ") openPanel();
    else if (event.key === "Home") select(firstCard(), { centre: true });
    else if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") fit();
    else if (event.key === "Escape") select(null);
    else return;
    event.preventDefault();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    graph.focus();
    select(null);
  });
}

function openPanel() {
  if (!state.selected) select(firstCard(), { centre: true });
  panel.focus();
}

function firstCard() {
  return DOC.meta.focus !== null && boxes.has(DOC.meta.focus) ? DOC.meta.focus : (shownBoxes()[0] || {}).id;
}

function shownBoxes() {
  return DOC.layout.nodes.filter((box) => entityShown(box.id)).sort((a, b) => a.y - b.y || a.x - b.x);
}

// From the selected card to an owner, a holding, or the next card of its row.
function step(direction) {
  const tie = ties.get(state.selected);
  if (tie) return select(direction === "up" ? tie.holder : tie.investee, { centre: true });
  const here = boxes.get(state.selected);
  if (!here) return select(firstCard(), { centre: true });
  const there = direction === "left" || direction === "right" ? sideways(here, direction) : upOrDown(here, direction);
  if (there) return select(there, { centre: true });
  say(`${described(here.id)}. Nothing ${{ up: "above", down: "below", left: "to the left", right: "to the right" }[direction]}`);
  return null;
}

function sideways(here, direction) {
  const sign = direction === "right" ? 1 : -1;
  const row = shownBoxes().filter((box) => Math.abs(box.y - here.y) < 2 && (box.x - here.x) * sign > 0);
  row.sort((a, b) => (a.x - b.x) * sign);
  return row.length ? row[0].id : null;
}

function upOrDown(here, direction) {
  const up = direction === "up";
  const own = tiesOf.get(here.id).filter((tie) => tieShown(tie) && !isLoop(tie));
  const candidates = own.map((tie) => ({ tie, box: boxes.get(tie.holder === here.id ? tie.investee : tie.holder) }))
    .filter(({ box }) => (up ? box.y < here.y - 2 : box.y > here.y + 2));
  const rank = ({ tie, box }) => [tie.layer === "owners" ? 0 : 1, -(tie.share ? tie.share.low + tie.share.high : 0), Math.abs(box.x - here.x)];
  candidates.sort((a, b) => {
    const [first, second] = [rank(a), rank(b)];
    const place = first.findIndex((value, n) => value !== second[n]);
    return place < 0 ? 0 : first[place] - second[place];
  });
  return candidates.length ? candidates[0].box.id : null;
}
