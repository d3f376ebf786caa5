import morphdom from "morphdom";

/** Changes what is inside the element into that HTML, and leaves alone what is the same. */
export function morphed(element: HTMLElement, html: string): void {
  const next = element.cloneNode(false) as HTMLElement;
  next.innerHTML = html;
  morphdom(element, next, {
    childrenOnly: true,
    getNodeKey: (node) => (node instanceof HTMLElement ? (node.dataset.key ?? node.id) : undefined),
    onBeforeElUpdated: (from, to) => {
      // What the reader folded out.
      if (from instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement)
        to.open = from.open;
      return !from.isEqualNode(to);
    },
  });
}
