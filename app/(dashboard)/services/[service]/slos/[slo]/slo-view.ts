import type { UserActor } from "@/db/access/actor";
import type { Slo } from "@/db/slos/slo";
import type { ChartRangeQuery } from "@/lib/slo/chart-range";
import type { incidentSpans } from "@/server/incidents/spans";
import type { SloDetail } from "@/server/slos/detail";

/** What each part of an SLO's page is made of. */
export type SloView = {
  actor: UserActor;
  slo: Slo;
  /** Of the objective that is shown. */
  index: number;
  detail: SloDetail;
  spans: Awaited<ReturnType<typeof incidentSpans>>;
  /** The part of the window that the charts show. */
  charts: ChartRangeQuery;
  archived: boolean;
  mayManage: boolean;
  /** Of the page itself; `shownHref` keeps the objective. */
  href: string;
  shownHref: string;
};
