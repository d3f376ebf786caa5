import type { Making } from "./making";

const FIRING = { status: "firing", annotations: {}, startsAt: "2026-06-01T02:00:00Z" };

/** Alertmanager's notice of one group with these alerts, by name and fingerprint. */
export const alertmanagerNotice = (...titles: readonly string[]) => ({
  version: "4",
  status: "firing",
  groupKey: "{}:{}",
  alerts: titles.map((title, index) => ({
    ...FIRING,
    labels: { alertname: title, severity: "warning" },
    fingerprint: `fingerprint-${index}`,
  })),
});

/** Makes an integration of a team by the API, and answers its key. */
export async function integrationKey(
  { send }: Pick<Making, "send">,
  slug: string,
  body: { name: string; team: string; kind: string; mapping?: object },
): Promise<string> {
  const { key } = (await send("PUT", `/integrations/${slug}`, body)) as { key: string };
  return key;
}
