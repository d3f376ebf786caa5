import "server-only";
import { headers } from "next/headers";
import { parseUrl } from "@/lib/parse-url";

const DEFAULT_PORT = "3000";

/** Where people reach this installation: BURNLINE_URL, else the local port. Throws with the mend when BURNLINE_URL is not a web address. */
export function installationUrl(): URL {
  const given = process.env.BURNLINE_URL;
  if (!given) return new URL(`http://localhost:${process.env.PORT || DEFAULT_PORT}`);
  const url = parseUrl(given);
  if (!url || !["http:", "https:"].includes(url.protocol)) throw new Error(`BURNLINE_URL must be a web address such as https://burnline.example.org, not "${given}".`);
  return url;
}

export const servedOverHttps = (): boolean => installationUrl().protocol === "https:";

/** The address of a page for somebody else to open: under BURNLINE_URL, else under the name by which the asker reached us. */
export async function linkTo(path: string): Promise<string> {
  const host = process.env.BURNLINE_URL ? null : (await headers()).get("host");
  return new URL(path, host === null ? installationUrl() : `http://${host}`).href;
}
