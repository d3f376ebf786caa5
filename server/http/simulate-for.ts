import "server-only";
import { actorLabel, type Actor } from "@/db/access/actor";
import type { SimulationInput } from "@/lib/reliability/simulate/schema";
import { runSimulation } from "../reliability/run-simulation";
import { inTurn } from "./turns";

/** A page's simulation takes its turn as those of the API do. */
export const simulateFor = (
  actor: Actor,
  input: SimulationInput,
): ReturnType<typeof runSimulation> =>
  inTurn("simulations", actorLabel(actor), () => runSimulation(input));
