import { patchIncident } from "@/db/incidents/patch";
import { getTimeline } from "@/db/incidents/timeline";
import { getIncident } from "@/db/incidents/find";
import { getIncidentOperation, patchIncidentOperation } from "@/lib/api/operations/incidents";
import { handler, ok } from "@/server/http/handler";
import { entryAnswer, incidentAnswer, numberOf } from "@/server/http/incident-answers";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(getIncidentOperation, async ({ actor, params }) => {
    const number = numberOf(params.number, "incident");
    const [incident, { entries }] = await Promise.all([
      getIncident(actor, number),
      getTimeline(actor, number),
    ]);
    return ok({ ...incidentAnswer(incident), timeline: entries.map(entryAnswer) });
  }),
  PATCH: handler(patchIncidentOperation, async ({ actor, params, body, now }) =>
    ok(incidentAnswer(await patchIncident(actor, numberOf(params.number, "incident"), body, now))),
  ),
});
