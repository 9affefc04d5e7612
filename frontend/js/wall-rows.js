// How tiles are put into rows: never cropped, each row as wide as the wall, about as high as wished.

// Rows in order. A row that is not full stays last; who asks decides whether it may be shown so.
export function fill(cards, { width, height, gap }) {
  const rows = [];
  let row = [];
  const wide = (some) => some.reduce((sum, card) => sum + card.r * height, 0) + (some.length - 1) * gap;
  for (const card of cards) {
    const before = wide(row);
    row.push(card);
    if (wide(row) < width) {
      continue;
    }
    // Either the row stretches without this one, or it shrinks with it: whatever changes less.
    if (row.length > 1 && width / before < wide(row) / width) {
      row.pop();
      rows.push(closed(row));
      row = [card];
    }
    if (wide(row) >= width) {
      rows.push(closed(row));
      row = [];
    }
  }
  return { rows, rest: row };
}

// Rows that all are full and as near to the wished height as can be: for what lies between tiles that
// are shown already. Of all ways to break the rows the one with the smallest sum of squared differences.
export function spread(cards, { width, height, gap }) {
  const best = [{ cost: 0 }];
  for (let end = 1; end <= cards.length; end += 1) {
    best[end] = { cost: Infinity };
    let wide = -gap;
    for (let start = end - 1; start >= 0 && wide < 3 * width; start -= 1) {
      wide += cards[start].r * height + gap;
      const cost = best[start].cost + Math.log(width / wide) ** 2;
      if (cost < best[end].cost) {
        best[end] = { cost, start };
      }
    }
  }
  const rows = [];
  for (let end = cards.length; end > 0; end = best[end].start) {
    rows.unshift(closed(cards.slice(best[end].start, end)));
  }
  return rows;
}

// A row that ends a month: as high as wished, not as wide as the wall.
export function open(row, { width, height, gap }) {
  const room = (width - (row.length - 1) * gap) / height;
  return shares(row, Math.max(room, sum(row)));
}

export function closed(row) {
  return shares(row, sum(row));
}

function sum(row) {
  return row.reduce((all, card) => all + card.r, 0);
}

// Of the width that the gaps leave, each tile takes its share: so rows stay whole while it changes.
function shares(row, whole) {
  return row.map((card) => ({ card, share: card.r / whole, gaps: row.length - 1 }));
}
