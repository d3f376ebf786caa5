import type { AxeResults } from "axe-core";

/** A run of text on the page: where its lines are, cut to what the boxes around it let through. */
export type TextRun = {
  text: string;
  of: string;
  lines: Box[];
  cut: boolean;
  broken: string | null;
};
export type Box = { left: number; top: number; right: number; bottom: number };
/**
 * `text`: everything below `root` that can be read; `outside`: controls that lie off the screen.
 * `look` remembers what is to be seen just now, `markNew` puts `data-new` on what was not then, and
 * answers how much that is. `arrange` prepares the page for axe, and answers how to undo that;
 * `told` says in a line each what axe found.
 */
type Probe = {
  texts: (root: string) => TextRun[];
  outside: () => string[];
  shifts: () => string[];
  shifted: () => number;
  look: () => void;
  markNew: () => number;
  arrange: (within: string | null) => () => void;
  told: (found: AxeResults["violations"]) => string[];
};

declare global {
  interface Window {
    probe: Probe;
  }
}

type Shift = PerformanceEntry & {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null }[];
};

/** Runs in the page before anything of it does; so all that it needs stands inside. */
export function installProbe(): void {
  const TOLERANCE = 1.5;
  const shifts: { value: number; moved: string[] }[] = [];
  const named = (node: Node | null) =>
    node instanceof Element
      ? node.outerHTML.slice(0, 120)
      : (node?.textContent ?? "something gone");
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries() as Shift[])
      if (!hadRecentInput) shifts.push({ value, moved: sources.map(({ node }) => named(node)) });
  }).observe({ type: "layout-shift", buffered: true });

  const isSeen = (element: Element) =>
    element.checkVisibility({
      visibilityProperty: true,
      opacityProperty: true,
      contentVisibilityAuto: true,
    });
  /** Text for screen readers alone stands in a box of one pixel. */
  const isForEars = (element: Element): boolean =>
    element.clientWidth <= 1 &&
    element.clientHeight <= 1 &&
    getComputedStyle(element).position === "absolute";
  const layerOf = (element: Element): boolean =>
    /fixed|sticky/.test(getComputedStyle(element).position) || element.matches("dialog, [popover]");
  const shortens = (style: CSSStyleDeclaration) =>
    style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";

  function linesOf(text: Text): Box[] {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()]
      .filter(({ width, height }) => width > 1 && height > 1)
      .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
  }

  /** A word that stands on two lines although it would fit on one. */
  function brokenWord(text: Text, lines: number, holder: Element): string | null {
    if (lines < 2 || holder.closest("pre, code, kbd")) return null;
    const range = document.createRange();
    // What stands between two places to break, such as a query, may be broken once it is longer
    // than a line.
    for (const { index, 0: word } of text.data.matchAll(/[^\s\-\u2010-\u2014/]+/gu)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const parts = [...range.getClientRects()].filter(({ width }) => width > 0);
      const [first, last] = [parts[0], parts.at(-1)];
      if (!first || !last || last.top < first.bottom - TOLERANCE) continue;
      if (parts.reduce((sum, { width }) => sum + width, 0) < roomIn(holder) - TOLERANCE)
        return word;
    }
    return null;
  }

  function roomIn(holder: Element): number {
    let block: Element | null = holder;
    while (block && getComputedStyle(block).display.startsWith("inline"))
      block = block.parentElement;
    const style = block && getComputedStyle(block);
    return block && style
      ? block.clientWidth -
          Number.parseFloat(style.paddingLeft) -
          Number.parseFloat(style.paddingRight)
      : 0;
  }

  /**
   * Cuts the lines to every box around them that hides what overflows; `cut` where that takes
   * letters away without saying so.
   */
  function throughBoxes(lines: Box[], holder: Element): { lines: Box[]; cut: boolean } {
    let left = lines;
    let cut = false;
    for (
      let box: Element | null = holder;
      box && box !== document.documentElement;
      box = layerOf(box) ? null : box.parentElement
    ) {
      const style = getComputedStyle(box);
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const { left: x, top: y, right, bottom } = box.getBoundingClientRect();
      const hidesX = /hidden|clip/.test(style.overflowX);
      const hidesY = /hidden|clip/.test(style.overflowY);
      if (!shortens(style))
        cut ||= left.some(
          (line) =>
            (hidesX && (line.left < x - TOLERANCE || line.right > right + TOLERANCE)) ||
            (hidesY && (line.top < y - 4 || line.bottom > bottom + 4)),
        );
      left = left.map((line) => ({
        left: Math.max(line.left, x),
        top: Math.max(line.top, y),
        right: Math.min(line.right, right),
        bottom: Math.min(line.bottom, bottom),
      }));
      left = left.filter((line) => line.right - line.left > 1 && line.bottom - line.top > 1);
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) break;
    }
    return { lines: left, cut };
  }

  function runOf(text: Text): TextRun | null {
    const holder = text.parentElement;
    if (
      !holder ||
      text.data.trim() === "" ||
      !isSeen(holder) ||
      holder.closest("script, style, noscript")
    )
      return null;
    for (let element: Element | null = holder; element; element = element.parentElement)
      if (isForEars(element)) return null;
    const whole = linesOf(text);
    return {
      text: text.data.trim().slice(0, 80),
      of: holder.outerHTML.slice(0, 160),
      broken: brokenWord(text, whole.length, holder),
      ...throughBoxes(whole, holder),
    };
  }

  /** What lies over the page, such as a bar at its edge, covers it on purpose. */
  function liesOver(holder: Element | null, root: Element): boolean {
    for (let element = holder; element && element !== root; element = element.parentElement)
      if (layerOf(element)) return true;
    return false;
  }

  const onScreen = (element: Element) => {
    const { left, right } = element.getBoundingClientRect();
    return left >= -0.5 && right <= document.documentElement.clientWidth + 0.5;
  };
  const scrolls = (element: Element): boolean =>
    /auto|scroll/.test(getComputedStyle(element).overflowX) && onScreen(element);
  const isReachable = (element: Element | null): boolean =>
    element !== null && (scrolls(element) || isReachable(element.parentElement));

  const looked = new WeakSet<Element>();
  const visible = () =>
    [...document.body.querySelectorAll<HTMLElement | SVGElement>("*")].filter(isSeen);

  /**
   * axe lays out every element of the page in a tree; for a part of it those around are enough, and
   * a tenth of the work.
   */
  function walkAround(parts: readonly Element[]): void {
    const isAround = (node: Node) =>
      parts.some((part) => part.contains(node) || node.contains(part))
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_REJECT;
    document.createTreeWalker = (root, what, filter) =>
      Document.prototype.createTreeWalker.call(document, root, what, filter ?? isAround);
  }

  window.probe = {
    arrange: (within) => {
      // A bar that stays at the edge covers whatever is scrolled under it just now, which is no
      // fault of what it covers.
      const bars = [...document.querySelectorAll<HTMLElement>(".sticky")];
      for (const bar of bars) bar.style.setProperty("position", "static");
      if (within !== null) walkAround([...document.querySelectorAll(within)]);
      return () => {
        for (const bar of bars) bar.style.removeProperty("position");
        Reflect.deleteProperty(document, "createTreeWalker");
      };
    },
    told: (found) =>
      found.flatMap(({ id, nodes }) =>
        nodes.map(
          (node) =>
            `${id}: ${String(node.target)} ${node.html.slice(0, 160)} ${node.failureSummary?.replaceAll(/\s+/g, " ") ?? ""}`,
        ),
      ),
    look: () => {
      for (const element of visible()) looked.add(element);
    },
    markNew: () => {
      const fresh = new Set(visible().filter((element) => !looked.has(element)));
      for (const element of fresh)
        if (!fresh.has(element.parentElement as HTMLElement)) element.dataset.new = "";
      return fresh.size;
    },
    texts: (selector) => {
      const root = document.querySelector(selector) ?? document.body;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const runs: TextRun[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const run = liesOver(node.parentElement, root) ? null : runOf(node as Text);
        if (run) runs.push(run);
      }
      return runs;
    },
    outside: () => {
      const { clientWidth, scrollWidth } = document.documentElement;
      const controls = [
        ...document.querySelectorAll(
          "a[href], button, input, select, textarea, summary, [tabindex]",
        ),
      ];
      const lost = controls.filter(
        (control) =>
          control.checkVisibility({ visibilityProperty: true }) &&
          control.clientWidth > 1 &&
          !onScreen(control) &&
          !isReachable(control.parentElement),
      );
      return [
        ...(scrollWidth > clientWidth
          ? [`the document: ${String(scrollWidth)} of ${String(clientWidth)} px`]
          : []),
        ...lost.map((control) => control.outerHTML.slice(0, 160)),
      ];
    },
    shifts: () => shifts.map(({ value, moved }) => `${value.toFixed(3)} ${moved.join(", ")}`),
    shifted: () => shifts.reduce((sum, { value }) => sum + value, 0),
  };
}
