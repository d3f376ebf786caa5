import { expect, test } from "vitest";
import { simulationSchema } from "@/lib/reliability/simulate/schema";
import { simulate } from "@/lib/reliability/simulate/simulate";
import { defaultScenario } from "@/lib/reliability/simulate/scenario";
import { runSimulation } from "./run-simulation";

const asked = (after?: object) =>
  simulationSchema.parse({ scenario: "blip", before: {}, ...(after ? { after } : {}) });

test("a run in turns is the run at once, and without a change there is nothing to explain", async () => {
  const { before } = asked();
  expect(await runSimulation(asked())).toEqual({
    seed: 1,
    before: simulate(before, defaultScenario("blip"), 1),
    after: null,
    why: null,
  });
});

test("others have their turn while simulations run, one after the other", async () => {
  const order: string[] = [];
  const first = runSimulation(asked({})).then(() => order.push("first"));
  const second = runSimulation(asked()).then(() => order.push("second"));
  const other = new Promise((resolve) => setImmediate(resolve)).then(() => order.push("other"));
  await Promise.all([first, second, other]);
  expect(order).toEqual(["other", "first", "second"]);
});
