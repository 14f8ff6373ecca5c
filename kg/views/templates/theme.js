// Colours: after Okabe and Ito, told apart by most kinds of colour vision; each repeated by a dash pattern.

const THEMES = Object.freeze({
  light: Object.freeze({
    stage: "#f6f7f9", card: "#ffffff", edge: "#c9d1da", ink: "#1c2430", muted: "#57606a", shadow: "rgba(28,36,48,.10)",
    label: "#ffffff", halo: "#f2d024", focus: "#0072B2", frame: "rgba(179,89,0,.07)", frameEdge: "rgba(179,89,0,.45)",
    frameInk: "#8a4500",
    blue: "#0072B2", orange: "#B35900", purple: "#9B3F82", green: "#00735A", grey: "#57606a", red: "#B3261E",
  }),
  dark: Object.freeze({
    stage: "#12171e", card: "#1e2630", edge: "#3a4654", ink: "#e8edf2", muted: "#9aa4af", shadow: "rgba(0,0,0,.35)",
    label: "#12171e", halo: "#f2d024", focus: "#56B4E9", frame: "rgba(230,159,0,.08)", frameEdge: "rgba(230,159,0,.45)",
    frameInk: "#E69F00",
    blue: "#56B4E9", orange: "#E69F00", purple: "#CC79A7", green: "#2fc79c", grey: "#9aa4af", red: "#FF8A80",
  }),
});

// Colour, dash pattern in pixels, narrowest and widest stroke, and what stands at the end of the line.
const STROKES = Object.freeze({
  voting: { colour: "blue", dash: [], width: [1.6, 5.2], end: "arrow" },
  nonVoting: { colour: "orange", dash: [0.1, 7], width: [2.6, 5.2], end: "arrow" },
  unknown: { colour: "blue", dash: [7, 5], width: [2, 2], end: "arrow" },
  indirect: { colour: "blue", dash: [18, 7], width: [1.6, 4.4], end: "arrow" },
  control: { colour: "blue", dash: [12, 4, 4, 4], width: [1.8, 1.8], end: "arrow" },
  office: { colour: "green", dash: [], width: [1.3, 1.3], end: "ring" },
  alliance: { colour: "green", dash: [], width: [4, 4], end: "dot", soft: true },
  partner: { colour: "green", dash: [9, 4], width: [1.6, 1.6], end: "both" },
  plan: { colour: "purple", dash: [12, 5, 2, 5], width: [2, 3.4], end: "arrow" },
  talks: { colour: "purple", dash: [9, 4, 2, 4, 2, 4], width: [1.6, 1.6], end: "arrow" },
  former: { colour: "grey", dash: [2, 3], width: [1.2, 1.2], end: "arrow" },
  undated: { colour: "grey", dash: [], width: [1.2, 1.2], end: "arrow" },
  held: { colour: "red", dash: [5, 4], width: [2, 2], end: "arrow" },
});

const darkWanted = window.matchMedia("(prefers-color-scheme: dark)");
const look = { chosen: null, printing: false };

function themeName() {
  if (look.printing) return "light";
  return look.chosen || (darkWanted.matches ? "dark" : "light");
}

function theme() {
  return THEMES[themeName()];
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';
