import type { Route, RouteRule } from "@/lib/alert/route";
import type { Team } from "../people/teams";

/** A team's rules; version 0 while nobody has saved any. */
export type AlertRoutes = { team: Team; rules: readonly RouteRule[]; version: number };

/** What would become of one alert; `policy`: by which it escalates, and what says so. */
export type Tried = {
  title: string;
  route: Route;
  policy: { slug: string; from: "rule" | "service" | "team" } | null;
  /** The open incident that it would join. */
  openIncident: number | null;
};
