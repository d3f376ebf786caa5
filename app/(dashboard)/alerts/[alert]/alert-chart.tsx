import { alertHref } from "@/components/alert/alert-view";
import { alertGlyph } from "@/components/charts/alert-glyph";
import type { AlertChange } from "@/components/charts/alert-marks";
import { burnDownChart } from "@/components/charts/burn-down";
import { ChartView } from "@/components/charts/chart-view";
import { packedChart } from "@/components/charts/packed-chart";
import { periodInWords, windowLabel } from "@/components/slo/slo-words";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { UserActor } from "@/db/access/actor";
import type { Alert, AlertEventRow } from "@/db/alerts/alert";
import { HOUR_MS } from "@/lib/time/duration";
import { incidentSpans } from "@/server/incidents/spans";
import { changesBehind } from "@/server/slos/changes-behind";
import type { Asked } from "@/server/slos/detail";
import { shownDetail } from "@/server/slos/shown-detail";
import type { EvaluatedSlo } from "@/server/slos/snapshot";
import { sloHref } from "../../slo-rows";
import { WhereItWent } from "../../where-it-went";
import { objectiveIndex } from "./evaluated-slo";

/** So much of the line is shown before the alert, and after it. */
const AROUND_MS = 6 * HOUR_MS;

type Props = {
  actor: UserActor;
  alert: Alert;
  events: readonly AlertEventRow[];
  evaluated: EvaluatedSlo | null;
  now: number;
};

/** The budget around the alert, and what spent it. */
export async function AlertChart({ actor, alert, events, evaluated, now }: Props) {
  if (evaluated === null || evaluated.slo.firstMinute === null) return null;
  const { slo } = evaluated;
  const index = objectiveIndex(alert, evaluated);
  const start = alert.startedAt.getTime();
  const end = alert.resolvedAt?.getTime() ?? now;
  const until = end + AROUND_MS;
  const isOver = until < now;
  const incidents = await incidentSpans(actor, slo.service.slug, now);
  const asked: Asked = {
    incidents: incidents.map(({ charged }) => charged),
    charts: {
      range: "",
      from: new Date(start - AROUND_MS).toISOString(),
      to: new Date(Math.min(now, until)).toISOString(),
    },
  };
  // The window of then: the one of today may not hold the alert any more.
  const detail = await shownDetail(actor, slo, index, asked, isOver ? until : null);
  const changes = await changesBehind(actor, slo.service.slug, detail.spent);
  const { window } = detail.objective;
  const note = `${windowLabel(window)}${isOver ? ", as of then" : ""}`;
  const page = sloHref(slo.service.slug, slo.slug);
  return (
    <>
      <Card
        title="Budget around it"
        note={note}
        actions={
          <Link href={page} className="text-muted hover:text-ink hover:underline">
            Open the SLO
          </Link>
        }
      >
        <ChartView
          chart={packedChart(
            burnDownChart({
              points: detail.burnDown,
              range: detail.range,
              events: [],
              alerts: events.flatMap((event) => markOf(alert, event)),
              zoomed: detail.zoomed,
              spans: [{ start, end, label: alert.title, short: "Alert" }, ...incidents],
              period: periodInWords(window),
              summary: `Budget left of ${slo.name} around this alert.`,
            }),
          )}
        />
      </Card>
      <Card title="Where the budget went" note={note}>
        <WhereItWent detail={detail} changes={changes} />
      </Card>
    </>
  );
}

function markOf({ id, title }: Alert, { at, transition, severity }: AlertEventRow): AlertChange[] {
  const glyph = alertGlyph(transition, severity);
  return glyph ? [{ at: at.getTime(), glyph, title, href: alertHref(id) }] : [];
}
