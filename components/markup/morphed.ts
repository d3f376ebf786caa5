import morphdom from "morphdom";

/** Changes what is inside the element into that HTML, and leaves alone what is the same. */
export function morphed(element: HTMLElement, html: string): void {
  const next = element.cloneNode(false) as HTMLElement;
  next.innerHTML = html;
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
