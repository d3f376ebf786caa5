import "server-only";
import { actorLabel } from "@/db/access/actor";
import { runSimulation } from "@/server/reliability/run-simulation";
import { withinCapacity } from "../../capacity";
import { ok, type HandlersOf } from "../call";
import type { simulationOperations } from "../operations/simulations";

/** They run one after the other, so that the last of them answers after some seconds. */
const MOST_WAITING = { requests: 16, bytes: Infinity };

export const simulationHandlers: HandlersOf<typeof simulationOperations> = {
  simulate: async ({ actor, body }) =>
    ok(
      await withinCapacity(
        actorLabel(actor),
        0,
        () => runSimulation(body),
        MOST_WAITING,
        "simulations",
      ),
    ),
};
