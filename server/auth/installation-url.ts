import "server-only";
import { headers } from "next/headers";
import { parseUrl } from "@/lib/text/parse-url";

const DEFAULT_PORT = "3000";
// Nothing that a shell would take for more than a name: it stands in commands to copy.
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Where the server listens: PORT, 3000 when unset. */
export const localPort = (): string => process.env.PORT || DEFAULT_PORT;

/**
 * Where people reach this installation: BURNLINE_URL, else the local port. Throws with the fix
 * when BURNLINE_URL is not a web address.
 */
export function installationUrl(): URL {
  const given = process.env.BURNLINE_URL;
  if (!given) return new URL(`http://localhost:${localPort()}`);
  const url = parseUrl(given);
  if (!url || !["http:", "https:"].includes(url.protocol))
    throw new Error(
      `BURNLINE_URL must be a web address such as https://burnline.example.org, not "${given}".`,
    );
  return url;
}

export const servedOverHttps = (): boolean => installationUrl().protocol === "https:";

/**
 * Where the asker reaches this installation: BURNLINE_URL, else the host that they named;
 * forwarding headers are not asked.
 */
export async function reachedUrl(): Promise<URL> {
  const host = process.env.BURNLINE_URL ? null : (await headers()).get("host");
  return (host !== null && HOST.test(host) && parseUrl(`http://${host}`)) || installationUrl();
}

/** The address of a page for someone else to open. */
export const linkTo = async (path: string): Promise<string> =>
  new URL(path, await reachedUrl()).href;
