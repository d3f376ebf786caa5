/**
 * Of the page that the server is making: the zone of its reader, and the HTML of a document, which
 * is written once, where it is shown; `html` is null where no document is made.
 */
type PageContext = { timeZone: string; html: string[] | null };

type Holder = typeof globalThis & {
  burnlinePageContext?: { getStore: () => PageContext | undefined };
};

/** Null in a browser, and where nothing is served. */
export const pageContext = (): PageContext | null =>
  (globalThis as Holder).burnlinePageContext?.getStore() ?? null;
