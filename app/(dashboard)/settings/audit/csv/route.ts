import { z } from "zod";
import { listAudit } from "@/db/store/audit-list";
import { auditFilterOf, parseAuditListQuery } from "@/lib/audit/list-query";
import { csvText } from "@/lib/formats/csv";
import { displayZone } from "@/lib/preferences/preferences";
import { HttpError } from "@/server/http/problem";
import { route } from "@/server/http/route";
import { sessionHandler } from "@/server/http/session-handler";
import { readPreferences } from "../../../../preferences/read-preferences";

const MOST_ROWS = 20_000;
const HEADER = ["id", "at", "actor", "address", "action", "subject", "team", "before", "after"];
const text = z.string().optional();
const query = z.strictObject({ person: text, thing: text, from: text, to: text });

/** The audit log as its filters show it, all pages of it. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: sessionHandler("/settings/audit/csv", query, async ({ actor, query: asked }) => {
    const filter = auditFilterOf(parseAuditListQuery(asked), displayZone(await readPreferences()));
    const { items, total } = await listAudit(actor, filter, { size: MOST_ROWS, page: 1 });
    if (total > MOST_ROWS)
      throw new HttpError(
        400,
        `These filters leave ${total} entries. Choose days that hold at most ${MOST_ROWS}.`,
      );
    const rows = items.map(
      ({ id, at, actor: who, address, action, subject, team, before, after }) => [
        id,
        at.toISOString(),
        who,
        address,
        action,
        subject,
        team,
        before,
        after,
      ],
    );
    return new Response(csvText(HEADER, rows), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="audit.csv"',
        "cache-control": "no-store",
      },
    });
  }),
});
