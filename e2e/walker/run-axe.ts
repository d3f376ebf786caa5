import type { Page } from "@playwright/test";
import type { RunOptions } from "axe-core";

/**
 * Digests of the pairs of colours that axe has passed in this worker: the same text on the same
 * ground needs no second look.
 */
const passed = new Set<string>();

type Look = {
  within: string | null;
  coloursWithin: string | null;
  options: RunOptions;
  /** Nothing is looked at but colours. */
  ofColours: boolean;
};

/**
 * What axe finds. Of the colours of text it judges one text of each kind, which is a tenth of them.
 */
export async function faultsOf(page: Page, look: Look): Promise<string[]> {
  const judged = await page.evaluate(runAxe, { ...look, known: [...passed].join(" ") });
  for (const kind of judged.passed) passed.add(kind);
  return judged.faults;
}

/** What the types of axe leave out. */
type Signs = {
  removeUnicode: (text: string, what: { emoji: boolean; punctuations: boolean }) => string;
};

/** Runs in the page; so all that it needs stands inside. */
async function runAxe({
  within,
  coloursWithin,
  options,
  ofColours,
  known,
}: Look & { known: string }): Promise<{ faults: string[]; passed: string[] }> {
  const grounds = new Map<Element | null, string>([[null, ""]]);
  /** All that is painted below a text, from the outside in. */
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
  const kindOf = (element: Element): string => {
    const { color, fontSize, fontWeight, textShadow, textDecorationLine } =
      getComputedStyle(element);
    const link = element.closest("a[href]");
    const text = link?.parentElement
      ? `link in ${getComputedStyle(link.parentElement).color} ${getComputedStyle(link).textDecorationLine}`
      : textDecorationLine;
    const off = element.closest(":disabled, [aria-disabled=true], [aria-hidden=true], [inert]")
      ? "off"
      : "";
    return digestOf(
      [color, fontSize, fontWeight, textShadow, text, off, groundOf(element)].join(";"),
    );
  };
  /** Short, because all that are known are told to every page. */
  const digestOf = (text: string): string => {
    let [one, other] = [1, 2];
    for (let index = 0; index < text.length; index += 1) {
      one = Math.imul(one ^ text.charCodeAt(index), 2_654_435_761);
      other = Math.imul(other ^ text.charCodeAt(index), 1_597_334_677) ^ (one >>> 15);
    }
    return `${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}`;
  };
  /** axe judges no signs such as "%" by themselves: one of them must not stand for a text. */
  const { removeUnicode } = window.axe.commons.text as unknown as Signs;
  const isText = ({ nodeType, nodeValue }: Node): boolean =>
    nodeType === Node.TEXT_NODE &&
    removeUnicode(nodeValue ?? "", { emoji: true, punctuations: true }).trim() !== "";
  const hasText = (element: Element): boolean =>
    element.matches("input, textarea, select") || [...element.childNodes].some(isText);
  /** Text for screen readers alone has no colours: it is cut to a box of one pixel. */
  const isForEars = (element: Element | null): boolean => {
    if (element === null) return false;
    if (element.clientWidth > 1 || element.clientHeight > 1)
      return isForEars(element.parentElement);
    const { position, overflowX } = getComputedStyle(element);
    return (position === "absolute" && overflowX !== "visible") || isForEars(element.parentElement);
  };

  const roots =
    coloursWithin === null ? [document.body] : [...document.querySelectorAll(coloursWithin)];
  const seen = new Set(known.split(" "));
  const kinds = new Map<string, Element>();
  for (const element of roots.flatMap((root) => [root, ...root.querySelectorAll("*")])) {
    if (
      !hasText(element) ||
      !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    )
      continue;
    const kind = kindOf(element);
    if (!seen.has(kind) && !kinds.has(kind) && !isForEars(element)) kinds.set(kind, element);
  }
  if (ofColours && kinds.size === 0) return { faults: [], passed: [] };

  const restore = window.probe.arrange(within);
  for (const element of kinds.values()) element.toggleAttribute("data-judged", true);
  try {
    const all = within === null ? document : { include: [[within]] };
    const { found, fine } = await window.axe.run(ofColours ? [...kinds.values()] : all, {
      ...options,
      reporter: "looked",
      resultTypes: ["violations"],
      preload: false,
    } as unknown as RunOptions);
    // What axe could not judge is given to it again wherever it is met.
    const judged = new Set(fine);
    return {
      faults: window.probe.told(found),
      passed:
        found.length > 0
          ? []
          : [...kinds].filter(([, element]) => judged.has(element)).map(([kind]) => kind),
    };
  } finally {
    for (const element of kinds.values()) element.removeAttribute("data-judged");
    restore();
  }
}
