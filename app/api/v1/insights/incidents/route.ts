import { listIncidentRecords } from "@/db/incidents/list-records";
import { getIncidentInsightsOperation } from "@/lib/api/operations/insights";
import { figuresOf } from "@/lib/incident/insights";
import { handler, ok } from "@/server/http/handler";
import { askedPeriod, incidentInsightsAnswer } from "@/server/http/insights-answer";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(
    getIncidentInsightsOperation,
    async ({ actor, query: { from, to, ...filter }, now }) => {
      const period = askedPeriod(from, to, now.getTime());
      const records = await listIncidentRecords(actor, {
        from: period.start,
        to: period.end,
        ...filter,
      });
      return ok(
        incidentInsightsAnswer(
          figuresOf(records, { period, now: now.getTime(), service: filter.service }),
        ),
      );
    },
  ),
});
