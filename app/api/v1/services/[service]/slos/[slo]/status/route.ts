import { retentionOf } from "@/db/measurements/retained";
import { getSlo } from "@/db/slos/find";
import { getStatusOperation } from "@/lib/api/operations/status";
import { ALL_KEPT } from "@/lib/measurement/answerable";
import { handler, ok } from "@/server/http/handler";
import { route } from "@/server/http/route";
import { statusAnswer } from "@/server/http/status-answer";
import { assertAnswerable } from "@/server/slos/answerable";
import { evaluateSlo } from "@/server/slos/status";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(getStatusOperation, async ({ actor, params, query, now }) => {
    const slo = await getSlo(actor, params.service, params.slo);
    const atMs = query.at ?? now.getTime();
    const retention = query.at === undefined ? ALL_KEPT : await retentionOf(actor, slo);
    assertAnswerable(slo, slo.objectives, atMs, retention, "at");
    return ok(statusAnswer(await evaluateSlo(actor, slo, atMs), atMs, retention));
  }),
});
