import { withoutUnstorable } from "./storable";

/** The parameters of a page's address, as Next hands them to it. */
export type UrlParams = Record<string, string | string[] | undefined>;

const LONGEST_SLUG = 63;
const LONGEST_SEARCH = 100;
const MOST_PAGES = 1e6;

/**
 * What was given first under a name, trimmed; empty where nothing was. Characters that no store
 * knows are left out: nothing is found by them.
 */
export function textParam(params: UrlParams, name: string): string {
  const value = params[name];
  return withoutUnstorable((Array.isArray(value) ? value[0] : value) ?? "").trim();
}

export const slugParam = (params: UrlParams, name: string): string =>
  cut(textParam(params, name), LONGEST_SLUG);

/** What someone looks for. */
export const searchParam = (params: UrlParams, name = "q"): string =>
  cut(textParam(params, name), LONGEST_SEARCH);

/** A pair that is cut in half goes altogether. */
const cut = (text: string, most: number): string => withoutUnstorable(text.slice(0, most));

/** One of what is allowed; undefined for anything else. */
export function choiceParam<T extends string>(
  params: UrlParams,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const value = textParam(params, name);
  return allowed.find((candidate) => candidate === value);
}

/** A page's number from 1 on; the first where none is given. */
export function pageParam(params: UrlParams): number {
  const page = Number(textParam(params, "page"));
  return Number.isInteger(page) && page > 0 && page < MOST_PAGES ? page : 1;
}

/**
 * What was given under a name that a page knows, and was read as something else; `used` holds what
 * it was read as.
 */
export function ignoredParams(
  params: UrlParams,
  used: Readonly<Record<string, string | number | boolean>>,
): { name: string; given: string }[] {
  return Object.entries(used).flatMap(([name, value]) => {
    const given = textParam(params, name);
    const read = typeof value === "boolean" ? (value ? "1" : "0") : String(value);
    return given === "" || given === read ? [] : [{ name, given }];
  });
}

/**
 * An address with what is not empty of these parameters, and with the page where it is not the
 * first.
 */
export function hrefWith(path: string, fields: Record<string, string>, page = 1): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== "") params.set(name, value);
  if (page > 1) params.set("page", String(page));
  const search = params.toString();
  return search ? `${path}?${search}` : path;
}
