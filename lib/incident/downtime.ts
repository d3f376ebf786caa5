import { intersection, lengthMs, type Interval } from "@/lib/time/interval";
import type { IncidentRecord } from "./record";

/**
 * Of one or more services. `meanMs`: mean time between failures; null where no service failed
 * twice.
 */
export type Downtime = { meanMs: number | null; failures: number; downtimeMs: number };

/** `counted`: the failures that the mean rests on. */
export type DowntimeTogether = Downtime & { counted: number };

export type ServiceDowntime = Downtime & { service: string };

/** From when until when each service was there, by slug; half-open, without end while it is. */
export type ServiceLives = ReadonlyMap<string, Interval>;

/**
 * Half-open stretches without overlap, in order. Stretches that only touch become one too: nothing
 * was up between them.
 */
export function mergedStretches(stretches: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/**
 * `[started, resolved)` of the incidents that touched each service; open ones last until `now`,
 * canceled ones and those that would end before they began count nowhere.
 */
export function stretchesByService(
  incidents: readonly IncidentRecord[],
  now: number,
): Map<string, Interval[]> {
  const byService = new Map<string, Interval[]>();
  for (const { status, startedAt, resolvedAt, services } of incidents) {
    const stretch = { start: startedAt, end: resolvedAt ?? now };
    if (status === "canceled" || stretch.end < stretch.start) continue;
    for (const service of services) {
      const known = byService.get(service);
      if (known) known.push(stretch);
      else byService.set(service, [stretch]);
    }
  }
  return byService;
}

/**
 * One service in a period: overlapping incidents are one failure. Failures are those that began in
 * the period, downtime is all that lies in it, also of one that began before. MTBF = uptime /
 * failures, where uptime is the part of the period in which the service was there (`life`), less
 * the downtime in that.
 */
export function downtimeOf(
  stretches: readonly Interval[],
  period: Interval,
  life: Interval = period,
): Downtime {
  const merged = mergedStretches(stretches);
  const there = intersection(period, life);
  const failures = merged.filter(({ start }) => period.start <= start && start < period.end).length;
  const uptimeMs = there === null ? 0 : lengthMs(there) - lengthIn(merged, there);
  return {
    meanMs: failures < 2 ? null : uptimeMs / failures,
    failures,
    downtimeMs: lengthIn(merged, period),
  };
}

const lengthIn = (stretches: readonly Interval[], within: Interval): number =>
  stretches.reduce(
    (sum, stretch) => sum + lengthMs(intersection(stretch, within) ?? { start: 0, end: 0 }),
    0,
  );

/**
 * Each service that failed or was down in the period, the one with most failures first. The future
 * is no uptime, nor is the time before a service was there or after it: a period ends with `now`,
 * and counts for a service while it lives. One whose life is not known was there all the time.
 */
export function downtimeByService(
  incidents: readonly IncidentRecord[],
  period: Interval,
  now: number,
  lives: ServiceLives,
): ServiceDowntime[] {
  const past = { start: period.start, end: Math.max(period.start, Math.min(period.end, now)) };
  return [...stretchesByService(incidents, now)]
    .map(([service, stretches]) => ({
      service,
      ...downtimeOf(stretches, past, lives.get(service)),
    }))
    .filter(({ failures, downtimeMs }) => failures > 0 || downtimeMs > 0)
    .sort(
      (a, b) =>
        b.failures - a.failures ||
        b.downtimeMs - a.downtimeMs ||
        a.service.localeCompare(b.service),
    );
}

/**
 * Several services together: failures and downtime add up. The mean time between failures is that
 * of the services that failed at least twice, each weighing as much as it failed: the sum of their
 * uptimes over the sum of their failures.
 */
export function downtimeTogether(services: readonly Downtime[]): DowntimeTogether {
  const sum = (of: (service: Downtime) => number) =>
    services.reduce((total, service) => total + of(service), 0);
  const uptimeMs = sum(({ meanMs, failures }) => (meanMs === null ? 0 : meanMs * failures));
  const counted = sum(({ meanMs, failures }) => (meanMs === null ? 0 : failures));
  return {
    meanMs: counted === 0 ? null : uptimeMs / counted,
    failures: sum(({ failures }) => failures),
    downtimeMs: sum(({ downtimeMs }) => downtimeMs),
    counted,
  };
}
