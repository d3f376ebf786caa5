declare global {
  interface Window {
    /**
     * Prepares the page for axe, which then looks at a part of it or at some texts alone; answers how
     * to undo that.
     */
    arrange: (within: string | null, texts: readonly Element[] | null) => () => void;
  }
}

/**
 * Runs in the page; so all that it needs stands inside. axe lays out every element of the page in a
 * tree; for a part of it, or for some texts, a tenth of them is enough.
 */
export function installArrange(): void {
  const isAround = (parts: readonly Element[]) => (node: Node) =>
    parts.some((part) => part.contains(node) || node.contains(part));

  /** What lies where these texts are, with all that it lies in. */
  function isUnderOrOver(texts: readonly Element[]): (node: Node) => boolean {
    const places = texts.map((text) => text.getBoundingClientRect());
    const kept = new Set<Node>();
    for (const element of document.body.querySelectorAll("*")) {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const meets = places.some(
        (place) =>
          left <= place.right && right >= place.left && top <= place.bottom && bottom >= place.top,
      );
      for (
        let node: Node | null = meets ? element : null;
        node && !kept.has(node);
        node = node.parentNode
      )
        kept.add(node);
    }
    return (node) => kept.has(node);
  }

  function walkThrough(isWanted: (node: Node) => boolean): void {
    const accepts = (node: Node) =>
      isWanted(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
    document.createTreeWalker = (root, what, filter) =>
      Document.prototype.createTreeWalker.call(document, root, what, filter ?? accepts);
  }

  window.arrange = (within, texts) => {
    // A bar that stays at the edge covers whatever is scrolled under it just now, which is no fault
    // of what it covers.
    const bars = [...document.querySelectorAll<HTMLElement>(".sticky")];
    for (const bar of bars) bar.style.setProperty("position", "static");
    if (texts !== null) walkThrough(isUnderOrOver(texts));
    else if (within !== null) walkThrough(isAround([...document.querySelectorAll(within)]));
    return () => {
      for (const bar of bars) bar.style.removeProperty("position");
      Reflect.deleteProperty(document, "createTreeWalker");
    };
  };
}
