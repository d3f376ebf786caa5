import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { MINUTE_MS } from "@/lib/time/duration";
import { live, type AlertEvent, type AlertLife, type Transition } from "./lifecycle";

const T0 = Date.parse("2026-06-01T02:00Z");
const PAGE: AlertEvent = { kind: "seen", severity: "page" };
const TICKET: AlertEvent = { kind: "seen", severity: "ticket" };
const GONE: AlertEvent = { kind: "gone" };
const ack = (by: string, again = false): AlertEvent => ({ kind: "acknowledged", by, again });

/** Lives through events at their minutes. */
function lived(events: readonly (readonly [number, AlertEvent])[]) {
  let alert: AlertLife | null = null;
  const transitions: (Transition | null)[] = [];
  for (const [minute, event] of events) {
    const next = live(alert, event, T0 + minute * MINUTE_MS);
    alert = next.alert;
    transitions.push(next.transition);
  }
  return { alert, transitions };
}

test("fires, is acknowledged, and is resolved, each once", () => {
  const { alert, transitions } = lived([
    [0, PAGE],
    [1, PAGE],
    [2, ack("ana")],
    [3, PAGE],
    [4, GONE],
    [5, GONE],
  ]);
  expect(transitions).toEqual(["fired", null, "acknowledged", null, "resolved", null]);
  expect(alert).toEqual({
    state: "resolved",
    severity: "page",
    worst: "page",
    startedAt: T0,
    lastSeenAt: T0 + 3 * MINUTE_MS,
    resolvedAt: T0 + 4 * MINUTE_MS,
    flaps: 0,
  });
});

describe("firing again", () => {
  test("within ten minutes opens the same alert, which nobody has acknowledged", () => {
    const { alert, transitions } = lived([
      [0, PAGE],
      [1, ack("ana")],
      [5, GONE],
      [15, PAGE],
    ]);
    expect(transitions.at(-1)).toBe("reopened");
    expect(alert).toMatchObject({ state: "firing", startedAt: T0, flaps: 1 });
  });

  test("later is a new alert", () => {
    const { alert, transitions } = lived([
      [0, PAGE],
      [5, GONE],
      [16, TICKET],
    ]);
    expect(transitions.at(-1)).toBe("fired");
    expect(alert).toMatchObject({ startedAt: T0 + 16 * MINUTE_MS, worst: "ticket", flaps: 0 });
  });
});

describe("severity", () => {
  test("that rises takes an acknowledgement back, because nobody acknowledged a page", () => {
    const { alert, transitions } = lived([
      [0, TICKET],
      [1, ack("ana")],
      [2, PAGE],
    ]);
    expect(transitions.at(-1)).toBe("raised");
    expect(alert).toMatchObject({ state: "firing", severity: "page", worst: "page" });
  });

  test("that falls and rises to what was acknowledged is nothing new", () => {
    const { alert, transitions } = lived([
      [0, PAGE],
      [1, ack("ana")],
      [2, TICKET],
      [3, PAGE],
    ]);
    expect(transitions.slice(2)).toEqual(["lowered", "raised"]);
    expect(alert).toMatchObject({ state: "acknowledged", severity: "page", acknowledgedBy: "ana" });
  });

  test("that was a ticket when somebody acknowledged rises to something new, whatever it was before", () => {
    const { alert } = lived([
      [0, PAGE],
      [1, TICKET],
      [2, ack("ana")],
      [3, PAGE],
    ]);
    expect(alert).toMatchObject({ state: "firing", severity: "page" });
  });

  test("that falls leaves the alert acknowledged, and its worst known", () => {
    const { alert, transitions } = lived([
      [0, PAGE],
      [1, ack("ana")],
      [2, TICKET],
      [3, TICKET],
    ]);
    expect(transitions.slice(2)).toEqual(["lowered", null]);
    expect(alert).toMatchObject({
      state: "acknowledged",
      acknowledgedBy: "ana",
      severity: "ticket",
      worst: "page",
    });
  });
});

describe("an acknowledgement", () => {
  test("that comes after the end does not bring the alert back", () => {
    const { alert, transitions } = lived([
      [0, PAGE],
      [1, GONE],
      [2, ack("ana")],
    ]);
    expect(transitions.at(-1)).toBeNull();
    expect(alert?.state).toBe("resolved");
  });

  test("of a second person leaves it with the first", () => {
    const { alert } = lived([
      [0, PAGE],
      [1, ack("ana")],
      [2, ack("ben")],
    ]);
    expect(alert).toMatchObject({ acknowledgedBy: "ana", acknowledgedAt: T0 + MINUTE_MS });
  });

  test("that is asked for again is whoever's who gives it, from then on", () => {
    const { alert, transitions } = lived([
      [0, PAGE],
      [1, ack("ana")],
      [62, ack("ben", true)],
      [63, ack("ana")],
    ]);
    expect(transitions).toEqual(["fired", "acknowledged", "acknowledged", null]);
    expect(alert).toMatchObject({
      state: "acknowledged",
      acknowledgedBy: "ben",
      acknowledgedAt: T0 + 62 * MINUTE_MS,
    });
  });

  test("of nothing makes nothing", () => {
    expect(live(null, ack("ana"), T0)).toEqual({ alert: null, transition: null });
    expect(live(null, GONE, T0)).toEqual({ alert: null, transition: null });
  });
});

test("whatever happens, an alert is open exactly between its firing and its end", () => {
  const event = fc.constantFrom(PAGE, TICKET, GONE, ack("ana"));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 15 }), event)), (steps) => {
      let alert: AlertLife | null = null;
      let at = T0;
      let open = false;
      for (const [minutes, happens] of steps) {
        at += minutes * MINUTE_MS;
        const next = live(alert, happens, at);
        if (next.transition === "fired" || next.transition === "reopened") {
          expect(open).toBe(false);
          open = true;
        } else if (next.transition === "resolved") {
          expect(open).toBe(true);
          open = false;
        }
        alert = next.alert;
        expect(alert !== null && alert.state !== "resolved").toBe(open);
        if (happens.kind === "seen") expect(open).toBe(true);
      }
    }),
    { numRuns: runs(200) },
  );
});
