import { parseUrl } from "@/lib/text/parse-url";

export const HEARTBEAT_VARIABLE = "BURNLINE_HEARTBEAT_URL";

/** The address that is told each minute that alerts are evaluated and delivered; null for none. */
export function heartbeatUrl(env: NodeJS.ProcessEnv): string | null {
  const given = env[HEARTBEAT_VARIABLE] ?? "";
  if (given === "") return null;
  if (/^https?:$/.test(parseUrl(given)?.protocol ?? "")) return given;
  throw new Error(
    `${HEARTBEAT_VARIABLE} must be an http or https address, not "${given}". Example: ${HEARTBEAT_VARIABLE}=https://hc-ping.com/your-check`,
  );
}
