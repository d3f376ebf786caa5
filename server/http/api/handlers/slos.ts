import "server-only";
import { deleteSlo } from "@/db/slos/archive";
import { putSlo } from "@/db/slos/put";
import { getSlo } from "@/db/slos/find";
import { listSlos } from "@/db/slos/list";
import { sloAnswer } from "../../answers";
import { pageByKey } from "../../cursor";
import { noContent, ok, put, type HandlersOf } from "../call";
import type { sloOperations } from "../operations/slos";

export const sloHandlers: HandlersOf<typeof sloOperations> = {
  listSlos: async ({ actor, query: { team, service, kind, archived, ...page } }) => {
    const slos = await listSlos(actor, {
      archived,
      ...(team ? { team } : {}),
      ...(service ? { service } : {}),
      ...(kind ? { kind } : {}),
    });
    const { items, nextCursor } = pageByKey(slos, (slo) => `${slo.service.slug}/${slo.slug}`, page);
    return ok({ items: items.map(sloAnswer), nextCursor });
  },

  getSlo: async ({ actor, params }) =>
    ok(sloAnswer(await getSlo(actor, params.service, params.slo))),

  putSlo: async ({ actor, params, body, now }) => {
    const { slo, created } = await putSlo(actor, params.service, params.slo, body, now);
    return put(sloAnswer(slo), created);
  },

  deleteSlo: async ({ actor, params, now }) => {
    await deleteSlo(actor, params.service, params.slo, now);
    return noContent;
  },
};
