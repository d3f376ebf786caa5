import "server-only";
import { actorLabel, type Actor } from "@/db/access/actor";
import type { SimulationInput } from "@/lib/reliability/simulate/schema";
import { runSimulation } from "../reliability/run-simulation";
import { withinCapacity } from "./capacity";

/** They run one after the other, so that the last of them answers after some seconds. */
const MOST_WAITING = { requests: 16, bytes: Infinity };

/** Refuses with 503 while too many wait, or too many of the actor's; for pages and the API. */
export const simulateFor = (
  actor: Actor,
  input: SimulationInput,
): ReturnType<typeof runSimulation> =>
  withinCapacity(actorLabel(actor), 0, () => runSimulation(input), MOST_WAITING, "simulations");
