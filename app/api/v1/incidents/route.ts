import { declareIncident } from "@/db/incidents/declare";
import { listIncidents } from "@/db/incidents/list";
import { listIncidentsOperation, postIncidentOperation } from "@/lib/api/operations/incidents";
import { OPEN_STATUSES } from "@/lib/incident/status";
import { cursorOfNumber, numberOfCursor } from "@/server/http/cursor";
import { handler, ok, put } from "@/server/http/handler";
import { incidentAnswer } from "@/server/http/incident-answers";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(
    listIncidentsOperation,
    async ({ actor, query: { limit, cursor, status, ...filter } }) => {
      const statuses = status === "open" ? OPEN_STATUSES : status ? [status] : undefined;
      const { items } = await listIncidents(
        actor,
        { ...filter, statuses },
        { order: "newest", limit: limit + 1, before: numberOfCursor(cursor) },
      );
      const page = items.slice(0, limit);
      const last = page.at(-1);
      return ok({
        items: page.map(incidentAnswer),
        nextCursor: last && items.length > limit ? cursorOfNumber(last.id) : null,
      });
    },
  ),
  POST: handler(postIncidentOperation, async ({ actor, body, now }) =>
    put(incidentAnswer(await declareIncident(actor, body, now)), true),
  ),
});
