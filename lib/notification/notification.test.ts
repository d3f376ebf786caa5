import { describe, expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/time/duration";
import { afterFailure, planFor, type Contact } from "./personal-rules";
import { retryAfter } from "./retry";

const T0 = Date.parse("2026-06-01T02:00Z");
const FAILED = { kind: "failed" } as const;

describe("a message that failed", () => {
  test("as a page is tried again within seconds, and on until it is ended", () => {
    expect([1, 2, 3, 4, 5, 500].map((attempts) => retryAfter("page", attempts, FAILED))).toEqual([
      10 * SECOND_MS,
      30 * SECOND_MS,
      MINUTE_MS,
      2 * MINUTE_MS,
      2 * MINUTE_MS,
      2 * MINUTE_MS,
    ]);
  });

  test("as a webhook is given up after ten attempts in three days", () => {
    const steps = Array.from({ length: 10 }, (_, index) =>
      retryAfter("webhook", index + 1, FAILED),
    );
    expect(steps).toEqual([
      5 * SECOND_MS,
      5 * MINUTE_MS,
      30 * MINUTE_MS,
      2 * HOUR_MS,
      5 * HOUR_MS,
      10 * HOUR_MS,
      14 * HOUR_MS,
      20 * HOUR_MS,
      24 * HOUR_MS,
      null,
    ]);
  });

  test("waits for as long as the receiver asks for, and never less than planned", () => {
    const asked = (retryAfterMs: number) =>
      retryAfter("webhook", 2, { kind: "failed", retryAfterMs });
    expect([asked(HOUR_MS), asked(SECOND_MS)]).toEqual([HOUR_MS, 5 * MINUTE_MS]);
  });

  test("as a page waits for a receiver two minutes at most", () => {
    const asked = (retryAfterMs: number) => retryAfter("page", 1, { kind: "failed", retryAfterMs });
    expect([asked(HOUR_MS), asked(MINUTE_MS)]).toEqual([2 * MINUTE_MS, MINUTE_MS]);
  });

  test("to a receiver that is gone is not tried again", () => {
    expect(retryAfter("webhook", 1, { kind: "gone" })).toBeNull();
  });
});

const contact = (channel: string, verified = true): Contact => ({ id: channel, channel, verified });
const minutes = (plan: readonly { contact: string; at: number }[]) =>
  plan.map(({ contact: id, at }) => `${id} ${String((at - T0) / MINUTE_MS)}`);

describe("a person's plan", () => {
  test("without rules is the best contact at once and all others two minutes later", () => {
    const contacts = [contact("email"), contact("web-push"), contact("pager")];
    expect(minutes(planFor(contacts, [], T0))).toEqual(["web-push 0", "email 2", "pager 2"]);
  });

  test("follows the person's rules, in order of time", () => {
    const rules = [
      { contact: "email", delayMinutes: 5 },
      { contact: "telegram", delayMinutes: 0 },
    ];
    expect(minutes(planFor([contact("email"), contact("telegram")], rules, T0))).toEqual([
      "telegram 0",
      "email 5",
    ]);
  });

  test("leaves out what is not verified, and falls back to the default when no rule is left", () => {
    const contacts = [contact("telegram", false), contact("email")];
    const rules = [{ contact: "telegram", delayMinutes: 0 }];
    expect(minutes(planFor(contacts, rules, T0))).toEqual(["email 0"]);
    expect(planFor([contact("email", false)], [], T0)).toEqual([]);
  });

  test("goes on at once with the next contact when one has failed", () => {
    const plan = planFor([contact("web-push"), contact("email"), contact("pager")], [], T0);
    expect(minutes(afterFailure(plan, "web-push", T0 + 1000 * 30))).toEqual([
      "email 0.5",
      "pager 2",
    ]);
    expect(afterFailure([{ contact: "email", at: T0 }], "email", T0)).toEqual([]);
  });
});
