import morphdom from "morphdom";

/** Changes what is inside the element into that HTML, and leaves alone what is the same. */
export function morphed(element: HTMLElement, html: string): void {
  const next = element.cloneNode(false) as HTMLElement;
  next.innerHTML = html;
  insertNew(element, next);
  const keys = new Map([...keysWithin(element), ...keysWithin(next)]);
  morphdom(element, next, {
    childrenOnly: true,
    getNodeKey: (node) => keys.get(node),
    onBeforeElUpdated: (from, to) => {
      // What the reader folded out.
      if (from instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement)
        to.open = from.open;
      return !from.isEqualNode(to);
    },
  });
}

/**
 * What is new in a list, at its place: morphdom would take out all that follows it and put it back,
 * which loses the focus there and closes what is open.
 */
function insertNew(element: Element, next: Element): void {
  const known = new Map<string | number, Element>();
  for (const [index, child] of [...element.children].entries()) {
    const name = nameIn(child, index);
    if (!known.has(name)) known.set(name, child);
  }
  let following: Element | null = null;
  for (const [index, child] of [...[...next.children].entries()].reverse()) {
    const name = nameIn(child, index);
    const same = known.get(name);
    if (same) {
      insertNew(same, child);
      following = same;
    } else if (typeof name === "string") following = inserted(element, child, following);
  }
}

function inserted(list: Element, child: Element, following: Element | null): Element {
  const made = child.cloneNode(true) as Element;
  list.insertBefore(made, following);
  return made;
}

const nameIn = (child: Element, index: number): string | number =>
  child.getAttribute("data-key") ?? index;

/** A key counts in its own list only, so each is named by the way that leads to it. */
function keysWithin(root: Element): Map<Node, string> {
  const keys = new Map<Node, string>();
  const ways = new Set<string>();
  const follow = (parent: Element, before: string): void => {
    for (const [index, child] of [...parent.children].entries()) {
      const key = child.getAttribute("data-key");
      const way = `${before}/${key === null ? index : `=${key}`}`;
      if (key !== null && !ways.has(way)) keys.set(child, way);
      ways.add(way);
      follow(child, way);
    }
  };
  follow(root, "");
  return keys;
}
