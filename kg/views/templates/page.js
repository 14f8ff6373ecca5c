// The start: vis-network shows and moves the picture, everything else is drawn by the files before this one.

function start() {
  document.documentElement.classList.add("live");
  const nodes = DATA.nodes.map((node) => ({ ...node, ctxRenderer: renderer }));
  network = new vis.Network(graph, { nodes: new vis.DataSet(nodes), edges: new vis.DataSet([...DATA.edges]) }, copyOf(DATA.options));
  // One stop for the keyboard: the region itself, not the canvas inside it.
  for (const element of graph.querySelectorAll("[tabindex]")) element.tabIndex = -1;
  network.on("beforeDrawing", (pen) => {
    state.scale = network.getScale();
    drawLines(pen);
  });
  network.on("afterDrawing", drawLabels);
  network.on("click", ({ pointer }) => {
    select(underneath(pointer.canvas));
    graph.focus({ preventScroll: true });
  });
  network.on("doubleClick", ({ pointer }) => moveTo(pointer.canvas.x, pointer.canvas.y, Math.min(2, network.getScale() * 1.6)));
  graph.addEventListener("mousemove", hover);
  graph.addEventListener("mouseleave", () => hoverOn(null));
  startSearch();
  startKeyboard();
  startControls();
  applyTheme();
  showPanel();
  fit({ readable: true });
}

function copyOf(value) {
  return JSON.parse(JSON.stringify(value));
}

function renderer({ ctx: pen, id }) {
  const key = entityOfNode.get(id);
  const box = boxes.get(key);
  return {
    drawNode() {
      if (entityShown(key)) drawCard(pen, key);
    },
    nodeDimensions: { width: box.w, height: box.h },
  };
}

function underneath({ x, y }) {
  return cardAt(x, y) ?? lineAt(x, y);
}

function hover(event) {
  const frame = graph.getBoundingClientRect();
  hoverOn(underneath(network.DOMtoCanvas({ x: event.clientX - frame.left, y: event.clientY - frame.top })));
}

function hoverOn(id) {
  if (id === state.hovered) return;
  state.hovered = id;
  graph.style.cursor = id === null ? "" : "pointer";
  network.redraw();
}

function startControls() {
  const on = (id, action) => document.getElementById(id).addEventListener("click", action);
  on("zoom-in", () => zoom(1.25));
  on("zoom-out", () => zoom(0.8));
  on("zoom-fit", () => fit());
  on("show-picture", () => showView("picture"));
  on("show-table", () => showView("table"));
  on("theme", () => {
    look.chosen = themeName() === "dark" ? "light" : "dark";
    applyTheme();
  });
  darkWanted.addEventListener("change", applyTheme);
  for (const box of document.querySelectorAll("#layers input")) {
    box.addEventListener("change", () => toggleLayer(box.value, box.checked));
  }
  document.getElementById("rows").addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (row && !event.target.closest("a")) select(row.dataset.tie);
  });
  if (window.matchMedia("(max-width: 760px)").matches) document.getElementById("legend").open = false;
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
}

// Width of the printed picture in pixels.
const PAPER = 1040;
let before = null;

// Paper is light, and shows the whole picture.
function print(on) {
  if (on) before = { position: network.getViewPosition(), scale: network.getScale() };
  look.printing = on;
  applyTheme();
  if (on) {
    const [left, top, width, height] = DOC.layout.bounds;
    const scale = PAPER / (width + 40);
    network.setSize(`${PAPER}px`, `${Math.ceil((height + 40) * scale)}px`);
    moveTo(left + width / 2, top + height / 2, scale);
  } else {
    network.setSize("100%", "100%");
    moveTo(before.position.x, before.position.y, before.scale);
  }
}

function applyTheme() {
  document.documentElement.dataset.theme = themeName();
  showLegend();
  showPanel();
  network.redraw();
}

// ----------------------------------------------------------------------------------------------------
// A window for tests: everything can be read, nothing can be changed but the selection.

function boxOf(id) {
  const box = boxes.get(id);
  const route = routes.get(id);
  if (!box && !route) return null;
  const middle = route ? route.track[Math.floor(route.track.length / 2)] : null;
  const [x, y, width, height] = box ? [box.x, box.y, box.w, box.h] : route.label || [middle[0], middle[1], 8, 8];
  const frame = graph.getBoundingClientRect();
  const corner = network.canvasToDOM({ x: x - width / 2, y: y - height / 2 });
  const scale = network.getScale();
  return Object.freeze({ x: frame.left + corner.x, y: frame.top + corner.y, width: width * scale, height: height * scale });
}

start();
Object.defineProperty(window, "kgView", {
  value: Object.freeze({
    get ready() { return true; },
    get document() { return DOC; },
    get nodes() { return DOC.entities.filter((entity) => entityShown(entity.id)); },
    get edges() { return DOC.holdings.filter(tieShown); },
    get selected() { return state.selected; },
    get state() {
      return Object.freeze({
        layers: Object.freeze(Object.fromEntries(DOC.holdings.map((tie) => [tie.layer, tieShown(tie)]))),
        theme: themeName(),
        scale: network.getScale(),
        view: document.body.classList.contains("as-table") ? "table" : "picture",
        selected: state.selected,
      });
    },
    get hidden() {
      return Object.freeze({
        ties: DOC.meta.hidden,
        entities: DOC.meta.left_out,
        byLayer: DOC.holdings.filter((tie) => !tieShown(tie)).length,
      });
    },
    boxOf,
    select: (id) => select(id, { centre: true }),
  }),
});
