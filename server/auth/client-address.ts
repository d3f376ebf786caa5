import "server-only";

/** Holds the peer's own address where no proxy is trusted (`server/http/front/peer-address.ts`). */
export const FORWARDED_FOR = "x-forwarded-for";

/**
 * How many proxies in front are trusted: BURNLINE_TRUST_PROXY, 0 when unset. Throws with the fix
 * when it is no such number.
 */
export function trustedProxies(): number {
  const given = process.env.BURNLINE_TRUST_PROXY || "0";
  if (!/^[0-9]$/.test(given))
    throw new Error(
      `BURNLINE_TRUST_PROXY must be the number of proxies in front of Burnline (0 to 9), not "${given}".`,
    );
  return Number(given);
}

/** The client's address: the entry that the outermost trusted proxy added, else the peer's. */
export function clientAddress(headers: Headers): string | null {
  const entries = (headers.get(FORWARDED_FOR) ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  const address = entries.at(-Math.max(1, trustedProxies())) ?? entries.at(0);
  return address?.replace(/^::ffff:/, "") ?? null;
}
