import type { ReactNode } from "react";
import { keepLast } from "@/lib/collections/keep-last";
import { placeOnPage, takeIds, timesAskedForPage, timesLeftOnPage } from "./page-context";

type Data =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Data[]
  | { readonly [name: string]: Data };

/** `ids`: how many are in it. */
type Written = { html: string | null; ids: number };
type Known = { written: Map<string, Written>; most: number };

/** Of rows there are as many as a snapshot has; parts are longer. */
const MOST_ROWS = 2000;
const MOST_PARTS = 100;
const remembering = new WeakMap<object, Known>();

type Component<P> = (props: P) => ReactNode;
type AllData<P> = { readonly [Name in keyof P]: Data };

/**
 * The same component, a row of a list, whose HTML is kept for the properties that it was shown with
 * last: it shows what follows from them. Where the page has a say, as in an instant in its reader's
 * zone or in the id of a tip, it is kept for that zone and that many ids before it; what holds a
 * dialog is not kept.
 */
export const remembered = <P extends AllData<P>>(row: Component<P>): Component<P> =>
  remember(row, MOST_ROWS);

/** The same for a part of a page. */
export const rememberedPart = <P extends AllData<P>>(part: Component<P>): Component<P> =>
  remember(part, MOST_PARTS);

function remember<P>(component: Component<P>, most: number): Component<P> {
  remembering.set(component, { written: new Map(), most });
  return component;
}

/** What was written for these properties before, or else what is written now. */
export function writtenOnce(
  component: unknown,
  key: string | null,
  props: object,
  write: () => string | null,
): string | null {
  const known = typeof component === "function" ? remembering.get(component) : undefined;
  if (known === undefined || !isExactInJson(props)) return write();
  const { written, most } = known;
  const name = JSON.stringify([key, props]);
  const kept = written.get(name);
  if (kept !== undefined) {
    keepLast(written, name, kept, most);
    return kept.html;
  }
  const { timeZone, ids } = placeOnPage();
  const nameHere = `${name} ${timeZone} ${ids}`;
  const keptHere = written.get(nameHere);
  if (keptHere !== undefined) {
    keepLast(written, nameHere, keptHere, most);
    takeIds(keptHere.ids);
    return keptHere.html;
  }
  const [asked, left] = [timesAskedForPage(), timesLeftOnPage()];
  const html = inOnePiece(write());
  if (timesLeftOnPage() !== left) return html;
  const isOfPage = timesAskedForPage() !== asked;
  keepLast(written, isOfPage ? nameHere : name, { html, ids: placeOnPage().ids - ids }, most);
  return html;
}

const END = /$/;

/**
 * Each page would put a text together anew that was written in hundreds of pieces; an expression
 * that was looked for leaves one piece.
 */
const inOnePiece = (html: string | null): string | null =>
  html !== null && END.test(html) ? html : null;

/** JSON writes `null` for numbers that it has no word for, and loses the sign of zero. */
function isExactInJson(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object" || value === null) return true;
  return Array.isArray(value)
    ? value.every(isExactInJson)
    : Object.values(value).every(isExactInJson);
}
