// Signs for the kinds of entities, drawn in a square of 20 by 20 around the origin.

const ICONS = {
  company(pen) {
    pen.strokeRect(-6, -8, 8, 16);
    pen.strokeRect(2, -3, 5, 11);
    for (const y of [-4.5, -0.5, 3.5]) {
      pen.fillRect(-4, y, 1.6, 1.6);
      pen.fillRect(-1, y, 1.6, 1.6);
    }
  },
  person(pen) {
    circle(pen, 0, -4, 3.6);
    pen.beginPath();
    pen.arc(0, 8.5, 7.2, Math.PI * 1.06, Math.PI * 1.94);
    pen.closePath();
    pen.stroke();
  },
  state(pen) {
    pen.beginPath();
    pen.moveTo(-8.5, -3);
    pen.lineTo(0, -8.5);
    pen.lineTo(8.5, -3);
    pen.closePath();
    pen.fill();
    for (const x of [-6, -1, 4]) pen.fillRect(x, -1.5, 2, 6.5);
    pen.fillRect(-8, 6, 16, 2);
  },
  stateBody(pen) {
    pen.beginPath();
    pen.moveTo(-8.5, -3);
    pen.lineTo(0, -8.5);
    pen.lineTo(8.5, -3);
    pen.closePath();
    pen.stroke();
    for (const x of [-5, 0, 5]) segment(pen, x, -1, x, 5);
    segment(pen, -8, 7.5, 8, 7.5);
  },
  arrangement(pen) {
    pen.beginPath();
    pen.moveTo(0, -8.5);
    pen.lineTo(7.5, -5.5);
    pen.bezierCurveTo(7.5, 2, 5, 6, 0, 8.5);
    pen.bezierCurveTo(-5, 6, -7.5, 2, -7.5, -5.5);
    pen.closePath();
    pen.stroke();
    circle(pen, 0, -1.5, 1.8, true);
    segment(pen, 0, 0, 0, 4);
  },
  alliance(pen) {
    circle(pen, 0, -3.6, 4.4);
    circle(pen, -4, 3.4, 4.4);
    circle(pen, 4, 3.4, 4.4);
  },
  group(pen) {
    circle(pen, -4.5, -3, 2.6);
    circle(pen, 4.5, -3, 2.6);
    for (const x of [-4.5, 4.5]) {
      pen.beginPath();
      pen.arc(x, 6.5, 4.6, Math.PI * 1.05, Math.PI * 1.95);
      pen.closePath();
      pen.stroke();
    }
  },
  dispersed(pen) {
    for (const [x, y] of [[0, 0], [-6, -5], [5, -6], [-5, 5], [6, 4], [0, -8], [0, 8]]) circle(pen, x, y, 1.5, true);
  },
  unit(pen) {
    pen.setLineDash([3, 2]);
    pen.strokeRect(-7, -7, 14, 14);
    pen.setLineDash([]);
    pen.strokeRect(-3, -3, 6, 6);
  },
  unknown(pen) {
    pen.beginPath();
    pen.arc(0, -3.5, 3.6, Math.PI * 1.05, Math.PI * 0.36);
    pen.quadraticCurveTo(0, 0.8, 0, 3);
    pen.stroke();
    circle(pen, 0, 6.8, 1.2, true);
  },
};

function circle(pen, x, y, radius, full) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  if (full) pen.fill();
  else pen.stroke();
}

function segment(pen, x0, y0, x1, y1) {
  pen.beginPath();
  pen.moveTo(x0, y0);
  pen.lineTo(x1, y1);
  pen.stroke();
}

function drawIcon(pen, kind, x, y, size, colour) {
  pen.save();
  pen.translate(x, y);
  pen.scale(size / 20, size / 20);
  pen.lineWidth = 1.5;
  pen.lineJoin = "round";
  pen.lineCap = "round";
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  (Object.hasOwn(ICONS, kind) ? ICONS[kind] : ICONS.unknown)(pen);
  pen.restore();
}

// A rectangle with round corners.
function roundBox(pen, x, y, width, height, radius) {
  const r = Math.min(radius, width / 2, height / 2);
  pen.beginPath();
  pen.moveTo(x + r, y);
  pen.arcTo(x + width, y, x + width, y + height, r);
  pen.arcTo(x + width, y + height, x, y + height, r);
  pen.arcTo(x, y + height, x, y, r);
  pen.arcTo(x, y, x + width, y, r);
  pen.closePath();
}
