import type { UserActor } from "@/db/access/actor";
import type { SourceState } from "@/db/sources/find-state";
import type { ChartRangeQuery } from "@/lib/slo/chart-range";
import type { ShownSlo } from "@/server/slos/shown-slo";
import type { SloCharts } from "./charts-of";

/** What each part of an SLO's page is made of. */
export type SloView = ShownSlo & {
  actor: UserActor;
  drawn: SloCharts;
  /** How asking its data source goes; null for pushed counts. */
  source: SourceState | null;
  /** The part of the window that the charts show. */
  charts: ChartRangeQuery;
  archived: boolean;
  mayManage: boolean;
  now: number;
  /** Where its reader reaches this installation. */
  origin: string;
  /** Of the page itself; `shownHref` keeps the objective. */
  href: string;
  shownHref: string;
};
