import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActionState, FailureReason } from "@/lib/form/action-state";
import { beginning, next, PAUSE_MS, replacedBy, RETRY_MS } from "./save-steps";
import type { SaveEffect, SaveEvent, Saving } from "./saving";

const AT = Date.parse("2026-11-01T12:00:00Z");
const start = beginning(3, { summary: "stored" });
const typed = { summary: "typed" };
const ask = (fields = typed, over = false): SaveEvent => ({ kind: "asked", over, fields, at: AT });
const answer = (given: ActionState, fields = typed): SaveEvent => ({
  kind: "answered",
  answer: given,
  ownCopy: true,
  fields,
  at: AT,
});
const ok: ActionState = { status: "ok", values: { version: "4" } };
const refusal = (path: string): ActionState => ({
  status: "error",
  message: "No.",
  fieldErrors: [{ path, message: "No." }],
  values: {},
});
const failure = (reason: FailureReason): ActionState => ({
  status: "error",
  message: "No.",
  fieldErrors: [],
  values: {},
  reason,
});

/** The state after all of these, and the effects of the last. */
function after(...events: SaveEvent[]): { state: Saving; effects: readonly SaveEffect[] } {
  let step: ReturnType<typeof next> = { state: start, effects: [] };
  for (const event of events) step = next(step.state, event);
  return step;
}
const kinds = (effects: readonly SaveEffect[]) => effects.map(({ kind }) => kind);
const sends = (effects: readonly SaveEffect[]) => effects.filter(({ kind }) => kind === "send");

describe("saving", () => {
  it("copies what is typed before it waits for a pause", () => {
    expect(after({ kind: "typed", fields: typed }).effects).toEqual([
      { kind: "copy", copy: { version: 3, fields: typed, base: { summary: "stored" } } },
      { kind: "tell", state: { kind: "typing" } },
      { kind: "wait", ms: PAUSE_MS },
    ]);
  });

  it("sends what differs from what is stored, with what it started from", () => {
    const { state, effects } = after(ask());
    expect(state.phase).toEqual({ kind: "sending", sent: typed });
    expect(sends(effects)).toEqual([
      { kind: "send", version: 3, over: false, bases: { summary: "stored" } },
    ]);
  });

  it("goes on from the version that comes back, and forgets its own copy", () => {
    const { state, effects } = after(ask(), answer(ok));
    expect(state).toMatchObject({ base: 4, stored: typed, phase: { kind: "open" } });
    expect(effects).toEqual([
      { kind: "forget", whose: "own" },
      { kind: "tell", state: { kind: "saved", at: AT } },
    ]);
  });

  it.each([
    ["a conflict", refusal("version"), "stopped", ["tell"]],
    ["an update of the server", failure("updated"), "stopped", ["tell"]],
    ["a refusal", refusal("summary"), "open", ["tell"]],
    ["a lost session", failure("signed-out"), "open", ["tell"]],
    ["no answer", failure("no-answer"), "open", ["tell", "wait"]],
    ["an outage", failure("outage"), "open", ["tell", "wait"]],
  ] as const)("after %s is %s", (_case, given, phase, effects) => {
    const step = after(ask(), answer(given));
    expect([step.state.phase.kind, kinds(step.effects)]).toEqual([phase, effects]);
  });

  it("tries again five seconds after an answer that did not come", () => {
    expect(after(ask(), answer(failure("no-answer"))).effects.at(-1)).toEqual({
      kind: "wait",
      ms: RETRY_MS,
    });
  });

  it("is not begun again by the answer to what was given up meanwhile", () => {
    const step = after(ask(), { kind: "discarded" }, answer(failure("no-answer")));
    expect([step.state.phase.kind, step.effects]).toEqual(["stopped", []]);
  });
});

it("what gives way to another tab's text is only what is typed in the same fields and differs", () => {
  const saving = beginning(3, { summary: "", impact: "", cause: "" });
  const here = { summary: "mine", impact: "same", cause: "only here" };
  const theirs = { version: 2, fields: { summary: "theirs", impact: "same" }, base: {} };
  expect(replacedBy(saving, theirs, here)).toEqual({
    version: 3,
    fields: { summary: "mine" },
    base: { summary: "" },
    replaced: true,
  });
  expect(replacedBy(saving, theirs, { ...here, summary: "" })).toBeNull();
});

const fields = fc.record({ summary: fc.constantFrom("stored", "a", "b") });
const now = { fields, at: fc.constant(AT) };
const answers = fc.constantFrom(
  ok,
  refusal("version"),
  refusal("summary"),
  ...(["updated", "signed-out", "no-answer", "outage"] as const).map(failure),
);
const events: fc.Arbitrary<SaveEvent> = fc.oneof(
  fc.record({ kind: fc.constant("typed" as const), fields }),
  fc.record({ kind: fc.constant("asked" as const), over: fc.boolean(), ...now }),
  fc.record({
    kind: fc.constant("answered" as const),
    answer: answers,
    ownCopy: fc.boolean(),
    ...now,
  }),
  fc.record({ kind: fc.constant("discarded" as const) }),
  fc.record({ kind: fc.constant("left" as const), ...now }),
);

it("whatever happens, one save is on its way at most, nobody's choice is taken for them, and a form that is gone stays silent", () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 40 }), (all) => {
      let state = start;
      for (const event of all) {
        const before = state;
        const step = next(state, event);
        ({ state } = step);
        const sent = sends(step.effects).length;
        expect(sent).toBeLessThanOrEqual(1);
        if (sent === 1) expect(state.phase.kind).toBe("sending");
        const chosen = event.kind === "asked" && event.over;
        if (before.phase.kind === "sending" && event.kind !== "answered") expect(sent).toBe(0);
        if (before.phase.kind === "stopped" && !before.insists && !chosen) expect(sent).toBe(0);
        if (state.left)
          expect(kinds(step.effects).filter((kind) => kind === "tell" || kind === "wait")).toEqual(
            [],
          );
      }
    }),
    { seed: 11 },
  );
});
