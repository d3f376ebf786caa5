import { describe, expect, it } from "vitest";
import { rehearse } from "@/lib/alerting/rehearsal";
import { alertPolicyOf, ruleSettingOf } from "@/lib/slo/alert-policy";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { demoAlerts, type DemoAlert } from "./alerts";
import { demoEscalations } from "./escalations";
import { demoIncidents, derivedOfDemo } from "./incident-timeline";
import { demoDefinition, demoSeries, demoStart } from "./series";
import { demoSloKey } from "./slo-catalog";

const anchor = Math.floor(Date.parse("2026-11-23T20:50:30Z") / MINUTE_MS);
const end = anchor * MINUTE_MS;
const alerts = demoAlerts(anchor);
const escalations = alerts.map((alert) => ({ alert, walks: demoEscalations(alert, anchor) }));

/** When the alerts of an SLO begin and end by the rehearsal; what reopens soon is one. */
function rehearsed({ slo }: DemoAlert): number[] {
  const { alerting, objectives } = demoDefinition(slo);
  const [objective] = objectives;
  if (!objective) throw new Error("no objective");
  const start = demoStart(anchor);
  return rehearse({
    objective,
    policy: alertPolicyOf(alerting, objective),
    periodMs: ruleSettingOf(objective).periodMs,
    minutes: demoSeries(slo, anchor, start, anchor),
    firstMinute: start,
    start: end - 32 * DAY_MS,
    end,
  }).map((found) => found.start);
}

describe("the demo's alerts", () => {
  it("begin at minutes at which the rehearsal over the same history says so", () => {
    const ofOutage = alerts.filter(({ outage }) => outage === "acquirer-timeouts");
    expect(ofOutage).not.toEqual([]);
    for (const alert of ofOutage)
      expect(rehearsed(alert), demoSloKey(alert.slo)).toContain(alert.life.startedAt);
  });

  it("are a month's, resolved but for the two of outages that go on, each with all that happened", () => {
    expect(alerts.length).toBeGreaterThan(20);
    const open = alerts.filter(({ life }) => life.state !== "resolved");
    expect(open.map(({ outage }) => outage).sort()).toEqual(["catalogue-growth", "fraud-check"]);
    for (const { life, events } of alerts) {
      expect(events[0]).toMatchObject({ transition: "fired", at: life.startedAt });
      expect(events.map(({ at }) => at)).toEqual(
        events.map(({ at }) => at).toSorted((a, b) => a - b),
      );
      expect(life.startedAt).toBeGreaterThan(end - 32 * DAY_MS);
      expect(events.every(({ at }) => at <= end)).toBe(true);
    }
  });

  it("are when their incident was detected, unless people noticed before", () => {
    const incidents = demoIncidents(anchor, alerts);
    let byAlert = 0;
    for (const incident of incidents) {
      const { detectedAt, acknowledgedAt } = derivedOfDemo(incident).times;
      expect(detectedAt).not.toBeNull();
      expect(detectedAt ?? 0).toBeLessThanOrEqual(acknowledgedAt ?? 0);
      const first = Math.min(
        ...alerts.filter(({ outage }) => outage === incident.key).map(({ life }) => life.startedAt),
      );
      if (first <= (acknowledgedAt ?? 0)) {
        byAlert += 1;
        expect(detectedAt).toBe(first);
      }
    }
    expect(byAlert).toBeGreaterThan(0);
  });
});

describe("the demo's escalations", () => {
  const all = escalations.flatMap(({ walks }) => walks);

  it("notify who is on call first, and one of them reaches nobody before it is exhausted", () => {
    expect(all.length).toBeGreaterThan(15);
    for (const { steps } of all)
      expect(steps[0]?.step).toMatchObject({ kind: "notify", level: 0, round: 0 });
    const loud = all.filter(({ steps }) =>
      steps.some(({ step }) => step.kind === "nobody-answered"),
    );
    expect(loud).toHaveLength(1);
    expect(loud[0]?.steps.at(-2)?.step).toMatchObject({ kind: "acknowledged" });
  });

  it("are answered by whom the history of the alert names, also when they are asked again", () => {
    const asked = escalations.filter(({ walks }) =>
      walks.some(({ steps }) => steps.some(({ step }) => step.kind === "asked-again")),
    );
    expect(asked).not.toEqual([]);
    for (const { alert, walks } of escalations) {
      const answered = alert.events.filter(({ by }) => by !== null).map(({ at }) => at);
      for (const { at, step } of walks.flatMap(({ steps }) => steps))
        if (step.kind === "acknowledged") expect(answered).toContain(at);
    }
  });

  it("fall silent when somebody answers, and end with their alert", () => {
    for (const { alert, walks } of escalations)
      for (const { state, steps } of walks) {
        if (alert.life.state === "resolved") expect(state.state).toBe("done");
        const times = steps.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      }
  });
});
