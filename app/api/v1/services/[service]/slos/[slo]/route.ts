import { deleteSlo } from "@/db/slos/archive";
import { getSlo } from "@/db/slos/find";
import { putSlo } from "@/db/slos/put";
import { deleteSloOperation, getSloOperation, putSloOperation } from "@/lib/api/operations/slos";
import { sloAnswer } from "@/server/http/answers";
import { handler, noContent, ok, put } from "@/server/http/handler";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(getSloOperation, async ({ actor, params }) =>
    ok(sloAnswer(await getSlo(actor, params.service, params.slo))),
  ),
  PUT: handler(putSloOperation, async ({ actor, params, body, now }) => {
    const { slo, created } = await putSlo(actor, params.service, params.slo, body, now);
    return put(sloAnswer(slo), created);
  }),
  DELETE: handler(deleteSloOperation, async ({ actor, params, now }) => {
    await deleteSlo(actor, params.service, params.slo, now);
    return noContent;
  }),
});
