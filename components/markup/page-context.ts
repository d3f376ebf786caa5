import type { ReactNode } from "react";

/**
 * Of the page that the server is making: the zone of its reader, and the HTML of a document, which
 * is written once, where it is shown; `html` is null where no document is made. `ids`: how many it
 * has so far. `dialogs`: those whose buttons are HTML in the part that is made, by name. `isAnswer`: to a form that was sent.
 */
type PageContext = {
  timeZone: string;
  html: string[] | null;
  ids: number;
  dialogs: Map<string, ReactNode>;
  isAnswer: boolean;
};

type Holder = typeof globalThis & {
  burnlinePageContext?: { getStore: () => PageContext | undefined };
};

let asked = 0;

const current = (): PageContext | null =>
  (globalThis as Holder).burnlinePageContext?.getStore() ?? null;

/** Null in a browser, and where nothing is served. */
export function pageContext(): PageContext | null {
  asked += 1;
  return current();
}

/** By this it is seen whether something takes anything from the page that it is on. */
export const timesAskedForPage = (): number => asked;

/** All that can be taken from it: the zone, and how many ids there are so far. */
export function placeOnPage(): { timeZone: string; ids: number } {
  const { timeZone, ids } = current() ?? { timeZone: "", ids: 0 };
  return { timeZone, ids };
}

/** For HTML that holds ids already. */
export function takeIds(count: number): void {
  const page = pageContext();
  if (page) page.ids += count;
}

/** The page has to hold the dialog that a written-out button opens. */
export function leaveDialog(name: string, dialog: ReactNode): void {
  pageContext()?.dialogs.set(name, dialog);
}

export type Dialogs = ReadonlyMap<string, ReactNode>;
const NONE: Dialogs = new Map();

/** What `make` makes, and the dialogs that it leaves, which the page does not hold yet. */
export function withDialogs<T>(make: () => T): { made: T; dialogs: Dialogs } {
  const page = current();
  if (page === null) return { made: make(), dialogs: NONE };
  const around = page.dialogs;
  page.dialogs = new Map();
  const made = make();
  const { dialogs } = page;
  page.dialogs = around;
  return { made, dialogs };
}

/** For HTML that has the buttons of dialogs already. */
export function takeDialogs(dialogs: Dialogs): void {
  if (dialogs.size === 0) return;
  const page = current();
  for (const [name, dialog] of dialogs) page?.dialogs.set(name, dialog);
}
