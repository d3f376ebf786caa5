import { describe, expect, test } from "vitest";
import { readAlertmanager } from "./alertmanager";
import { readPagerDutyChange, readPagerDutyEvent } from "./pagerduty";
import { readUptimeKuma } from "./uptime-kuma";

const KEY = "0123456789abcdef0123456789abcdef";

const member = (more: object = {}) => ({
  status: "firing",
  labels: { alertname: "HighErrorRate", severity: "critical", service: "checkout" },
  annotations: { summary: "Checkout fails", runbook_url: "https://wiki.example.com/checkout" },
  startsAt: "2026-06-01T02:00:00.123Z",
  endsAt: "0001-01-01T00:00:00Z",
  generatorURL: "http://prometheus.example.com/graph",
  fingerprint: "a1b2c3",
  ...more,
});
const group = (alerts: object[], more: object = {}) => ({
  version: "4",
  receiver: "burnline",
  status: "firing",
  groupKey: '{}:{alertname="HighErrorRate"}',
  groupLabels: { alertname: "HighErrorRate" },
  commonLabels: {},
  commonAnnotations: {},
  externalURL: "http://alertmanager.example.com",
  truncatedAlerts: 0,
  alerts,
  ...more,
});
function sent<Sent>(read: { ok: true; sent: Sent } | { ok: false; errors: readonly string[] }) {
  if (!read.ok) throw new Error(read.errors.join("; "));
  return read.sent;
}

describe("Alertmanager", () => {
  test("a member is known by its fingerprint, and has no end while it fires", () => {
    expect(sent(readAlertmanager(group([member()]))).alerts).toEqual([
      {
        key: "a1b2c3",
        status: "firing",
        severity: "page",
        title: "Checkout fails",
        group: '{}:{alertname="HighErrorRate"}',
        labels: { alertname: "HighErrorRate", severity: "critical", service: "checkout" },
        annotations: {
          summary: "Checkout fails",
          runbook_url: "https://wiki.example.com/checkout",
        },
        links: [
          { href: "http://prometheus.example.com/graph", text: "Source" },
          { href: "https://wiki.example.com/checkout", text: "Runbook" },
        ],
        startedAt: Date.parse("2026-06-01T02:00:00.123Z"),
        resolvedAt: null,
      },
    ]);
  });

  test("each member of a firing group is judged by itself", () => {
    const { alerts, closes } = sent(
      readAlertmanager(
        group([
          member(),
          member({ fingerprint: "d4", status: "resolved", endsAt: "2026-06-01T02:05:00Z" }),
        ]),
      ),
    );
    expect(alerts.map(({ key, status, resolvedAt }) => [key, status, resolvedAt])).toEqual([
      ["a1b2c3", "firing", null],
      ["d4", "resolved", Date.parse("2026-06-01T02:05:00Z")],
    ]);
    expect(closes).toBeNull();
  });

  test("a group that is resolved closes all its members, also those that were left out", () => {
    const read = sent(
      readAlertmanager(
        group([member({ status: "resolved" })], { status: "resolved", truncatedAlerts: 3 }),
      ),
    );
    expect(read).toMatchObject({ closes: '{}:{alertname="HighErrorRate"}' });
  });

  test.each([
    ["warning", "ticket"],
    ["Info", "ticket"],
    ["critical", "page"],
    ["page", "page"],
    [undefined, "page"],
  ])("a severity label of %s is a %s", (severity, expected) => {
    const labels = { alertname: "X", ...(severity === undefined ? {} : { severity }) };
    expect(sent(readAlertmanager(group([member({ labels })]))).alerts[0]?.severity).toBe(expected);
  });

  test("without a summary the title is the alert's name", () => {
    const read = sent(readAlertmanager(group([member({ annotations: {} })])));
    expect(read.alerts[0]?.title).toBe("HighErrorRate");
  });

  test("fields of newer versions and of Grafana are let through", () => {
    const grafana = group([member({ values: { A: 1 }, imageURL: "https://example.com/i.png" })], {
      orgId: 1,
      title: "[FIRING:1]",
      state: "alerting",
      message: "",
    });
    expect(sent(readAlertmanager(grafana)).alerts.length).toBe(1);
  });

  test("what is wrong is named by its field", () => {
    expect(readAlertmanager({ status: "firing", alerts: [member({ fingerprint: "" })] })).toEqual({
      ok: false,
      errors: [
        expect.stringMatching(/^groupKey: /),
        expect.stringMatching(/^alerts\.0\.fingerprint: /),
      ],
    });
    expect(readAlertmanager("nothing")).toMatchObject({ ok: false });
  });
});

const trigger = (more: object = {}) => ({
  routing_key: KEY,
  event_action: "trigger",
  dedup_key: "disk/full on db 1",
  payload: { summary: "Disk full", source: "db-1", severity: "critical" },
  ...more,
});

