import { getSlo } from "@/db/slos";
import { getStatusOperation } from "@/lib/api/operations/status";
import { handler, ok } from "@/server/http/handler";
import { route } from "@/server/http/route";
import { statusAnswer } from "@/server/http/status-answer";
import { evaluateSlo } from "@/server/slo-status";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(getStatusOperation, async ({ actor, params, query, now }) => {
    const atMs = query.at ?? now.getTime();
    return ok(statusAnswer(await evaluateSlo(actor, await getSlo(actor, params.service, params.slo), atMs), atMs));
  }),
});
