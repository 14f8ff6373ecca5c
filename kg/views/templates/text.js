// Text on the screen: always as text nodes, invisible characters written out, links to http(s) only.

const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function visible(text) {
  return String(text).replace(HIDDEN, (c) =>
    c === "\t" || c === "\n" || c === "\r"
      ? " "
      : "⟨U+" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") + "⟩");
}

function folded(text) {
  return String(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

// An element with attributes and children; a string child becomes text, null and "" are left out.
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== "") {
      element.append(child instanceof Node ? child : String(child));
    }
  }
  return element;
}

// Foreign text, kept from turning the direction of what stands around it.
function foreign(text) {
  return make("bdi", null, visible(text));
}

function link(url, child) {
  let parsed = null;
  try {
    parsed = new URL(url);
  } catch {
    parsed = null;
  }
  if (parsed === null || (parsed.protocol !== "https:" && parsed.protocol !== "http:")) return child;
  return make("a", { href: parsed.href, rel: "noopener noreferrer", target: "_blank" }, child);
}

function plural(count, one, many) {
  return `${count} ${count === 1 ? one : many}`;
}

// Bounds in words: [25, 50] closed on both sides is "25 % to 50 %".
function boundsInWords(share) {
  if (!share) return "";
  const { low, high, low_open: lowOpen, high_open: highOpen } = share;
  if (low === 0 && high === 100) {
    if (lowOpen && highOpen) return "a part: more than nothing, less than all";
    return lowOpen ? "unknown, more than nothing" : "unknown";
  }
  if (low === high) return `exactly ${low} %`;
  if (high === 100) return `${lowOpen ? "more than" : "at least"} ${low} %`;
  if (low === 0) return `${highOpen ? "less than" : "at most"} ${high} %`;
  if (!lowOpen && !highOpen) return `between ${low} % and ${high} %`;
  return `${lowOpen ? "more than" : "at least"} ${low} %, ${highOpen ? "less than" : "at most"} ${high} %`;
}
