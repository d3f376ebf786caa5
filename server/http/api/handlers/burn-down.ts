import "server-only";
import { getSlo } from "@/db/slos/find";
import { burnDown } from "@/server/slos/burn-down";
import { burnDownAnswer } from "../../status-answer";
import { ok, type HandlersOf } from "../call";
import type { burnDownOperations } from "../operations/burn-down";

export const burnDownHandlers: HandlersOf<typeof burnDownOperations> = {
  getBurnDown: async ({ actor, params, query: { corrections: _same, ...asked }, now }) => {
    const slo = await getSlo(actor, params.service, params.slo);
    return ok(burnDownAnswer(slo, asked.objective, await burnDown(actor, slo, asked, now)));
  },
};
