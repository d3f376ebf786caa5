import { expect, it } from "vitest";
import { mintActor } from "@/db/access/actor";
import { simulationSchema } from "@/lib/reliability/simulate/schema";
import { simulateFor } from "./simulate-for";

const system = (job: string) => mintActor({ kind: "system", job });
const INPUT = simulationSchema.parse({ scenario: "blip", before: {} });

it("lets one person wait for four simulations at most, and others meanwhile", async () => {
  const waiting = Array.from({ length: 4 }, () => simulateFor(system("mia"), INPUT));
  await expect(simulateFor(system("mia"), INPUT)).rejects.toMatchObject({ status: 429 });
  await expect(simulateFor(system("sam"), INPUT)).resolves.toMatchObject({ seed: 1 });
  await Promise.all(waiting);
  await expect(simulateFor(system("mia"), INPUT)).resolves.toMatchObject({ seed: 1 });
});
