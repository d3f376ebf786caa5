import "server-only";
import { retentionOf } from "@/db/measurements/retained";
import { getSlo } from "@/db/slos/find";
import { ALL_RETAINED } from "@/lib/measurement/answerable";
import { assertAnswerable } from "@/server/slos/answerable";
import { evaluateSlo } from "@/server/slos/status";
import { statusAnswer } from "../../status-answer";
import { ok, type HandlersOf } from "../call";
import type { sloStatusOperations } from "../operations/slo-status";

export const sloStatusHandlers: HandlersOf<typeof sloStatusOperations> = {
  getSloStatus: async ({ actor, params, query, now }) => {
    const slo = await getSlo(actor, params.service, params.slo);
    const atMs = query.at ?? now.getTime();
    const retention = query.at === undefined ? ALL_RETAINED : await retentionOf(actor, slo);
    assertAnswerable(slo, slo.objectives, atMs, retention, "at");
    return ok(statusAnswer(await evaluateSlo(actor, slo, atMs), atMs, retention));
  },
};
