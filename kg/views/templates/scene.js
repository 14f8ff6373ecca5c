// The picture: cards, lines, labels and frames, drawn where the layout put them. Nothing here measures ownership.

const DATA = Object.freeze(JSON.parse(document.getElementById("view").textContent, (_, value) =>
  value !== null && typeof value === "object" ? Object.freeze(value) : value));
const DOC = DATA.view;
const CODES = new Map(Object.entries(DATA.words.codes));
const KINDS = new Map(DATA.words.kinds);
const STYLES = new Map(DATA.words.styles);

const entities = new Map(DOC.entities.map((entity) => [entity.id, entity]));
const ties = new Map(DOC.holdings.map((tie) => [tie.id, tie]));
const claims = new Map(DOC.evidence.map((claim) => [claim.id, claim]));
const boxes = new Map(DOC.layout.nodes.map((box) => [box.id, box]));
const routes = new Map(DOC.layout.edges.map((route) => [route.id, { ...route, track: trackOf(route) }]));
const tiesOf = new Map(DOC.entities.map((entity) => [entity.id, []]));
for (const tie of DOC.holdings) {
  tiesOf.get(tie.holder).push(tie);
  if (tie.investee !== tie.holder) tiesOf.get(tie.investee).push(tie);
}
const entityOfNode = new Map(DOC.entities.map((entity, place) => [`n${place}`, entity.id]));

// What the reader has chosen: layers that are off, the selection, and what it brings into relief.
const state = { off: new Set(), selected: null, near: null, hovered: null, scale: 1 };

function tieShown(tie) {
  return !state.off.has(tie.layer);
}

function entityShown(id) {
  const own = tiesOf.get(id);
  return id === DOC.meta.focus || own.length === 0 || own.some(tieShown);
}

function isLoop(tie) {
  return tie.holder === tie.investee;
}

// Lines as cubic curves: they leave and reach every point vertically.
function curvesOf(route) {
  const tie = ties.get(route.id);
  const p = route.points;
  if (isLoop(tie)) return [[p[0], p[1], p[2], p[3]]];
  const curves = [];
  for (let n = 1; n < p.length; n += 1) {
    const [a, b] = [p[n - 1], p[n]];
    const middle = (a[1] + b[1]) / 2;
    curves.push([a, [a[0], middle], [b[0], middle], b]);
  }
  return curves;
}

function trackOf(route) {
  const track = [];
  for (const [a, b, c, d] of curvesOf(route)) {
    const steps = Math.max(2, Math.ceil((Math.abs(d[0] - a[0]) + Math.abs(d[1] - a[1])) / 10));
    for (let n = track.length ? 1 : 0; n <= steps; n += 1) {
      const t = n / steps;
      const s = 1 - t;
      const w = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
      track.push([0, 1].map((k) => w[0] * a[k] + w[1] * b[k] + w[2] * c[k] + w[3] * d[k]));
    }
  }
  return track;
}

function strokeWidth(tie, stroke) {
  const [least, most] = stroke.width;
  if (!tie.share || (tie.share.low === 0 && tie.share.high === 100)) return least;
  return least + ((most - least) * (tie.share.low + tie.share.high)) / 200;
}

function isDisputed(tie) {
  return tie.labels.includes("disputed") || tie.labels.includes("contested");
}

function strength(near) {
  return near ? 1 : 0.16;
}

function tieNear(tie) {
  return state.near === null || state.near.ties.has(tie.id);
}

// ----------------------------------------------------------------------------------------------------
// Lines

function drawLines(pen) {
  drawFrames(pen);
  const shown = DOC.holdings.filter(tieShown);
  for (const tie of shown) if (!tieNear(tie)) drawLine(pen, tie);
  for (const tie of shown) if (tieNear(tie)) drawLine(pen, tie);
}

function drawLine(pen, tie) {
  const stroke = STROKES[tie.style];
  const colour = theme()[stroke.colour];
  const route = routes.get(tie.id);
  const width = strokeWidth(tie, stroke);
  pen.save();
  pen.globalAlpha = strength(tieNear(tie));
  pen.lineCap = tie.style === "nonVoting" ? "round" : "butt";
  pen.lineJoin = "round";
  if (state.selected === tie.id || state.hovered === tie.id) {
    pen.strokeStyle = theme().halo;
    pen.lineWidth = width + 9;
    pen.save();
    pen.globalAlpha = state.selected === tie.id ? 0.75 : 0.4;
    tracePath(pen, route);
    pen.stroke();
    pen.restore();
  }
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.lineWidth = width;
  if (stroke.soft) pen.globalAlpha *= 0.5;
  pen.setLineDash(stroke.dash);
  tracePath(pen, route, stroke.end === "arrow" ? 7 : 0);
  pen.stroke();
  pen.setLineDash([]);
  if (stroke.soft) pen.globalAlpha = strength(tieNear(tie));
  drawEnd(pen, tie, route, stroke, width);
  pen.restore();
}

