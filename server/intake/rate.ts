import "server-only";
import { keepLast } from "@/lib/collections/keep-last";

/** So many requests under one key at once, and so many a second in the long run. */
const BURST = 300;
const PER_SECOND = 5;
/** More keys than anyone has; the one that was quiet longest is forgotten. */
const MOST_KNOWN = 10_000;

type Bucket = { left: number; at: number };

// Each route may be a module instance of its own.
const inProcess = globalThis as typeof globalThis & { burnlineIntakeRate?: Map<string, Bucket> };

/** Whether one more may come under a key, told by its hash; `nowMs` on a clock that never goes back. */
export function takesOneMore(keyHash: string, nowMs: number): boolean {
  const buckets = (inProcess.burnlineIntakeRate ??= new Map());
  const before = buckets.get(keyHash) ?? { left: BURST, at: nowMs };
  const refilled = before.left + ((nowMs - before.at) / 1000) * PER_SECOND;
  const left = Math.min(BURST, refilled);
  keepLast(buckets, keyHash, { left: left < 1 ? left : left - 1, at: nowMs }, MOST_KNOWN);
  return left >= 1;
}
