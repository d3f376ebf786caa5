import { listSlos } from "@/db/slos/list";
import { listSlosOperation } from "@/lib/api/operations/slos";
import { sloAnswer } from "@/server/http/answers";
import { pageByKey } from "@/server/http/cursor";
import { handler, ok } from "@/server/http/handler";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(
    listSlosOperation,
    async ({ actor, query: { team, service, kind, archived, ...turn } }) => {
      const slos = await listSlos(actor, {
        archived,
        ...(team ? { team } : {}),
        ...(service ? { service } : {}),
        ...(kind ? { kind } : {}),
      });
      const { items, nextCursor } = pageByKey(
        slos,
        (slo) => `${slo.service.slug}/${slo.slug}`,
        turn,
      );
      return ok({ items: items.map(sloAnswer), nextCursor });
    },
  ),
});
