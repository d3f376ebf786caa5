import { hrefWith, pageParam, searchParam, textParam, type UrlParams } from "@/lib/text/url-params";
import { startOfDay } from "@/lib/time/start-of-day";

/**
 * What the audit log shows, as it stands in the URL. `from` and `to` are days, both inside; either
 * may be empty.
 */
export type AuditListQuery = {
  person: string;
  thing: string;
  from: string;
  to: string;
  page: number;
};

/** Reads the URL's parameters; days that are none count as not given. */
export const parseAuditListQuery = (params: UrlParams): AuditListQuery => ({
  person: searchParam(params, "person"),
  thing: searchParam(params, "thing"),
  from: dayIn(params, "from"),
  to: dayIn(params, "to"),
  page: pageParam(params),
});

/** The address of the list, or of its export; a change of filter goes back to the first page. */
export function auditListHref(
  query: AuditListQuery,
  change: Partial<AuditListQuery>,
  path = "/settings/audit",
): string {
  const { page, ...fields } = { ...query, page: 1, ...change };
  return hrefWith(path, fields, page);
}

/** What the store is asked for: half-open, from midnight to midnight by the clock of `timeZone`. */
export function auditFilterOf({ person, thing, from, to }: AuditListQuery, timeZone: string) {
  return {
    person,
    thing,
    from: from === "" ? undefined : startOfDay(from, timeZone),
    to: to === "" ? undefined : startOfDay(to, timeZone, 1),
  };
}

function dayIn(params: UrlParams, name: string): string {
  const text = textParam(params, name);
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return "";
  const ms = Date.parse(`${text}T00:00:00Z`);
  // The 30th of February reads as a day of March.
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text) ? text : "";
}
