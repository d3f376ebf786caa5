import "server-only";
import { runSimulation } from "@/server/reliability/run-simulation";
import { ok, type HandlersOf } from "../call";
import type { simulationOperations } from "../operations/simulations";

export const simulationHandlers: HandlersOf<typeof simulationOperations> = {
  simulate: async ({ body }) => ok(await runSimulation(body)),
};
