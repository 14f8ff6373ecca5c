// The panel: what is said about the selected card or line, by whom, and in which words.

const panel = document.getElementById("panel");

function nameOf(id) {
  const entity = entities.get(id);
  return foreign(entity ? entity.name : id);
}

function plainName(id) {
  const entity = entities.get(id);
  return visible(entity ? entity.name : id);
}

function word(code) {
  return CODES.has(code) ? CODES.get(code) : code;
}

function fact(label, ...value) {
  return value.some((v) => v !== null && v !== undefined && v !== "")
    ? [make("dt", null, label), make("dd", null, ...value)]
    : [];
}

function showPanel() {
  const tie = ties.get(state.selected);
  const entity = entities.get(state.selected);
  const content = tie ? tiePanel(tie) : entity ? entityPanel(entity) : restingPanel();
  panel.replaceChildren(...content);
  panel.classList.toggle("resting", !tie && !entity);
  panel.scrollTop = 0;
}

function closeButton() {
  return make("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => select(null) }, "×");
}

// ----------------------------------------------------------------------------------------------------
// Nothing selected

function restingPanel() {
  const hint = make("p", { class: "hint" }, DOC.holdings.length
    ? "Select a card or a line to see what is said about it, by whom, and in which words."
    : "No ties are known for this date.");
  const groups = DOC.groups.map((group) => make("p", { class: "callout" }, make("strong", null, "Cross-holding: "),
    ...separated(group.members.map(nameOf), " and "), " hold each other."));
  return [make("h2", null, "Evidence"), hint, ...groups, ...pathList(), sourceList()];
}

function separated(items, between) {
  return items.flatMap((item, place) => (place ? [between, item] : [item]));
}

function pathList() {
  if (!DOC.paths.length) return [];
  const rows = DOC.paths.map((path) => make("li", null, separated(
    path.filter((id) => ties.has(id)).map((id) => [nameOf(ties.get(id).holder), ` ${visible(ties.get(id).label)}`]), " → ").flat(),
    " → ", path.length ? nameOf(ties.get(path[path.length - 1]).investee) : ""));
  return [make("h3", null, "Chains"), make("ul", { class: "plain" }, rows)];
}

function sourceList() {
  const seen = new Map();
  for (const claim of DOC.evidence) {
    const key = JSON.stringify([claim.source.title, claim.source.publisher, claim.source.date, claim.source.url]);
    if (!seen.has(key)) seen.set(key, { source: claim.source, count: 0 });
    seen.get(key).count += 1;
  }
  if (!seen.size) return null;
  return make("section", null, make("h3", null, "Sources"),
    make("ul", { class: "plain sources" }, [...seen.values()].map(({ source, count }) =>
      make("li", null, sourceLine(source), make("span", { class: "count" }, ` ${plural(count, "claim", "claims")}`)))));
}

// ----------------------------------------------------------------------------------------------------
// A card

function entityPanel(entity) {
  const own = tiesOf.get(entity.id);
  const part = (layers, side) => own.filter((tie) => layers.includes(tie.layer) && tie[side] === entity.id);
  const held = own.filter((tie) => tie.layer === "owners");
  const rest = own.filter((tie) => tie.layer !== "owners");
  return [
    closeButton(),
    make("p", { class: "kind" }, KINDS.get(entity.kind) || entity.kind, entity.country ? ` · ${visible(entity.country)}` : ""),
    make("h2", null, foreign(entity.name)),
    make("dl", null,
      fact("Also called", separated(entity.names.map((name) => foreign(name.text)), ", ")),
      fact("Identifiers", separated(entity.identifiers.map((i) => make("span", { class: "code" }, visible(`${i.scheme} ${i.value}`))), ", ")),
      fact("Exists", [entity.exists.from && `from ${entity.exists.from}`, entity.exists.to && `until ${entity.exists.to}`]
        .filter(Boolean).join(" ")),
    ),
    ...tieList("Owners", part(["owners"], "investee"), (tie) => tie.holder),
    ...tieList("Holdings", held.filter((tie) => tie.holder === entity.id), (tie) => tie.investee),
    ...tieList("Other ties", rest, (tie) => (tie.holder === entity.id ? tie.investee : tie.holder)),
  ];
}

function tieList(title, list, other) {
  if (!list.length) return [];
  return [
    make("h3", null, title),
    make("ul", { class: "plain ties" }, list.map((tie) => make("li", null,
      make("button", { type: "button", class: "tie", onclick: () => select(tie.id, { centre: true }) },
        swatch(tie.style), make("span", { class: "who" }, nameOf(other(tie))),
        make("span", { class: "figure" }, visible(tie.label)))))),
  ];
}

// ----------------------------------------------------------------------------------------------------
// A line

function tiePanel(tie) {
  const disputed = isDisputed(tie);
  return [
    closeButton(),
    make("p", { class: "kind" }, swatch(tie.style), STYLES.get(tie.style) || ""),
    make("h2", null, nameOf(tie.holder), tie.symmetric ? " — " : " → ", nameOf(tie.investee)),
    make("p", { class: "sentence" }, nameOf(tie.holder), ` ${tie.phrase} `, nameOf(tie.investee),
      tie.role ? [" as ", foreign(tie.role)] : ""),
    tie.share ? make("p", { class: "big" }, visible(tie.label), make("span", { class: "bounds" }, boundsInWords(tie.share))) : null,
    disputed ? make("p", { class: "callout warn" }, "Sources disagree: see below.") : null,
    tie.group === null ? null : make("p", { class: "callout" }, "Part of a cross-holding: ",
      ...separated(DOC.groups[tie.group].members.map(nameOf), " and "), " hold each other."),
    tie.held ? heldPart(tie.held) : null,
    make("dl", null, ...tieFacts(tie)),
    make("h3", null, tie.claims.length === 1 ? "What is said" : `What is said, ${tie.claims.length} times`),
    make("ol", { class: "plain claims" }, tie.claims.map(claimPart)),
  ].filter(Boolean);
}

function tieFacts(tie) {
  return [
    ...fact("Votes", tie.voting === "unstated" && !tie.share ? "" : word(tie.voting),
      tie.voting_cap === null ? "" : `, capped at ${tie.voting_cap} %`),
    ...fact("Status", tie.held ? "held back" : tie.layer === "past" ? (tie.style === "former" ? "ended" : "known without a date") : word(tie.status),
      tie.certain ? "" : ", not certain on this day"),
    ...fact("From", tie.period.from),
    ...fact("Until", tie.period.to),
    ...fact("Seen on", tie.observed || (tie.layer === "held" || tie.period.from ? "" : "?")),
    ...fact("Then", tie.next ? `${boundsInWords(tie.next.share)}, from ${tie.next.on}` : ""),
    ...fact("Words", tie.share && tie.share.text ? foreign(`“${tie.share.text}”`) : ""),
    ...fact("Instrument", tie.instrument ? foreign(tie.instrument) : ""),
    ...fact("Part of", tie.denominator === "unstated" ? "" : word(tie.denominator)),
    ...fact("Held", ["direct", "unknown"].includes(tie.directness) ? "" : word(tie.directness)),
    ...fact("Capacity", tie.capacity === "unstated" ? "" : word(tie.capacity)),
    ...fact("For", tie.on_behalf_of ? nameOf(tie.on_behalf_of) : ""),
    ...fact("Control", tie.control === "unstated" ? "" : word(tie.control)),
    ...fact("Subject", tie.topic ? foreign(tie.topic) : ""),
    ...fact("Notes", tie.labels.join(", ")),
  ];
}

function heldPart(held) {
  const reading = (r) => [nameOf(r.holder), ` ${r.label && `${r.label} `}→ `, nameOf(r.investee)];
  return make("div", { class: "callout warn" },
    make("p", null, make("strong", null, "Held back, part of no calculation")),
    make("p", null, foreign(held.note)),
    make("dl", null, ...fact("Reason", word(held.reason)), ...fact("As written", reading(held.as_written)),
      ...fact("Repaired reading", held.repaired ? reading(held.repaired) : "none")));
}

function claimPart(part) {
  const claim = claims.get(part.id);
  const dates = [claim.as_of && `observed ${claim.as_of}`, claim.stated_on && `stated ${claim.stated_on}`].filter(Boolean);
  return make("li", { class: `claim ${part.role}` },
    make("p", { class: "standing" }, make("span", { class: "badge" }, word(part.role)),
      make("span", { class: "figure" }, visible(claim.label)), dates.length ? ` ${dates.join(", ")}` : " no date"),
    part.reason && part.role !== "held" ? make("p", { class: "reason" }, foreign(part.reason)) : null,
    claim.quotes.map(quotePart),
    make("p", { class: "source" }, sourceLine(claim.source), claim.speaker ? [" — said by ", foreign(claim.speaker)] : ""));
}

function quotePart(quote) {
  if (quote.text !== null) return make("blockquote", null, foreign(quote.text));
  return make("p", { class: "row" }, make("span", { class: "code" }, visible(quote.pointer || "")),
    quote.raw === null ? "" : [": ", foreign(quote.raw)]);
}

function sourceLine(source) {
  const title = make("cite", null, foreign(source.title || "untitled"));
  return make("span", null, source.url ? link(source.url, title) : title,
    source.publisher ? [", ", foreign(source.publisher)] : "",
    source.date ? `, ${source.date}` : ", no date stated",
    source.origin ? [", after ", foreign(source.origin)] : "",
    source.retold ? make("span", { class: "retold" }, ` retold from ${visible(source.retold_from).slice(0, 12)}`) : "");
}

// ----------------------------------------------------------------------------------------------------
// Small pictures of lines and cards, for lists and the legend

function swatch(style) {
  return small(34, 12, (pen) => {
    const stroke = STROKES[style];
    pen.strokeStyle = pen.fillStyle = theme()[stroke.colour];
    pen.lineWidth = Math.min(4, (stroke.width[0] + stroke.width[1]) / 2);
    pen.lineCap = style === "nonVoting" ? "round" : "butt";
    pen.globalAlpha = stroke.soft ? 0.5 : 1;
    pen.setLineDash(stroke.dash);
    segment(pen, 1, 6, stroke.end === "arrow" ? 28 : 31, 6);
    pen.setLineDash([]);
    pen.globalAlpha = 1;
    if (stroke.end === "arrow") {
      pen.beginPath();
      for (const [x, y] of [[33, 6], [25, 2.4], [25, 9.6]]) pen.lineTo(x, y);
      pen.fill();
    } else {
      pen.lineWidth = 1.3;
      circle(pen, 30, 6, 3, stroke.end !== "ring");
      if (stroke.end === "both") circle(pen, 4, 6, 3, true);
    }
  });
}

function sign(kind) {
  return small(34, 18, (pen) => drawIcon(pen, kind, 17, 9, 15, theme().muted));
}

function small(width, height, draw) {
  const canvas = make("canvas", { width: width * 2, height: height * 2, class: "swatch", "aria-hidden": "true" });
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const pen = canvas.getContext("2d");
  pen.scale(2, 2);
  draw(pen);
  return canvas;
}

function showLegend() {
  const lines = DATA.words.styles.filter(([style]) => DOC.holdings.some((tie) => tie.style === style && tieShown(tie)));
  const rows = lines.map(([style, label]) => make("li", { "data-style": style }, swatch(style), label));
  if (DOC.groups.length) rows.push(make("li", { "data-mark": "cycle" }, make("span", { class: "mark cycle" }, "⟲"), "Cross-holding: they hold each other"));
  if (DATA.words.disputed) {
    rows.push(make("li", { "data-mark": "disputed" }, small(34, 16, (pen) => drawBolt(pen, 17, 8)), "Sources disagree"));
  }
  const kinds = DATA.words.kinds.filter(([kind]) => DOC.entities.some((e) => e.kind === kind && entityShown(e.id)));
  rows.push(...kinds.map(([kind, label]) => make("li", { "data-kind": kind }, sign(kind), label)));
  document.getElementById("legend-lines").replaceChildren(...rows);
}
