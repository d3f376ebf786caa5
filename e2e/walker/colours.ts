/** Texts of one kind have the same colours on the same ground: axe need not judge two of them. */
type Colours = {
  /** A text of each kind below `within` that is not known, or below the whole page. */
  kinds: (within: string | null, known: readonly string[]) => Map<string, Element>;
};

declare global {
  interface Window {
    colours: Colours;
  }
}

/** Runs in the page; so all that it needs stands inside. */
export function installColours(): void {
  /** All that is painted below a text, from the outside in. */
  function groundsOf(): (element: Element | null) => string {
    const grounds = new Map<Element | null, string>([[null, ""]]);
    const groundOf = (element: Element | null): string => {
      const there = grounds.get(element);
      if (there !== undefined || !element) return there ?? "";
      const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position } =
        getComputedStyle(element);
      const paints = [
        ...(/^rgba\(.*, 0\)$|\/ 0\)$/.test(backgroundColor) ? [] : [backgroundColor]),
        ...[backgroundImage, filter].filter((value) => value !== "none"),
        ...(opacity === "1" ? [] : [`opacity ${opacity}`]),
        ...(mixBlendMode === "normal" ? [] : [mixBlendMode]),
        // It may lie over anything.
        ...(/absolute|fixed/.test(position)
          ? [`over ${element.getAttribute("class") ?? element.tagName}`]
          : []),
      ];
      const ground = [groundOf(element.parentElement), ...paints].join("|");
      grounds.set(element, ground);
      return ground;
    };
    return groundOf;
  }
  const kindOf = (element: Element, ground: string): string => {
    const { color, fontSize, fontWeight, textShadow, textDecorationLine } =
      getComputedStyle(element);
    const link = element.closest("a[href]");
    const text = link?.parentElement
      ? `link in ${getComputedStyle(link.parentElement).color} ${getComputedStyle(link).textDecorationLine}`
      : textDecorationLine;
    const off = element.closest(":disabled, [aria-disabled=true], [aria-hidden=true], [inert]")
      ? "off"
      : "";
    return [color, fontSize, fontWeight, textShadow, text, off, ground].join(";");
  };
  const hasText = (element: Element): boolean =>
    element.matches("input, textarea, select") ||
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== "",
    );

  window.colours = {
    kinds: (within, known) => {
      const groundOf = groundsOf();
      const roots = within === null ? [document.body] : [...document.querySelectorAll(within)];
      const seen = new Set(known);
      const kinds = new Map<string, Element>();
      for (const element of roots.flatMap((root) => [root, ...root.querySelectorAll("*")])) {
        if (
          !hasText(element) ||
          !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        )
          continue;
        const kind = kindOf(element, groundOf(element));
        if (!seen.has(kind) && !kinds.has(kind)) kinds.set(kind, element);
      }
      return kinds;
    },
  };
}
