import "server-only";
import { simulateFor } from "../../simulate-for";
import { ok, type HandlersOf } from "../call";
import type { simulationOperations } from "../operations/simulations";

export const simulationHandlers: HandlersOf<typeof simulationOperations> = {
  simulate: async ({ actor, body }) => ok(await simulateFor(actor, body)),
};
