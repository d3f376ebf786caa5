import type { ReactNode } from "react";
import { keepLast } from "@/lib/collections/keep-last";
import {
  placeOnPage,
  takeDialogs,
  takeIds,
  timesAskedForPage,
  withDialogs,
  type Dialogs,
} from "./page-context";

type Data =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Data[]
  | { readonly [name: string]: Data };

/** `ids`: how many are in it; `dialogs`: those of its buttons. */
type Written = { html: string | null; ids: number; dialogs: Dialogs };
/** How many are kept, and how long the properties of one may be. */
type Limits = { most: number; longest: number };
type Memory = { written: Map<string, Written>; limits: Limits };

/** Of rows there are as many as a snapshot has; parts are longer. */
const ROWS: Limits = { most: 2000, longest: 4000 };
const PARTS: Limits = { most: 100, longest: 40_000 };
const remembering = new WeakMap<object, Memory>();

type Component<P> = (props: P) => ReactNode;
/** What can be done with it, `actions`, is compared as an object. */
type AllData<P> = {
  readonly [Name in keyof P]: Name extends "actions" ? object | null : Data;
};

/**
 * The same component, a row of a list, whose HTML is kept for the properties that it was shown with
 * last: it shows what follows from them. Where the page has a say, as in an instant in its reader's
 * zone or in the id of a tip, it is kept for that zone and that many ids before it. The dialogs that
 * its buttons open are kept with it.
 */
export const remembered = <P extends AllData<P>>(row: Component<P>): Component<P> =>
  remember(row, ROWS);

/** The same for a part of a page. */
export const rememberedPart = <P extends AllData<P>>(part: Component<P>): Component<P> =>
  remember(part, PARTS);

function remember<P>(component: Component<P>, limits: Limits): Component<P> {
  remembering.set(component, { written: new Map(), limits });
  return component;
}

/** A browser shows what it has once, and would only keep it. */
const ON_SERVER = typeof window === "undefined";

/** What is kept of that component; null of those that are written anew each time. */
export const memoryOf = (component: unknown): Memory | null =>
  ON_SERVER && typeof component === "function" ? (remembering.get(component) ?? null) : null;

/** What was written for these properties before, or else what is written now. */
export function writtenOnce(
  { written, limits }: Memory,
  key: string | null,
  props: object,
  write: () => string | null,
): string | null {
  const name = nameOf(key, props);
  if (name === null || name.length > limits.longest) return write();
  const kept = written.get(name);
  if (kept !== undefined) {
    keepLast(written, name, kept, limits.most);
    return kept.html;
  }
  const { timeZone, ids } = placeOnPage();
  const nameHere = `${name} ${timeZone} ${ids}`;
  const keptHere = written.get(nameHere);
  if (keptHere !== undefined) {
    keepLast(written, nameHere, keptHere, limits.most);
    takeIds(keptHere.ids);
    takeDialogs(keptHere.dialogs);
    return keptHere.html;
  }
  const asked = timesAskedForPage();
  const { made: html, dialogs } = withDialogs(() => inOnePiece(write()));
  takeDialogs(dialogs);
  // What leaves a dialog has asked for its page.
  const isOfPage = timesAskedForPage() !== asked;
  const made = { html, ids: placeOnPage().ids - ids, dialogs };
  keepLast(written, isOfPage ? nameHere : name, made, limits.most);
  return html;
}

type Named = { key: string | null; name: string | null };
/** Of rows that nobody can change. */
const named = new WeakMap<object, Named>();

/** Null where JSON would not tell them from others. */
function nameOf(key: string | null, props: object): string | null {
  const row = frozenRowOf(props);
  const before = row && named.get(row);
  if (before?.key === key) return before.name;
  const name = writtenName(key, props);
  if (row) named.set(row, { key, name });
  return name;
}

function frozenRowOf(props: object): object | null {
  if (!("row" in props) || Object.keys(props).length > 1) return null;
  const { row } = props;
  return typeof row === "object" && Object.isFrozen(row) ? row : null;
}

function writtenName(key: string | null, props: object): string | null {
  if (!("actions" in props)) return isExactInJson(props) ? JSON.stringify([key, props]) : null;
  const { actions, ...data } = props as { actions: object | null };
  return isExactInJson(data) ? JSON.stringify([key, data, actions && numberOf(actions)]) : null;
}

let counted = 0;
const numbers = new WeakMap<object, number>();

function numberOf(object: object): number {
  const known = numbers.get(object) ?? (counted += 1);
  numbers.set(object, known);
  return known;
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
