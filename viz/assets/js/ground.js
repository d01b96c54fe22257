// What lies under the drawing.
// The ground; in the geographic view degree lines, the country's outline, and the frame beyond which lies abroad.
function drawGround(ctx) {
  const { left: l, top: u, right: r, bottom: d } = currentView();
  ctx.fillStyle = ink.ground;
  ctx.fillRect(l - 5, u - 5, r - l + 10, d - u + 10);
  drawCountry(ctx);
}

function drawCountry(ctx) {
  if (state.view !== "geo" || !page.geo) return;
  const scale = network.getScale();
  const { rings, frame: [left, top, right, bottom], meridians, parallels } = page.geo;
  ctx.save();
  ctx.lineWidth = 1 / scale;
  ctx.strokeStyle = ink.grid;
  ctx.beginPath();
  for (const x of meridians) {
    ctx.moveTo(x, top);
    ctx.lineTo(x, bottom);
  }
  for (const y of parallels) {
    ctx.moveTo(left, y);
    ctx.lineTo(right, y);
  }
  ctx.stroke();
  ctx.beginPath();
  for (const ring of rings) {
    for (let k = 0; k < ring.length; k += 2) {
      if (k) ctx.lineTo(ring[k], ring[k + 1]);
      else ctx.moveTo(ring[k], ring[k + 1]);
    }
    ctx.closePath();
  }
  ctx.fillStyle = ink.land;
  ctx.strokeStyle = ink.coast;
  ctx.fill();
  ctx.stroke();
  ctx.setLineDash([6 / scale, 6 / scale]);
  ctx.strokeRect(left, top, right - left, bottom - top);
  ctx.setLineDash([]);
  ctx.restore();
}
