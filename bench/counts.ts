/**
 * Deterministic traffic: a daily rhythm with noise, few errors, now and then an outage. In whole
 * events.
 */
export type Counts = { bad: number; total: number };

const MINUTES_PER_DAY = 1440;
const OUTAGE_MINUTES = 40;
const OUTAGES_IN = 4000;

function hash(a: number, b: number): number {
  let mixed = Math.imul(a + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x165667b1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

export function countsAt(slo: number, minute: number): Counts {
  const mean = 200 + 4000 * hash(slo, 1) ** 3;
  const rhythm = 1 + 0.6 * Math.sin((2 * Math.PI * (minute % MINUTES_PER_DAY)) / MINUTES_PER_DAY);
  const noise = (hash(slo, minute) + hash(minute, slo) + hash(slo + minute, 7) - 1.5) * 2;
  const total = Math.max(1, Math.round(mean * rhythm + Math.sqrt(mean * rhythm) * noise));
  const outage = hash(slo + 31, Math.floor(minute / OUTAGE_MINUTES)) * OUTAGES_IN < OUTAGE_MINUTES;
  const share = outage ? 0.3 * hash(minute, slo + 3) : 0.0008 * hash(slo, 5);
  const expected = total * share;
  return {
    total,
    bad: Math.min(total, Math.floor(expected) + (hash(minute + 11, slo) < expected % 1 ? 1 : 0)),
  };
}
