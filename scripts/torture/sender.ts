import { MINUTE_MS } from "@/lib/time/duration";
import { batchOf, bodyOf, keyOf, SERVICE, stepKeyOf, TEAM, TOKEN } from "./batches";

const WRITERS = 4;
const AGAIN_MS = 20;
const HALF_HOUR_MS = 30 * MINUTE_MS;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export type Sender = {
  /** The batches, the renamings of the team, and the steps of incidents that were answered with success. */
  batches: number[];
  edits: number[];
  steps: number[];
  /** Answers that are neither a success nor a 503 with the time to come back. */
  unexpected: string[];
  refused: () => number;
  /** Resolves once so many more requests were acknowledged. */
  acknowledged: (count: number) => Promise<void>;
  /** To be called when the server has been killed: resolves when nothing is under way. */
  ended: () => Promise<void>;
};

/** Sends batches, edits and the work on incidents of a run to a server, again under the same key after a 503, until the server is gone. */
export function startSending(url: string, { run, beginning }: { run: number; beginning: number }): Sender {
  const batches: number[] = [];
  const edits: number[] = [];
  const steps: number[] = [];
  const unexpected: string[] = [];
  const waiting = new Set<() => void>();
  let refused = 0;
  let gone = false;

  async function send(path: string, init: RequestInit, number: number, succeeded: number[]): Promise<string> {
    while (!gone) {
      const answer = await fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json", "idempotency-key": keyOf(run, number) } });
      const text = await answer.text();
      if (answer.ok) {
        succeeded.push(number);
        for (const tell of waiting) tell();
        return text;
      }
      if (answer.status !== 503 || !answer.headers.has("retry-after")) unexpected.push(`run ${run}: ${path} answered ${answer.status} ${text}`);
      refused += 1;
      await pause(AGAIN_MS);
    }
    throw new Error("the server is gone");
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
  let step = 0;
  const stepOf = (method: string, path: string, { body, key = "text" }: { body: object; key?: string }) => {
    const number = step++;
    return send(`/api/v1/incidents${path}`, { method, body: JSON.stringify({ ...body, [key]: stepKeyOf(run, number) }) }, number, steps);
  };
  /** One incident after the other, from its declaration to its end; each step leaves its key in the store. */
  async function incident(): Promise<never> {
    for (;;) {
      const { number } = JSON.parse(await stepOf("POST", "", { body: { severity: "SEV2", services: [SERVICE] }, key: "title" })) as { number: number };
      const { id } = JSON.parse(await stepOf("POST", `/${number}/timeline`, { body: {} })) as { id: number };
      await stepOf("PATCH", `/${number}`, { body: { status: "identified" }, key: "summary" });
      await stepOf("PATCH", `/${number}/timeline/${id}`, { body: { at: new Date(Date.now() - HALF_HOUR_MS).toISOString(), starred: true } });
      await stepOf("PATCH", `/${number}`, { body: { startedAt: new Date(Date.now() - HALF_HOUR_MS).toISOString(), mitigatedAt: new Date().toISOString() }, key: "summary" });
      await stepOf("PATCH", `/${number}`, { body: { status: "resolved" }, key: "summary" });
    }
  }
  // A lane ends with the connection that the kill cuts.
  const lanes = Promise.allSettled([...Array.from({ length: WRITERS }, measure), edit(), incident()]);

  return {
    batches,
    edits,
    steps,
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
