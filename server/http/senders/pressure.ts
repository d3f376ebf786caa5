import "server-only";
import { keyHash } from "@/server/auth/random-key";
import { takesOneMore } from "@/server/intake/rate";
import { KIB } from "../body-limits";
import { withinCapacity } from "../capacity";

const MOST = { requests: 64, bytes: 128 * 1024 * KIB };

/** Whether more comes under a key than its share in the long run. */
export const sendsTooMuch = (key: string): boolean =>
  !takesOneMore(keyHash(key), performance.now());

/** Runs `work` while there is room for what the request may hold in memory; else throws 503. */
export function withinIntake<T>(
  holder: string,
  request: Request,
  mostBytes: number,
  work: () => Promise<T>,
): Promise<T> {
  const declared = Number(request.headers.get("content-length") ?? mostBytes);
  const bytes = Number.isSafeInteger(declared) ? Math.min(declared, mostBytes) : mostBytes;
  return withinCapacity(holder, bytes, work, MOST, "alerts");
}
