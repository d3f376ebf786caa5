import type { Server } from "../e2e/support/server";

const EVERY_MS = 1000;
/** So that each SLO has its minute within one. */
const SLOS_A_PUSH = 20;

export type Pusher = { stop: () => Promise<void> };

/** Sends a minute of some SLOs each second, as senders do, until it is stopped. */
export function startPusher(server: Server, slos: number, teams: number): Pusher {
  let [stopped, next] = [false, 0];
  async function run(): Promise<void> {
    while (!stopped) {
      await push(server, next, slos, teams);
      next = (next + SLOS_A_PUSH) % slos;
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  }
  const running = run();
  return {
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

async function push(server: Server, from: number, slos: number, teams: number): Promise<void> {
  const at = new Date(Date.now() - 60_000).toISOString();
  const ofTeam = Math.ceil(slos / teams);
  const measurements = Array.from({ length: SLOS_A_PUSH }, (_, index) => {
    const slo = (from + index) % slos;
    return {
      service: `team-${Math.floor(slo / ofTeam)}-service`,
      slo: `slo-${slo % ofTeam}`,
      at,
      good: 999,
      total: 1000,
    };
  });
  const answer = await fetch(`${server.url}/api/v1/measurements`, {
    method: "POST",
    headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
    body: JSON.stringify({ mode: "add", measurements }),
  });
  if (!answer.ok)
    throw new Error(`a push answered ${String(answer.status)}: ${await answer.text()}`);
}
