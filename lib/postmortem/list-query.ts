import { SEVERITIES, type Severity } from "@/lib/incident/severity";
import { ACTION_STATES, type ActionState } from "./action-item";
import { POSTMORTEM_STATUSES, type PostmortemStatus } from "./moves";

/** What the list of postmortems shows, as it stands in the URL. */
export type PostmortemListQuery = { q: string; team: string; status: PostmortemStatus | ""; severity: Severity | ""; page: number };

/** What the list of action items shows. `owner` "me" is the reader; `state` "" what somebody still has to do. */
export type ActionListQuery = { owner: "me" | ""; team: string; state: ActionState | "all" | ""; overdue: boolean; page: number };

type Params = Record<string, string | string[] | undefined>;

const oneOf = <T extends string>(value: string, allowed: readonly T[]): T | undefined => allowed.find((candidate) => candidate === value);

function textIn(params: Params, name: string): string {
  const value = params[name];
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? "";
}

function pageIn(params: Params): number {
  const page = Number(textIn(params, "page"));
  return Number.isInteger(page) && page > 0 && page < 1e6 ? page : 1;
}

/** Reads the URL's parameters; what it does not know counts as not given. */
export const parsePostmortemListQuery = (params: Params): PostmortemListQuery => ({
  q: textIn(params, "q").slice(0, 100),
  team: textIn(params, "team").slice(0, 63),
  status: oneOf(textIn(params, "status"), POSTMORTEM_STATUSES) ?? "",
  severity: oneOf(textIn(params, "severity"), SEVERITIES) ?? "",
  page: pageIn(params),
});

export const parseActionListQuery = (params: Params): ActionListQuery => ({
  owner: oneOf(textIn(params, "owner"), ["me"] as const) ?? "",
  team: textIn(params, "team").slice(0, 63),
  state: oneOf(textIn(params, "state"), [...ACTION_STATES, "all"] as const) ?? "",
  overdue: textIn(params, "overdue") === "1",
  page: pageIn(params),
});

/** The address of a list; whatever is at its default is left out. A change of filter goes back to the first page. */
export const postmortemListHref = (query: PostmortemListQuery, change: Partial<PostmortemListQuery> = {}): string => href("/postmortems", { ...query, page: 1, ...change });

export function actionListHref(query: ActionListQuery, change: Partial<ActionListQuery> = {}): string {
  const { overdue, ...rest } = { ...query, page: 1, ...change };
  return href("/postmortems/actions", { ...rest, overdue: overdue ? "1" : "" });
}

function href(path: string, { page, ...fields }: Record<string, string | number> & { page: number }): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== "") params.set(name, String(value));
  if (page > 1) params.set("page", String(page));
  const search = params.toString();
  return search ? `${path}?${search}` : path;
}
