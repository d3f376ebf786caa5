import "server-only";
import type { z } from "zod";
import type { ChangeEvent } from "@/db/changes/change-event";
import { listChanges } from "@/db/changes/list";
import { recordChange } from "@/db/changes/record";
import { getService } from "@/db/services/find";
import type { changeAnswerSchema } from "@/lib/api/answers/change";
import { instantText } from "@/lib/api/instant";
import { pageByNumber } from "../../cursor";
import { ok, put, type HandlersOf } from "../call";
import type { changeOperations } from "../operations/changes";

export const changeHandlers: HandlersOf<typeof changeOperations> = {
  listChanges: async ({ actor, params: { service }, query: { limit, cursor, from, to } }) => {
    await getService(actor, service);
    const filter = { service, from: dateOf(from), to: dateOf(to) };
    const { items, nextCursor } = await pageByNumber({ limit, cursor }, (part) =>
      listChanges(actor, filter, part),
    );
    return ok({ items: items.map((change) => changeAnswer(change, service)), nextCursor });
  },

  recordChange: async ({ actor, params: { service }, body, now }) =>
    put(changeAnswer(await recordChange(actor, service, body, now), service), true),
};

const dateOf = (ms: number | undefined): Date | undefined =>
  ms === undefined ? undefined : new Date(ms);

const changeAnswer = (
  { id, at, summary, source, links, integration, receivedAt }: ChangeEvent,
  service: string,
): z.output<typeof changeAnswerSchema> => ({
  id,
  service,
  at: instantText(at.getTime()),
  summary,
  source,
  links,
  integration: integration?.slug ?? null,
  receivedAt: instantText(receivedAt.getTime()),
});
