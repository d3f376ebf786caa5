import "server-only";
import type { Actor } from "@/db/access/actor";
import type { Alert } from "@/db/alerts/alert";
import { listAlerts } from "@/db/alerts/list";
import { listAlertMarks, type AlertMarkRow } from "@/db/alerts/list-marks";
import type { ChangeEvent } from "@/db/changes/change-event";
import { listChanges } from "@/db/changes/list";
import { listSloChanges, type SloChange } from "@/db/slos/list-changes";
import type { Slo } from "@/db/slos/slo";
import { lastBatchOf } from "@/db/store/measured-slos";
import type { TargetAdvice } from "@/lib/advice/target-history";
import { isArchived } from "@/lib/slo/archived";
import type { ChartRangeQuery } from "@/lib/slo/chart-range";
import type { QualityCheck } from "@/lib/slo/quality/quality";
import { incidentSpans, type IncidentSpan } from "../incidents/spans";
import { requestTime } from "../request/request-time";
import { shared } from "../request/shared";
import { changesBehind } from "./changes-behind";
import { sloDetail, type SloDetail } from "./detail";
import { sloQuality } from "./quality";
import { targetAdvice } from "./target-advice";
import { exportSloYaml } from "./yaml";

const MOST_ALERTS = 8;
const MOST_MARKS = 150;
const MOST_CHANGES = 100;

/** All that the page of an SLO shows of one objective to those with the same rights. */
export type ShownSlo = {
  slo: Slo;
  /** Of the objective. */
  index: number;
  detail: SloDetail;
  spans: IncidentSpan[];
  /** What became of its definition. */
  edits: SloChange[];
  /** In the part of the window that the charts show. */
  marks: AlertMarkRow[];
  changes: ChangeEvent[];
  /** The changes that may have begun what spent the budget. */
  causes: ChangeEvent[];
  /** Open ones first. */
  alerts: { items: Alert[]; total: number };
  advice: TargetAdvice | null;
  /** None of an archived SLO. */
  quality: QualityCheck[];
  yaml: string;
};

/**
 * Read and evaluated once a minute for all with the same rights, until the SLO is measured or
 * anything else is written.
 */
export const shownSlo = (
  actor: Actor,
  slo: Slo,
  index: number,
  charts: ChartRangeQuery,
): Promise<ShownSlo> =>
  shared(actor, ["shown SLO", slo.id, index, charts, lastBatchOf(slo.id)], () =>
    read(actor, slo, index, charts),
  );

async function read(
  actor: Actor,
  slo: Slo,
  index: number,
  charts: ChartRangeQuery,
): Promise<ShownSlo> {
  const now = requestTime();
  const service = slo.service.slug;
  const spans = await incidentSpans(actor, service, now);
  const incidents = spans.map(({ charged }) => charged);
  const detail = await sloDetail(actor, slo, index, now, { incidents, charts });
  const [from, to] = [new Date(detail.range.start), new Date(detail.range.end)];
  const of = { sloId: slo.id, objectiveId: detail.objective.id, from, to };
  const [edits, marks, changes, causes, alerts, advice, quality, yaml] = await Promise.all([
    listSloChanges(actor, slo, slo.createdAt, new Date(now)),
    listAlertMarks(actor, of, MOST_MARKS),
    listChanges(actor, { service, from, to }, { limit: MOST_CHANGES }),
    changesBehind(actor, service, detail.spent),
    listAlerts(actor, { sloId: slo.id }, { order: "open-first", limit: MOST_ALERTS, offset: 0 }),
    targetAdvice(actor, slo, now),
    isArchived(slo) ? [] : sloQuality(actor, slo, now),
    exportSloYaml(actor, slo),
  ]);
  return {
    slo,
    index,
    detail,
    spans,
    edits,
    marks,
    changes,
    causes,
    alerts,
    advice: advice[index] ?? null,
    quality,
    yaml,
  };
}
