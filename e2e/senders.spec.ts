import { STRINGS } from "./fuzz/odd-values";
import { mutated } from "./fuzz/mutations";
import { isDeep } from "./support/depth";
import { expect, test } from "./support/fixtures";
import { makingAs } from "./support/making";
import { adminCookieOf } from "./support/people";
import { seededRandom, type Random } from "./support/random";
import { alertmanagerNotice, integrationKey } from "./support/sent-alerts";

test.use({ own: "senders" });

const SEED = Number(
  process.env.FUZZ_SEED ?? new Date().toISOString().slice(0, 10).replaceAll("-", ""),
);
/** An integration takes 300 requests at once; each round has new ones. */
const ROUNDS = isDeep ? 100 : 3;
const REQUESTS = 250;
const AT_ONCE = 12;

const heartbeat = { heartbeat: { status: 0, msg: "down" }, monitor: { id: 7, name: "Shop" } };
const event = (routing_key: string) => ({
  routing_key,
  event_action: "trigger",
  dedup_key: "disk",
  payload: { summary: "Disk full", source: "db-1", severity: "critical", custom_details: { a: 1 } },
  links: [{ href: "https://example.com", text: "Run" }],
});
const SENDERS = {
  alertmanager: alertmanagerNotice("Down", "Slow"),
  grafana: { ...alertmanagerNotice("Down"), orgId: 1, title: "x", message: "y" },
  "uptime-kuma": heartbeat,
  generic: { id: 1, title: "Backup failed", level: "warning", state: "failed" },
};
const MAPPING = { title: "$.title", key: "$.id", severity: "$.level", status: "$.state" };

type Sending = { path: string; body: string };

const textOf = (random: Random, value: unknown): string => {
  const text = JSON.stringify(mutated(random, value));
  if (random.chance(0.05)) return text.slice(0, random.below(text.length));
  return random.chance(0.05) ? random.pick(STRINGS) : text;
};

test("whatever senders send, nothing is answered with 500, and their keys are in no log", async ({
  server,
}) => {
  test.setTimeout(isDeep ? 3_600_000 : 240_000);
  const making = makingAs(server, await adminCookieOf(server));
  await making.send("PUT", "/teams/payments", { name: "Payments" });
  const random = seededRandom(SEED);
  const statuses = new Map<string, number>();
  const faults: unknown[] = [];
  const keys: string[] = [];

  for (let round = 0; round < ROUNDS; round += 1) {
    const sendings: (() => Sending)[] = [];
    for (const [kind, body] of Object.entries(SENDERS)) {
      const fields = { name: kind, team: "payments", kind };
      const slug = `${kind}-${String(round)}`;
      const key = await integrationKey(
        making,
        slug,
        kind === "generic" ? { ...fields, mapping: MAPPING } : fields,
      );
      keys.push(key);
      const path = `/api/v1/intake/${key}`;
      sendings.push(() => ({ path, body: textOf(random, body) }));
    }
    const pager = { name: "Pager", team: "payments", kind: "pagerduty" };
    const key = await integrationKey(making, `pagerduty-${String(round)}`, pager);
    keys.push(key);
    for (const path of ["/v2/enqueue", "/v2/change/enqueue"])
      sendings.push(() => ({ path, body: textOf(random, event(key)) }));

    let left = REQUESTS * sendings.length;
    const worker = async () => {
      while (left > 0) {
        left -= 1;
        const sending = random.pick(sendings)();
        const answer = await fetch(`${server.url}${sending.path}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: sending.body,
        });
        const text = await answer.text();
        const name = String(answer.status);
        statuses.set(name, (statuses.get(name) ?? 0) + 1);
        if (answer.status === 500) faults.push({ ...sending, text });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
  expect(faults.slice(0, 3)).toEqual([]);
  expect([...statuses.keys()]).toEqual(expect.arrayContaining(["200", "202", "400"]));
  const said = server.logs();
  expect(keys.filter((key) => said.includes(key))).toEqual([]);
  expect(said).not.toMatch(/"event":"bug"/);
});
