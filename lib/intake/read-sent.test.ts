import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { readSent } from "./read-sent";
import { SENDERS } from "./sender";

const mapping = { title: "$.title", key: "$.id", severity: "$.severity", status: "$.status" };
const member = (more: object = {}) => ({
  status: "firing",
  labels: { alertname: "Slow" },
  annotations: {},
  startsAt: "2026-06-01T02:00:00Z",
  fingerprint: "f1",
  ...more,
});
const grafana = (...alerts: object[]) => ({
  version: "1",
  orgId: 1,
  status: "firing",
  groupKey: "{}",
  alerts,
});
function sent(kind: (typeof SENDERS)[number], body: unknown) {
  const read = readSent({ kind, mapping }, body, "made");
  if (!read.ok) throw new Error(read.errors.join("; "));
  return read.sent;
}

describe("Grafana", () => {
  test("its dashboard, panel and image become links, and its values an annotation", () => {
    const body = grafana(
      member({
        generatorURL: "https://grafana.example.com/alerting/1",
        dashboardURL: "https://grafana.example.com/d/1",
        panelURL: "",
        imageURL: "https://grafana.example.com/i.png",
        silenceURL: "https://grafana.example.com/silence",
        valueString: "[ var='A' labels={} value=3 ]",
        values: { A: 3 },
      }),
    );
    const [alert] = sent("grafana", body).alerts;
    expect(alert?.links.map(({ text }) => text)).toEqual([
      "Source",
      "Dashboard",
      "Image",
      "Silence in Grafana",
    ]);
    expect(alert?.annotations).toEqual({ values: "[ var='A' labels={} value=3 ]" });
  });

  test("an odd field of its own loses no alert", () => {
    expect(sent("grafana", grafana(member({ dashboardURL: 7 }))).alerts.length).toBe(1);
  });
});

describe("what is sent", () => {
  test("empty maps and lists may be null", () => {
    const body = { ...grafana(), alerts: null };
    expect(sent("alertmanager", body).alerts).toEqual([]);
    const { annotations: _left, ...bare } = member();
    expect(sent("alertmanager", grafana(bare)).alerts.length).toBe(1);
    expect(
      sent("alertmanager", grafana(member({ annotations: null, generatorURL: null }))).alerts[0]
        ?.annotations,
    ).toEqual({});
  });

  test("loses signs that cannot be stored, and nothing else", () => {
    const body = grafana(member({ labels: { alertname: "a\0b\ud800", "na\0me": "x" } }));
    expect(sent("alertmanager", body).alerts[0]?.labels).toEqual({ alertname: "ab", name: "x" });
  });

  test("keeps links that lead to the web alone, and texts of a size that can be shown", () => {
    const [alert] = sent(
      "alertmanager",
      grafana(
        member({
          generatorURL: "javascript:alert(1)",
          annotations: { summary: "😀".repeat(1000), runbook_url: "https://wiki.example.com" },
          labels: { long: "x".repeat(5000) },
        }),
      ),
    ).alerts;
    expect(alert?.links).toEqual([{ href: "https://wiki.example.com", text: "Runbook" }]);
    expect(alert?.title).toBe(`${"😀".repeat(249)}…`);
    expect(alert?.labels.long?.length).toBe(2000);
  });

  test("of too many alerts those are taken first that page, and those left out are counted", () => {
    const many = Array.from({ length: 600 }, (_, n) =>
      member({ fingerprint: `r${n}`, status: "resolved" }),
    );
    const ticket = member({ fingerprint: "t", labels: { severity: "info" } });
    const read = sent("alertmanager", grafana(...many, ticket, member({ fingerprint: "p" })));
    expect(read.alerts.slice(0, 3).map(({ key }) => key)).toEqual(["p", "t", "r0"]);
    expect([read.alerts.length, read.leftOut]).toEqual([500, 102]);
  });

  test("of thousands of alerts, labels or fields no more is looked at than is kept", () => {
    const many = Array.from({ length: 3000 }, (_, n) => member({ fingerprint: `f${n}` }));
    const read = sent("alertmanager", grafana(...many));
    expect([read.alerts.length, read.leftOut]).toEqual([500, 2500]);
    const names = Array.from({ length: 5000 }, (_, n) => [`label${n}`, "x"]);
    const labels: unknown = Object.fromEntries(names);
    const [alert] = sent("alertmanager", grafana(member({ labels }))).alerts;
    expect(Object.keys(alert?.labels ?? {}).length).toBe(100);
    const wide = { ...Object.fromEntries(names), id: 1, title: "Wide" };
    expect(Object.keys(sent("generic", wide).alerts[0]?.labels ?? {}).length).toBe(100);
  });

  test("texts that are none are named by their place", () => {
    const read = readSent(
      { kind: "alertmanager", mapping },
      grafana(member({ labels: { a: 1 }, annotations: [] })),
      "made",
    );
    expect(read).toEqual({
      ok: false,
      errors: [
        "alerts.0.labels.a: Send a text.",
        "alerts.0.annotations: Send texts by their names.",
      ],
    });
  });

  test("whatever it is, it is read or refused in words", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SENDERS), fc.jsonValue(), (kind, body) => {
        const read = readSent({ kind, mapping }, body, "made");
        if (!read.ok) expect(read.errors.length).toBeGreaterThan(0);
      }),
      { numRuns: runs(300) },
    );
  });

  test("a shape that is nearly right is read or refused in words, too", () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom("firing", "__proto__", "", 0, null));
    const near = fc.record({
      status: odd,
      groupKey: odd,
      alerts: fc.array(fc.record({ status: odd, labels: odd, fingerprint: odd, startsAt: odd })),
      routing_key: odd,
      event_action: odd,
      payload: odd,
      links: fc.array(fc.record({ href: odd })),
      heartbeat: fc.record({ status: odd }),
      monitor: fc.record({ id: odd, name: odd }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...SENDERS), near, (kind, body) => {
        expect(typeof readSent({ kind, mapping }, body, "made").ok).toBe("boolean");
      }),
      { numRuns: runs(300) },
    );
  });
});
