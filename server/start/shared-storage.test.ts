import hooks, { AsyncLocalStorage } from "node:async_hooks";
import { syncBuiltinESMExports } from "node:module";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { putInPlace, SharedStorage } from "./shared-storage";

type Storage = Pick<AsyncLocalStorage<number>, "getStore" | "run">;
type Step =
  | { kind: "run"; storage: number; value: number; steps: Step[] }
  | { kind: "wait"; by: "promise" | "timer" | "tick" }
  | { kind: "beside"; steps: Step[] };

const STORAGES = 3;

const storage = fc.nat(STORAGES - 1);
const value = fc.nat(9);
const { steps } = fc.letrec<{ steps: Step[]; step: Step }>((tie) => ({
  steps: fc.array(tie("step"), { maxLength: 4 }),
  step: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({
      kind: fc.constant("wait" as const),
      by: fc.constantFrom("promise" as const, "timer" as const, "tick" as const),
    }),
    fc.record({ kind: fc.constant("run" as const), storage, value, steps: tie("steps") }),
    fc.record({ kind: fc.constant("beside" as const), steps: tie("steps") }),
  ),
}));

const waitBy = (by: "promise" | "timer" | "tick"): Promise<void> =>
  new Promise((resolve) => {
    if (by === "promise") queueMicrotask(resolve);
    else if (by === "timer") setImmediate(resolve);
    else process.nextTick(resolve);
  });

/** What every storage holds after each step; a step that goes on beside the others has its own list. */
async function observed(storages: readonly Storage[], all: readonly Step[]): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (const step of all) {
    const inside = (): Promise<unknown[]> => observed(storages, "steps" in step ? step.steps : []);
    const of = "storage" in step ? storages[step.storage] : undefined;
    switch (step.kind) {
      case "run":
        seen.push(await of?.run(step.value, inside));
        break;
      case "wait":
        await waitBy(step.by);
        break;
      case "beside":
        seen.push(await Promise.all([inside(), inside()]));
        break;
      default:
        step satisfies never;
    }
    seen.push(storages.map((each) => each.getStore()));
  }
  return seen;
}

const freshly = (make: () => Storage, all: readonly Step[]): Promise<unknown[]> =>
  new Promise((resolve, reject) => {
    setImmediate(() => {
      observed(Array.from({ length: STORAGES }, make), all).then(resolve, reject);
    });
  });

test("each storage holds what one of Node's own would hold, whatever runs, waits and goes on beside it", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      expect(await freshly(() => new SharedStorage<number>(), all)).toEqual(
        await freshly(() => new AsyncLocalStorage<number>(), all),
      );
    }),
    { numRuns: 100, seed: 20_261_130 },
  );
});

test("a function that is bound keeps what all storages held", () => {
  const [one, other] = [new SharedStorage<number>(), new SharedStorage<string>()];
  const bound = one.run(1, () =>
    other.run("a", () => SharedStorage.bind(() => [one.getStore(), other.getStore()])),
  );
  expect(one.run(2, () => bound())).toEqual([1, "a"]);
  expect([one.getStore(), other.getStore()]).toEqual([undefined, undefined]);
});

test("what is left holds nothing until it is back, and what is entered or disabled holds on", async () => {
  const storage = new SharedStorage<number>();
  const beside = new SharedStorage<number>();
  const later = () => Promise.resolve().then(() => [storage.getStore(), beside.getStore()]);
  await beside.run(5, () =>
    storage.run(1, async () => {
      expect(await storage.exit(later)).toEqual([undefined, 5]);
      expect(await later()).toEqual([1, 5]);
      storage.enterWith(2);
      expect(await later()).toEqual([2, 5]);
      storage.disable();
      expect(await later()).toEqual([undefined, 5]);
    }),
  );
});

test("it stands in for Node's own, also where that is asked for what it binds", () => {
  const native = AsyncLocalStorage;
  const replaceBy = (storage: unknown) => {
    putInPlace(hooks, storage);
    syncBuiltinESMExports();
  };
  onTestFinished(() => replaceBy(native));
  replaceBy(SharedStorage);
  const storage = new hooks.AsyncLocalStorage<number>();
  const within = storage.run(1, () => hooks.AsyncLocalStorage.snapshot());
  expect(storage.run(2, () => within(() => storage.getStore()))).toBe(1);
});

test("it is put in place where Node has only a getter, as in version 22", () => {
  const hooks = Object.defineProperty({}, "AsyncLocalStorage", {
    get: () => AsyncLocalStorage,
    configurable: true,
    enumerable: true,
  });
  putInPlace(hooks, SharedStorage);
  expect(hooks).toEqual({ AsyncLocalStorage: SharedStorage });
});
