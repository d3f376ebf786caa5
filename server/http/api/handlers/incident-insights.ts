import "server-only";
import { listIncidentRecords } from "@/db/incidents/list-records";
import { listServiceLives } from "@/db/incidents/list-service-lives";
import { periodInsights } from "@/lib/incident/insights";
import { askedPeriod, incidentInsightsAnswer } from "../../insights-answer";
import { ok, type HandlersOf } from "../call";
import type { incidentInsightsOperations } from "../operations/incident-insights";

export const incidentInsightsHandlers: HandlersOf<typeof incidentInsightsOperations> = {
  getIncidentInsights: async ({ actor, query: { from, to, ...filter }, now }) => {
    const period = askedPeriod(from, to, now.getTime());
    const records = await listIncidentRecords(actor, {
      from: period.start,
      to: period.end,
      ...filter,
    });
    return ok(
      incidentInsightsAnswer(
        periodInsights(records, {
          period,
          now: now.getTime(),
          service: filter.service,
          lives: await listServiceLives(actor),
        }),
      ),
    );
  },
};
