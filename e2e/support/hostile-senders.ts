import { integrationKey } from "./sent-alerts";
import { apiClient } from "./api-client";
import { KIB, MIB, NAMES, filled, numbered, sent } from "./hostile-input";
import type { HostileInput, Target } from "./hostile-input";

const GROUP = '"version":"4","status":"firing","groupKey":"{}"';
const MEMBER = (index: number) =>
  `{"status":"resolved","labels":{"a":"b"},"startsAt":"x","fingerprint":"f${String(index)}"},`;
const BORN = NAMES.map((name) => `"${name}":"x"`).join(",");

const texts = (bytes: number): [string, string][] => [
  ["lists", filled("[", bytes)],
  ["objects", filled('{"a":', bytes)],
  ["a long number", `{"a":${filled("9", bytes - 10)}}`],
  ["one text", `{"a":"${filled("\\\\", bytes - 10)}"}`],
  ["fields", `{${numbered(Math.floor(bytes / 20), (index) => `"field${String(index)}":1,`)}"a":1}`],
  [
    "members",
    `{${GROUP},"alerts":[${numbered(Math.floor(bytes / 90), MEMBER)}${MEMBER(0).slice(0, -1)}]}`,
  ],
  [
    "the names of objects",
    `{${GROUP},${BORN},"alerts":[{"status":"firing","labels":{${BORN}},"annotations":{${BORN}},"startsAt":"x","fingerprint":"f"}]}`,
  ],
];

const keys = new Map<string, Promise<string>>();

/** The key of an integration of this kind, made for these inputs. */
function keyOf(target: Target, kind: string): Promise<string> {
  const name = `${target.url} ${kind}`;
  const known = keys.get(name) ?? made(target, kind);
  keys.set(name, known);
  return known;
}

const made = (target: Target, kind: string): Promise<string> => {
  const call = apiClient(target);
  const send = async (method: string, path: string, json: unknown) =>
    (await call(method, path, { json })).json;
  const mapping = { title: "$.a", key: "$.a", severity: "$.a.b[0]", status: "$.constructor" };
  const body = { name: `Hostile ${kind}`, team: "payments", kind };
  return integrationKey(
    { send },
    `hostile-${kind}`,
    kind === "generic" ? { ...body, mapping } : body,
  );
};

const webhook = (kind: string): HostileInput[] =>
  texts(4 * MIB).map(([what, body]) => ({
    parser: `what ${kind} sends`,
    what,
    send: async (target) =>
      sent(`${target.url}/api/v1/intake/${await keyOf(target, kind)}`, {
        type: "application/json",
        body,
      }),
  }));

const pagerDuty = (): HostileInput[] =>
  ["/v2/enqueue", "/v2/change/enqueue"].flatMap((path) =>
    texts(500 * KIB).map(([what, body]) => ({
      parser: `POST ${path}`,
      what,
      send: async (target) => {
        const key = await keyOf(target, "pagerduty");
        const keyed = body.startsWith("{") ? `{"routing_key":"${key}",${body.slice(1)}` : body;
        return sent(`${target.url}${path}`, { type: "application/json", body: keyed });
      },
    })),
  );

/** What is read under the key of an integration. */
export const senders = (): HostileInput[] => [
  ...["alertmanager", "grafana", "uptime-kuma", "generic"].flatMap(webhook),
  ...pagerDuty(),
];
