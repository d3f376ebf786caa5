import { z } from "zod";
import { scorecardsCsv } from "@/lib/reliability/scorecard/csv";
import { parseScorecardListQuery } from "@/lib/reliability/scorecard/list-query";
import { route } from "@/server/http/route";
import { sessionHandler } from "@/server/http/session-handler";
import { scorecardRows } from "../rows";

const text = z.string().optional();
const query = z.strictObject({ team: text, page: text });

/** The matrix as its filter shows it, all pages of it. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: sessionHandler("/reliability/scorecards/csv", query, async ({ actor, query: asked }) => {
    const rows = await scorecardRows(actor, parseScorecardListQuery(asked));
    return new Response(scorecardsCsv(rows), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="scorecards.csv"',
        "cache-control": "no-store",
      },
    });
  }),
});
