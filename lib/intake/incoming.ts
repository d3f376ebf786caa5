import type { Severity } from "@/lib/alerting/policy";

/** One alert as a sender tells of it, in our words. */
export type Incoming = {
  /** What it is deduplicated by within its integration; never a title. */
  key: string;
  status: "firing" | "acknowledged" | "resolved";
  severity: Severity;
  title: string;
  /** Which of the sender's groups it belongs to; null where the sender has none. */
  group: string | null;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  links: readonly { href: string; text: string }[];
  /** Epoch milliseconds; null where the sender does not say. */
  startedAt: number | null;
  /** Of one that is over, as `startedAt`. */
  resolvedAt: number | null;
};

/** What a sender sent, or what is wrong with it, in the order of its fields. */
export type Read<Sent> = { ok: true; sent: Sent } | { ok: false; errors: readonly string[] };

export type Issue = { path: readonly PropertyKey[]; message: string };

/** What is wrong in a line each, led by the field. */
export const errorsOf = (issues: readonly Issue[]): string[] =>
  issues.map(({ path, message }) => `${path.map(String).join(".") || "body"}: ${message}`);

/** Epoch milliseconds of a sender's time; null for none, which some write as the year 1. */
export function instantOrNull(text: string | undefined): number | null {
  const ms = Date.parse(text ?? "");
  return Number.isNaN(ms) || ms <= 0 ? null : ms;
}
