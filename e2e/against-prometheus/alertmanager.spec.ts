import { startAlertmanager, type Alertmanager } from "../support/alertmanager";
import { expect, test } from "../support/fixtures";
import { makingAs } from "../support/making";
import { integrationKey } from "../support/sent-alerts";
import { adminCookieOf } from "../support/people";
import type { Server } from "../support/server";

test.use({ own: "alertmanager" });

const PATIENCE = { timeout: 60_000 };
const labels = (instance: string) => ({ alertname: "DiskFull", severity: "critical", instance });

type Listed = { title: string; state: string; severity: string; labels: Record<string, string> };

let alertmanager: Alertmanager | undefined;
test.afterAll(async () => alertmanager?.stop());

/** Who is open or over, as Burnline lists it, each instance once for each of the two receivers. */
async function listed({ url, token }: Server): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/alerts?limit=100`, {
    headers: { authorization: `Bearer ${token}` },
  }).catch(() => null);
  if (!answer?.ok) return [];
  const { items } = (await answer.json()) as { items: Listed[] };
  return items.map(({ labels, title, state }) => `${labels.instance ?? title} ${state}`).sort();
}

/** When each of the two integrations was last sent something. */
async function lastReceived({ url, token }: Server): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/integrations`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { items } = (await answer.json()) as { items: { lastReceivedAt: string }[] };
  return items.map(({ lastReceivedAt }) => lastReceivedAt);
}

test("a real Alertmanager opens and resolves alerts by webhook and by PagerDuty's API, each once, though either side is killed meanwhile", async ({
  server,
}) => {
  test.setTimeout(240_000);
  const making = makingAs(server, await adminCookieOf(server));
  await making.send("PUT", "/teams/payments", { name: "Payments" });
  const body = { name: "Alertmanager", team: "payments" };
  const webhook = await integrationKey(making, "webhook", { ...body, kind: "alertmanager" });
  const pager = await integrationKey(making, "pager", { ...body, kind: "pagerduty" });
  alertmanager = await startAlertmanager([
    {
      name: "webhook",
      webhook_configs: [
        { url: `${server.url}/api/v1/alertmanager/${webhook}`, send_resolved: true },
      ],
    },
    {
      name: "pager",
      pagerduty_configs: [
        {
          routing_key: pager,
          url: `${server.url}/v2/enqueue`,
          send_resolved: true,
          severity: "{{ .CommonLabels.severity }}",
          description: "{{ .CommonLabels.alertname }}",
        },
      ],
    },
  ]);
  await alertmanager.tell(labels("db-1"));
  await expect.poll(() => listed(server), PATIENCE).toEqual(["DiskFull firing", "db-1 firing"]);

  await test.step("one that begins while Burnline is dead arrives after its restart", async () => {
    await server.kill9();
    await alertmanager?.tell(labels("db-2"));
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await server.restart();
    await expect
      .poll(() => listed(server), PATIENCE)
      .toEqual(["DiskFull firing", "db-1 firing", "db-2 firing"]);
  });

  await test.step("one that is over while Burnline is dead is resolved after its restart", async () => {
    await server.kill9();
    await alertmanager?.tell(labels("db-2"), new Date());
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await server.restart();
    await expect
      .poll(() => listed(server), PATIENCE)
      .toEqual(["DiskFull firing", "db-1 firing", "db-2 resolved"]);
  });

  await test.step("an Alertmanager that was killed tells everything again, which opens nothing twice", async () => {
    const before = await lastReceived(server);
    await alertmanager?.killAndRestart();
    await alertmanager?.tell(labels("db-1"));
    await expect
      .poll(async () => {
        const now = await lastReceived(server);
        return now.filter((at, index) => at !== before[index]).length;
      }, PATIENCE)
      .toBe(2);
    expect(await listed(server)).toEqual(["DiskFull firing", "db-1 firing", "db-2 resolved"]);
    await alertmanager?.tell(labels("db-1"), new Date());
    await expect
      .poll(() => listed(server), PATIENCE)
      .toEqual(["DiskFull resolved", "db-1 resolved", "db-2 resolved"]);
  });
});