// The path of a line, ending `short` pixels early to leave room for an arrow.
function tracePath(pen, route, short = 0) {
  const curves = curvesOf(route);
  const last = curves[curves.length - 1];
  pen.beginPath();
  pen.moveTo(...curves[0][0]);
  for (const [, b, c, d] of curves) {
    let end = d;
    if (short && d === last[3]) {
      const [dx, dy] = directionAt(route);
      end = [d[0] - dx * short, d[1] - dy * short];
    }
    pen.bezierCurveTo(...b, ...c, ...end);
  }
}

function directionAt(route) {
  const curves = curvesOf(route);
  const [, , c, d] = curves[curves.length - 1];
  const length = Math.hypot(d[0] - c[0], d[1] - c[1]) || 1;
  return [(d[0] - c[0]) / length, (d[1] - c[1]) / length];
}

function drawEnd(pen, tie, route, stroke, width) {
  const p = route.points;
  const end = p[p.length - 1];
  if (tie.symmetric || stroke.end === "both") {
    circle(pen, ...p[0], 3.6, true);
    circle(pen, ...end, 3.6, true);
  } else if (stroke.end === "dot") {
    circle(pen, ...end, 5, true);
  } else if (stroke.end === "ring") {
    const [dx, dy] = directionAt(route);
    pen.fillStyle = theme().stage;
    circle(pen, end[0] - dx * 4, end[1] - dy * 4, 4, true);
    circle(pen, end[0] - dx * 4, end[1] - dy * 4, 4);
  } else {
    const [dx, dy] = directionAt(route);
    const size = 8.5 + width;
    pen.beginPath();
    pen.moveTo(...end);
    pen.lineTo(end[0] - dx * size - dy * size * 0.46, end[1] - dy * size + dx * size * 0.46);
    pen.lineTo(end[0] - dx * size + dy * size * 0.46, end[1] - dy * size - dx * size * 0.46);
    pen.closePath();
    pen.fill();
  }
}

function drawFrames(pen) {
  DOC.groups.forEach((group, place) => {
    const frame = DOC.layout.groups[place];
    if (!group.ties.some((id) => tieShown(ties.get(id)))) return;
    if (!frame) {
      group.members.forEach((id) => drawRing(pen, boxes.get(id)));
      return;
    }
    const [x, y, width, height] = frame;
    pen.save();
    pen.fillStyle = theme().frame;
    pen.strokeStyle = theme().frameEdge;
    pen.lineWidth = 1.2;
    pen.setLineDash([4, 4]);
    roundBox(pen, x, y, width, height, 16);
    pen.fill();
    pen.stroke();
    pen.fillStyle = theme().frameInk;
    pen.font = `600 11px ${FONT}`;
    pen.textAlign = "left";
    pen.textBaseline = "alphabetic";
    pen.fillText("⟲ cross-holding", x + 16, y + height - 11);
    pen.restore();
  });
}

