import type { UserActor } from "@/db/actor";
import type { Slo } from "@/db/slos";
import type { ChartRangeQuery } from "@/lib/slo/chart-range";
import type { incidentSpans } from "@/server/incident-spans";
import type { SloDetail } from "@/server/slo-detail";

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
