import "server-only";
import { getSlo } from "@/db/slos/find";
import { sloQuality } from "@/server/slos/quality";
import { verdictAnswer } from "../../verdict-answer";
import { ok, type HandlersOf } from "../call";
import type { sloQualityOperations } from "../operations/slo-quality";

export const sloQualityHandlers: HandlersOf<typeof sloQualityOperations> = {
  getSloQuality: async ({ actor, params: { service, slo }, now }) => {
    const checks = await sloQuality(actor, await getSlo(actor, service, slo), now.getTime());
    return ok({
      service,
      slo,
      checks: checks.map(({ id, ...verdict }) => ({ check: id, ...verdictAnswer(verdict) })),
    });
  },
};
