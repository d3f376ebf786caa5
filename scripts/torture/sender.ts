import { batchOf, bodyOf, keyOf, TEAM, TOKEN } from "./batches";

const WRITERS = 4;
const AGAIN_MS = 20;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export type Sender = {
  /** The batches, and the renamings of the team, that were answered with success. */
  batches: number[];
  edits: number[];
  /** Answers that are neither a success nor a 503 with the time to come back. */
  unexpected: string[];
  refused: () => number;
  /** Resolves once so many more requests were acknowledged. */
  acknowledged: (count: number) => Promise<void>;
  /** To be called when the server has been killed: resolves when nothing is under way. */
  ended: () => Promise<void>;
};

/** Sends batches and edits of a run to a server, again under the same key after a 503, until the server is gone. */
export function startSending(url: string, { run, beginning }: { run: number; beginning: number }): Sender {
  const batches: number[] = [];
  const edits: number[] = [];
  const unexpected: string[] = [];
  const waiting = new Set<() => void>();
  let refused = 0;
  let gone = false;

  async function send(path: string, init: RequestInit, number: number, succeeded: number[]): Promise<void> {
    while (!gone) {
      const answer = await fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json", "idempotency-key": keyOf(run, number) } });
      const text = await answer.text();
      if (answer.ok) {
        succeeded.push(number);
        for (const tell of waiting) tell();
        return;
      }
      if (answer.status !== 503 || !answer.headers.has("retry-after")) unexpected.push(`run ${run}: ${path} answered ${answer.status} ${text}`);
      refused += 1;
      await pause(AGAIN_MS);
    }
  }

  let started = 0;
  async function measure(): Promise<never> {
    for (;;) {
      const number = started++;
      await send("/api/v1/measurements", { method: "POST", body: JSON.stringify(bodyOf(batchOf(beginning, run, number))) }, number, batches);
    }
  }
  async function edit(): Promise<never> {
    for (let number = 0; ; number += 1) await send(`/api/v1/teams/${TEAM}`, { method: "PUT", body: JSON.stringify({ name: keyOf(run, number) }) }, number, edits);
  }
  // A lane ends with the connection that the kill cuts.
  const lanes = Promise.allSettled([...Array.from({ length: WRITERS }, measure), edit()]);

  return {
    batches,
    edits,
    unexpected,
    refused: () => refused,
    acknowledged: (count) =>
      new Promise((resolve) => {
        let left = count;
        const tell = () => {
          left -= 1;
          if (left > 0) return;
          waiting.delete(tell);
          resolve();
        };
        waiting.add(tell);
      }),
    ended: async () => {
      gone = true;
      await lanes;
    },
  };
}
