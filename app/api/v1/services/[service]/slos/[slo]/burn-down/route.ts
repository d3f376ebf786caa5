import { getSlo } from "@/db/slos/find";
import { getBurnDownOperation } from "@/lib/api/operations/status";
import { burnDown } from "@/server/slos/burn-down";
import { handler, ok } from "@/server/http/handler";
import { route } from "@/server/http/route";
import { burnDownAnswer } from "@/server/http/status-answer";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(
    getBurnDownOperation,
    async ({ actor, params, query: { corrections: _same, ...asked }, now }) => {
      const slo = await getSlo(actor, params.service, params.slo);
      return ok(burnDownAnswer(slo, asked.objective, await burnDown(actor, slo, asked, now)));
    },
  ),
});
