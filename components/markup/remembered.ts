import type { ReactNode } from "react";
import { keepLast } from "@/lib/collections/keep-last";
import { timesAskedForPage } from "./page-context";

type Data =
  | string
  | number
  | boolean
  | null
  | readonly Data[]
  | { readonly [name: string]: Data | undefined };

const MOST = 2000;
const remembering = new WeakMap<object, Map<string, string | null>>();

/**
 * The same component, whose HTML is kept for the properties that it was shown with last: it shows
 * what follows from them. Nothing is kept where the page has a say, as in an instant in its reader's
 * zone.
 */
export function remembered<P extends Readonly<Record<string, Data | undefined>>>(
  component: (props: P) => ReactNode,
): (props: P) => ReactNode {
  remembering.set(component, new Map());
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
  const name = JSON.stringify([key, props]);
  const before = known.get(name);
  if (before !== undefined) {
    keepLast(known, name, before, MOST);
    return before;
  }
  const asked = timesAskedForPage();
  const html = write();
  if (timesAskedForPage() === asked) keepLast(known, name, html, MOST);
  return html;
}

/** JSON writes `null` for numbers that it has no word for, and loses the sign of zero. */
function isExactInJson(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object" || value === null) return true;
  return Array.isArray(value)
    ? value.every(isExactInJson)
    : Object.values(value).every(isExactInJson);
}
