import { Agent } from "node:https";
import { acknowledge, change, resolve, trigger } from "@pagerduty/pdjs";
import { expect, test } from "./support/fixtures";
import { makingAs } from "./support/making";
import { adminCookieOf } from "./support/people";
import { integrationKey } from "./support/sent-alerts";
import { startTlsFront, type TlsFront } from "./support/tls-front";

test.use({ own: "pagerduty-client" });

let front: TlsFront | undefined;
test.afterAll(() => front?.stop());

type Answer = { response: { status: number }; data: unknown };
const told = ({ response, data }: Answer) => ({ status: response.status, data });

test("PagerDuty's own client triggers, acknowledges and resolves an alert here, and is told what is wrong", async ({
  server,
  api,
}) => {
  const making = makingAs(server, await adminCookieOf(server));
  await making.send("PUT", "/teams/payments", { name: "Payments" });
  await making.send("PUT", "/services/checkout", { name: "Checkout", team: "payments" });
  const routing_key = await integrationKey(making, "pager", {
    name: "Pager",
    team: "payments",
    kind: "pagerduty",
  });
  front = await startTlsFront(server);
  const to = { server: front.host, agent: new Agent({ ca: front.ca }) };
  const event = {
    routing_key,
    event_action: "trigger" as const,
    dedup_key: "disk/full on db 1",
    payload: { summary: "Disk full", source: "db-1", severity: "critical" as const },
  };
  const processed = {
    status: 202,
    data: { status: "success", message: "Event processed", dedup_key: "disk/full on db 1" },
  };
  const state = async () => {
    const { items } = (await (await api.get("/api/v1/alerts")).json()) as {
      items: { title: string; state: string }[];
    };
    return items.map(({ title, state: now }) => `${title} ${now}`);
  };
  for (const [act, expected] of [
    [trigger, "Disk full firing"],
    [acknowledge, "Disk full acknowledged"],
    [resolve, "Disk full resolved"],
  ] as const) {
    expect(told(await act({ ...to, data: event }))).toEqual(processed);
    expect(await state()).toEqual([expected]);
  }

  const refused = await trigger({ ...to, data: { ...event, routing_key: "short" } });
  expect(told(refused)).toEqual({
    status: 400,
    data: {
      status: "invalid event",
      message: "Event object is invalid",
      errors: ["Length of 'routing_key' is incorrect (should be 32 characters)"],
    },
  });
  const deployed = await change({
    ...to,
    data: {
      routing_key,
      event_action: "trigger",
      payload: {
        summary: "Deployed 1.2",
        source: "ci",
        severity: "info",
        timestamp: new Date().toISOString(),
        custom_details: { build: 7, service: "checkout" },
      },
      links: [],
    },
  });
  expect(told(deployed)).toEqual({
    status: 202,
    data: { status: "success", message: "Change event processed" },
  });
  const changes = await api.get("/api/v1/services/checkout/changes");
  expect(await changes.json()).toMatchObject({
    items: [{ summary: "Deployed 1.2", source: "ci", integration: "pager" }],
  });
});
