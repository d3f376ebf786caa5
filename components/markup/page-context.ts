import type { ReactNode } from "react";

/**
 * Of the page that the server is making: the zone of its reader, and the HTML of a document, which
 * is written once, where it is shown; `html` is null where no document is made. `ids`: how many it
 * has so far. `dialogs`: those whose buttons are HTML in the part that is made, by name.
 */
type PageContext = {
  timeZone: string;
  html: string[] | null;
  ids: number;
  dialogs: Map<string, ReactNode>;
};

type Holder = typeof globalThis & {
  burnlinePageContext?: { getStore: () => PageContext | undefined };
};

let asked = 0;

/** Null in a browser, and where nothing is served. */
export function pageContext(): PageContext | null {
  asked += 1;
  return (globalThis as Holder).burnlinePageContext?.getStore() ?? null;
}

/** By this it is seen whether something takes anything from the page that it is on. */
export const timesAskedForPage = (): number => asked;