// Where other cards stand between them, each card of a cross-holding gets a ring of its own.
function drawRing(pen, box) {
  pen.save();
  pen.fillStyle = theme().frame;
  pen.strokeStyle = theme().frameEdge;
  pen.lineWidth = 1.2;
  pen.setLineDash([4, 4]);
  roundBox(pen, box.x - box.w / 2 - 8, box.y - box.h / 2 - 8, box.w + 16, box.h + 16, 16);
  pen.fill();
  pen.stroke();
  pen.fillStyle = theme().frameInk;
  pen.font = `600 14px ${FONT}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText("⟲", box.x + box.w / 2 + 8, box.y - box.h / 2 - 8);
  pen.restore();
}

// ----------------------------------------------------------------------------------------------------
// Labels

function drawLabels(pen) {
  if (state.scale < 0.32) return;
  for (const tie of DOC.holdings) if (tieShown(tie) && tie.label) drawLabel(pen, tie);
}

function drawLabel(pen, tie) {
  const place = routes.get(tie.id).label;
  if (!place) return;
  const [x, y, width, height] = place;
  const colours = theme();
  const colour = colours[STROKES[tie.style].colour];
  const disputed = isDisputed(tie);
  pen.save();
  pen.globalAlpha = tieNear(tie) ? 1 : 0.2;
  pen.font = `600 12px ${FONT}`;
  const text = fitted(pen, visible(tie.label), width - 10 - (disputed ? 14 : 0));
  const reach = pen.measureText(text).width + 12 + (disputed ? 14 : 0);
  const selected = state.selected === tie.id;
  pen.fillStyle = colours.label;
  pen.strokeStyle = selected ? colour : colours.edge;
  pen.lineWidth = selected ? 1.6 : 0.8;
  roundBox(pen, x - reach / 2, y - height / 2 + 1, reach, height - 2, 9);
  pen.fill();
  pen.stroke();
  pen.fillStyle = colour;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, x - (disputed ? 7 : 0), y + 0.5);
  if (disputed) drawBolt(pen, x + reach / 2 - 12, y);
  pen.restore();
}

function drawBolt(pen, x, y) {
  pen.fillStyle = theme().red;
  pen.beginPath();
  for (const [dx, dy] of [[1.5, -6.5], [-4, 1], [-0.6, 1], [-1.8, 6.5], [4, -1.2], [0.6, -1.2]]) pen.lineTo(x + dx, y + dy);
  pen.closePath();
  pen.fill();
}

// Text that fits into a width: whole, else cut with an ellipsis.
function fitted(pen, text, width) {
  if (pen.measureText(text).width <= width) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && pen.measureText(letters.join("") + "…").width > width) letters.pop();
  return letters.join("").trimEnd() + "…";
}

// ----------------------------------------------------------------------------------------------------
// Cards

const ROUND = { person: 100, state: 3, stateBody: 3 };
const OPEN_OUTLINE = new Set(["unknown", "unit", "dispersed", "alliance", "group"]);

function drawCard(pen, id) {
  const box = boxes.get(id);
  const entity = entities.get(id);
  const colours = theme();
  const near = state.near === null || state.near.entities.has(id);
  const left = box.x - box.w / 2;
  const top = box.y - box.h / 2;
  const radius = ROUND[entity.kind] || 10;
  pen.save();
  pen.globalAlpha = 1;
  if (state.selected === id || state.hovered === id) {
    pen.fillStyle = colours.halo;
    pen.globalAlpha = state.selected === id ? 0.9 : 0.45;
    roundBox(pen, left - 4, top - 4, box.w + 8, box.h + 8, radius + 4);
    pen.fill();
    pen.globalAlpha = 1;
  }
  pen.fillStyle = colours.shadow;
  roundBox(pen, left, top + 2, box.w, box.h, radius);
  pen.fill();
  pen.fillStyle = colours.card;
  pen.strokeStyle = id === DOC.meta.focus ? colours.focus : colours.edge;
  pen.lineWidth = id === DOC.meta.focus ? 2.4 : 1.2;
  if (OPEN_OUTLINE.has(entity.kind)) {
    pen.setLineDash([5, 4]);
    pen.strokeStyle = colours.muted;
  }
  roundBox(pen, left, top, box.w, box.h, radius);
  pen.fill();
  pen.globalAlpha = near ? 1 : 0.35;
  pen.stroke();
  pen.setLineDash([]);
  drawCardText(pen, box, entity, left, colours);
  pen.restore();
}

function drawCardText(pen, box, entity, left, colours) {
  const inset = entity.kind === "person" ? 6 : 0;
  pen.fillStyle = faint(colours.muted);
  roundBox(pen, left + 10 + inset, box.y - 16, 32, 32, entity.kind === "person" ? 16 : 8);
  pen.fill();
  drawIcon(pen, entity.kind, left + 26 + inset, box.y, 21, entity.id === DOC.meta.focus ? colours.focus : colours.muted);
  if (state.scale < 0.24) return;
  const lines = box.lines;
  const step = 16;
  let y = box.y - ((lines.length - 1) * step) / 2 - 8;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.fillStyle = colours.ink;
  pen.font = `600 14px ${FONT}`;
  for (const line of lines) {
    pen.fillText(fitted(pen, line, box.w - 60 - inset), left + 51 + inset, y);
    y += step;
  }
  pen.fillStyle = colours.muted;
  pen.font = `400 11.5px ${FONT}`;
  pen.fillText(fitted(pen, visible(box.caption), box.w - 60 - inset), left + 51 + inset, y + 1);
}

// A colour of six digits at an eighth of its strength.
function faint(colour) {
  return `${colour}20`;
}

// ----------------------------------------------------------------------------------------------------
// What lies under a point of the picture

function cardAt(x, y) {
  for (const box of DOC.layout.nodes) {
    if (entityShown(box.id) && Math.abs(x - box.x) <= box.w / 2 && Math.abs(y - box.y) <= box.h / 2) return box.id;
  }
  return null;
}

function lineAt(x, y) {
  let best = null;
  let nearest = 9 / Math.max(0.3, Math.min(1, state.scale));
  for (const tie of DOC.holdings) {
    if (!tieShown(tie)) continue;
    const route = routes.get(tie.id);
    if (route.label && state.scale >= 0.32) {
      const [cx, cy, width, height] = route.label;
      if (Math.abs(x - cx) <= width / 2 && Math.abs(y - cy) <= height / 2) return tie.id;
    }
    for (let n = 1; n < route.track.length; n += 1) {
      const distance = distanceTo(route.track[n - 1], route.track[n], x, y);
      if (distance < nearest) [best, nearest] = [tie.id, distance];
    }
  }
  return best;
}

function distanceTo([x0, y0], [x1, y1], x, y) {
  const length = (x1 - x0) ** 2 + (y1 - y0) ** 2 || 1;
  const t = Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length));
  return Math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0));
}
