import "server-only";

const DEFAULT_PORT = "3000";

/** Where people reach this installation: BURNLINE_URL, else the local port. Throws with the mend when BURNLINE_URL is not a web address. */
export function installationUrl(): URL {
  const given = process.env.BURNLINE_URL;
  if (!given) return new URL(`http://localhost:${process.env.PORT || DEFAULT_PORT}`);
  const url = URL.parse(given);
  if (!url || !["http:", "https:"].includes(url.protocol)) throw new Error(`BURNLINE_URL must be a web address such as https://burnline.example.org, not "${given}".`);
  return url;
}

export const servedOverHttps = (): boolean => installationUrl().protocol === "https:";
