import { z } from "zod";
import { incidentsCsv } from "@/lib/incident/csv";
import { countedIn } from "@/lib/incident/insights";
import { datesProblem, parseInsightsQuery } from "@/lib/incident/insights-query";
import { displayZone } from "@/lib/preferences/preferences";
import { HttpError } from "@/server/http/problem";
import { route } from "@/server/http/route";
import { sessionHandler } from "@/server/http/session-handler";
import { insightRecords } from "@/server/insights/records";
import { readPreferences } from "../../../preferences/read-preferences";

const text = z.string().optional();
const query = z.strictObject({
  days: text,
  from: text,
  to: text,
  team: text,
  service: text,
  severity: text,
  metric: text,
});

/** The incidents that the page counts, one a line. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: sessionHandler("/insights/csv", query, async ({ actor, query: asked, now }) => {
    const problem = datesProblem(asked);
    if (problem !== null) throw new HttpError(400, problem);
    const { records, period } = await insightRecords(
      actor,
      parseInsightsQuery(asked),
      now.getTime(),
      displayZone(await readPreferences()),
    );
    const file = incidentsCsv(countedIn(records, period));
    return new Response(file, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="incidents.csv"',
        "cache-control": "no-store",
      },
    });
  }),
});
