import { parseNetworks } from "@/server/outgoing/networks";

const LEAST_TOKEN_LENGTH = 16;

/** Checks what the process takes from its environment and nobody else checks; throws one line that says what to do. */
export function checkEnvironment(env: NodeJS.ProcessEnv): void {
  const port = env.PORT ?? "";
  if (port !== "" && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) throw new Error(`PORT must be a number up to 65535, not "${port}". Example: PORT=8080`);
  checkNetworks(env.BURNLINE_SOURCE_NETWORKS ?? "");
  const token = env.BURNLINE_METRICS_TOKEN ?? "";
  if (token !== "" && token.length < LEAST_TOKEN_LENGTH) throw new Error(`BURNLINE_METRICS_TOKEN must have at least ${LEAST_TOKEN_LENGTH} characters. Make one with: openssl rand -hex 16`);
}

function checkNetworks(list: string): void {
  try {
    parseNetworks(list);
  } catch (error) {
    throw new Error(`BURNLINE_SOURCE_NETWORKS: ${error instanceof Error ? error.message : ""}. Example: BURNLINE_SOURCE_NETWORKS=127.0.0.0/8,10.0.0.0/8, or "private" for every private network.`, { cause: error });
  }
}
