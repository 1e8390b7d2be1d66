// Words found among texts and marked where they stand: every place once, also where a text is in several nodes.

const FULL = /[\uff01-\uff5e]/g;

/** A text as it is compared, of the same length: half width, lower case. */
function plain(text) {
  return text.replace(FULL, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0)).toLowerCase();
}

/** Where `words` begin in `text`, without overlaps. */
export function places(text, words) {
  const [within, wanted] = [plain(text), plain(words)];
  const found = [];
  for (let at = within.indexOf(wanted); wanted && at >= 0; at = within.indexOf(wanted, at + wanted.length)) found.push(at);
  return found;
}

/** Mark the words in one element, a line of a picture as a whole; returns one list of marks for each place. */
export function markIn(node, words) {
  if (node instanceof SVGElement) {
    const held = places(node.textContent, words).length > 0;
    node.classList.toggle("hit", held);
    return held ? [[node]] : [];
  }
  const whole = node.textContent;
  const marked = places(whole, words).reverse().map((at) => markStretch(node, at, at + words.length));
  return marked.reverse();
}

/** Take all marks of `markIn` away. */
export function unmark(node) {
  for (const line of node.querySelectorAll(".line.hit")) line.classList.remove("hit", "here");
  for (const mark of node.querySelectorAll("mark.hit")) {
    const above = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    above.normalize();
  }
}

function markStretch(node, start, end) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const pieces = [];
  let at = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, text.length)];
    if (from < to) pieces.push([text, from, to]);
    at += text.length;
    if (at >= end) break;
  }
  return pieces.map(([text, from, to]) => {
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    const mark = document.createElement("mark");
    mark.className = "hit";
    range.surroundContents(mark);
    return mark;
  });
}
