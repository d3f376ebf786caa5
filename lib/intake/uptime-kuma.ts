import { z } from "zod";
import { errorsOf, type Incoming, type Read } from "./incoming";

const notice = z.object({
  heartbeat: z.object({ status: z.number(), msg: z.string().nullish() }).nullable(),
  monitor: z
    .object({
      id: z.union([z.number(), z.string().max(255)]),
      name: z.string(),
      url: z.string().nullish(),
    })
    .nullable(),
  msg: z.string().nullish(),
});

const DOWN = 0;
const UP = 1;

/**
 * A notice of one monitor. Null for one that is neither down nor up (pending, in maintenance), and
 * for the test that Uptime Kuma sends of nothing.
 */
export function readUptimeKuma(body: unknown): Read<Incoming | null> {
  const parsed = notice.safeParse(body);
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error.issues) };
  const { heartbeat, monitor, msg } = parsed.data;
  if (!heartbeat || !monitor || (heartbeat.status !== DOWN && heartbeat.status !== UP))
    return { ok: true, sent: null };
  return {
    ok: true,
    sent: {
      key: String(monitor.id),
      status: heartbeat.status === DOWN ? "firing" : "resolved",
      severity: "page",
      title: `${monitor.name} is down`,
      group: null,
      labels: { monitor: monitor.name },
      annotations: { message: heartbeat.msg ?? msg ?? "" },
      links: monitor.url ? [{ href: monitor.url, text: monitor.name }] : [],
      startedAt: null,
      resolvedAt: null,
    },
  };
}