describe("PagerDuty events", () => {
  test("a trigger fires under its own key, whatever characters that has", () => {
    expect(sent(readPagerDutyEvent(trigger(), "made"))).toEqual({
      routingKey: KEY,
      incoming: {
        key: "disk/full on db 1",
        status: "firing",
        severity: "page",
        title: "Disk full",
        group: null,
        labels: { source: "db-1", severity: "critical" },
        annotations: {},
        links: [],
        startedAt: null,
        resolvedAt: null,
      },
    });
  });

  test("a trigger without a key is given one", () => {
    const read = sent(readPagerDutyEvent(trigger({ dedup_key: undefined }), "made"));
    expect(read.incoming.key).toBe("made");
  });

  test.each(["acknowledge", "resolve"])("%s needs no payload, and ignores one", (event_action) => {
    for (const payload of [undefined, { summary: "" }])
      expect(
        sent(readPagerDutyEvent(trigger({ event_action, payload }), "made")).incoming,
      ).toMatchObject({
        key: "disk/full on db 1",
        status: `${event_action}d`,
      });
  });

  test.each([
    ["critical", "page"],
    ["error", "page"],
    ["warning", "ticket"],
    ["info", "ticket"],
  ])("the severity %s is a %s", (severity, expected) => {
    const payload = { summary: "Disk full", source: "db-1", severity };
    expect(sent(readPagerDutyEvent(trigger({ payload }), "made")).incoming.severity).toBe(expected);
  });

  test("links, the client and details are kept", () => {
    const { incoming } = sent(
      readPagerDutyEvent(
        trigger({
          client: "Grafana",
          client_url: "https://grafana.example.com",
          links: [{ href: "https://example.com/run" }],
          payload: {
            summary: "Disk full",
            source: "db-1",
            severity: "info",
            custom_details: { free: 3, path: "/var" },
          },
        }),
        "made",
      ),
    );
    expect(incoming.links).toEqual([
      { href: "https://example.com/run", text: "https://example.com/run" },
      { href: "https://grafana.example.com", text: "Grafana" },
    ]);
    expect(incoming.annotations).toEqual({ free: "3", path: "/var" });
  });

  test("a key of another length is refused in PagerDuty's words", () => {
    expect(readPagerDutyEvent(trigger({ routing_key: "short" }), "made")).toEqual({
      ok: false,
      errors: ["Length of 'routing_key' is incorrect (should be 32 characters)"],
    });
  });

  test("a trigger that says nothing, and a resolve of nothing, are refused", () => {
    expect(
      readPagerDutyEvent(trigger({ payload: { source: "db-1", severity: "info" } }), "made"),
    ).toMatchObject({
      ok: false,
      errors: [expect.stringMatching(/^'payload\.summary': /)],
    });
    expect(
      readPagerDutyEvent(trigger({ event_action: "resolve", dedup_key: undefined }), "made"),
    ).toEqual({ ok: false, errors: ["'dedup_key' is required for event_action 'resolve'"] });
    expect(readPagerDutyEvent(null, "made")).toMatchObject({ ok: false });
  });
});

describe("Uptime Kuma", () => {
  const notice = (status: number) => ({
    heartbeat: { status, msg: "timeout", time: "2026-06-01 02:00:00" },
    monitor: { id: 7, name: "Shop", url: "https://shop.example.com" },
    msg: "[Shop] timeout",
  });

  test("0 fires and 1 resolves, by the monitor's id", () => {
    expect(sent(readUptimeKuma(notice(0)))).toMatchObject({
      key: "7",
      status: "firing",
      title: "Shop is down",
      annotations: { message: "timeout" },
      links: [{ href: "https://shop.example.com", text: "Shop" }],
    });
    expect(sent(readUptimeKuma(notice(1)))).toMatchObject({ key: "7", status: "resolved" });
  });

  test("pending, maintenance and a test of nothing change nothing", () => {
    for (const body of [notice(2), notice(3), { heartbeat: null, monitor: null, msg: "Testing" }])
      expect(sent(readUptimeKuma(body))).toBeNull();
  });

  test("what is wrong is named by its field", () => {
    expect(readUptimeKuma({ heartbeat: { status: "down" }, monitor: null })).toEqual({
      ok: false,
      errors: [expect.stringMatching(/^heartbeat\.status: /)],
    });
  });
});

describe("a change of PagerDuty's", () => {
  const told = (payload: object, more: object = {}) =>
    readPagerDutyChange({ routing_key: KEY, payload, ...more });

  test("has its words, its instant, its links, and the service that it names", () => {
    const payload = {
      summary: " Deployed 1.2 ",
      source: "ci",
      timestamp: "2026-06-01T02:00:00Z",
      custom_details: { service: "checkout", build: 7 },
    };
    const links = [{ href: "https://ci.example/7" }, { href: "javascript:alert(1)", text: "x" }];
    expect(sent(told(payload, { links })).change).toEqual({
      summary: "Deployed 1.2",
      source: "ci",
      service: "checkout",
      at: Date.parse("2026-06-01T02:00:00Z"),
      links: [{ href: "https://ci.example/7", text: "https://ci.example/7" }],
    });
  });

  test("needs no more than a summary", () => {
    expect(sent(told({ summary: "Deployed" })).change).toEqual({
      summary: "Deployed",
      source: null,
      service: null,
      at: null,
      links: [],
    });
    expect(told({ summary: "" }).ok).toBe(false);
  });
});
