import { Agent, request } from "node:http";
import { median } from "./result";

export type Load = { perSecond: number; p50Ms: number };
/** `cookies`: of as many sessions, which ask in turn. */
export type Target = { url: string; cookies?: readonly string[] };

const CONNECTIONS = 10;

/** For so long, or so often. */
type Length = { seconds: number } | { requests: number };

/**
 * Asks for a page over ten kept connections, each with the next request as soon as it has its
 * answer; throws when one is not a 200.
 */
export async function load({ url, cookies = [] }: Target, length: Length): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const took: number[] = [];
  const started = performance.now();
  const isOver =
    "seconds" in length
      ? () => performance.now() >= started + length.seconds * 1000
      : () => took.length >= length.requests;
  const connection = async () => {
    while (!isOver()) {
      const asked = performance.now();
      const cookie = cookies[took.length % cookies.length];
      await get(agent, url, cookie === undefined ? {} : { cookie });
      took.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  const elapsed = performance.now() - started;
  agent.destroy();
  return { perSecond: (took.length * 1000) / elapsed, p50Ms: median(took) };
}

function get(agent: Agent, url: string, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(60_000);
    const asked = request(url, { agent, headers, signal }, (answer) => {
      if (answer.statusCode !== 200)
        reject(new Error(`${url} answered ${String(answer.statusCode)}`));
      answer.on("error", reject).on("end", resolve).resume();
    });
    asked.on("error", reject).end();
  });
}
