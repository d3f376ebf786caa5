import { MINUTE_MS } from "@/lib/time/duration";
import { batchOf, bodyOf, keyOf, SERVICE, stepKeyOf, TEAM, TOKEN } from "./batches";

const WRITERS = 4;
const AGAIN_MS = 20;
const HALF_HOUR_MS = 30 * MINUTE_MS;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export type Sender = {
  /**
   * The batches, the renamings of the team, and the steps of incidents that were answered with
   * success.
   */
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

/** How far an incident is: it outlives the server that it began on. */
export type Work = { done: number; incident: number; entry: number };
type Step = {
  method: "POST" | "PATCH";
  path: string;
  body: object;
  /** The field that takes the step's key. */ key?: "title" | "text" | "summary";
  learned?: (answer: { number: number; id: number }) => Partial<Work>;
};

const halfAnHourAgo = (): string => new Date(Date.now() - HALF_HOUR_MS).toISOString();

const STEPS: readonly ((work: Work) => Step)[] = [
  () => ({
    method: "POST",
    path: "",
    body: { severity: "SEV2", services: [SERVICE] },
    key: "title",
    learned: ({ number }) => ({ incident: number }),
  }),
  ({ incident }) => ({
    method: "POST",
    path: `/${incident}/timeline`,
    body: {},
    key: "text",
    learned: ({ id }) => ({ entry: id }),
  }),
  ({ incident }) => ({
    method: "PATCH",
    path: `/${incident}`,
    body: { status: "identified" },
    key: "summary",
  }),
  ({ incident, entry }) => ({
    method: "PATCH",
    path: `/${incident}/timeline/${entry}`,
    body: { at: halfAnHourAgo(), starred: true },
  }),
  ({ incident }) => ({
    method: "PATCH",
    path: `/${incident}`,
    body: { startedAt: halfAnHourAgo(), mitigatedAt: new Date().toISOString() },
    key: "summary",
  }),
  ({ incident }) => ({
    method: "PATCH",
    path: `/${incident}`,
    body: { status: "resolved" },
    key: "summary",
  }),
];

/**
 * Sends batches, edits and the work on incidents of a run to a server, again under the same key
 * after a 503, until the server is gone.
 */
export function startSending(
  url: string,
  { run, beginning, work }: { run: number; beginning: number; work: Work },
): Sender {
  const batches: number[] = [];
  const edits: number[] = [];
  const steps: number[] = [];
  const unexpected: string[] = [];
  const waiting = new Set<() => void>();
  let refused = 0;
  let gone = false;

  async function send(
    path: string,
    init: RequestInit,
    number: number,
    succeeded: number[],
  ): Promise<string> {
    while (!gone) {
      const answer = await fetch(`${url}${path}`, {
        ...init,
        headers: {
          authorization: `Bearer ${TOKEN}`,
          "content-type": "application/json",
          "idempotency-key": keyOf(run, number),
        },
      });
      const text = await answer.text();
      if (answer.ok) {
        succeeded.push(number);
        for (const tell of waiting) tell();
        return text;
      }
      if (answer.status !== 503 || !answer.headers.has("retry-after"))
        unexpected.push(`run ${run}: ${path} answered ${answer.status} ${text}`);
      refused += 1;
      await pause(AGAIN_MS);
    }
    throw new Error("the server is gone");
  }

  let started = 0;
  async function measure(): Promise<never> {
    for (;;) {
      const number = started++;
      await send(
        "/api/v1/measurements",
        { method: "POST", body: JSON.stringify(bodyOf(batchOf(beginning, run, number))) },
        number,
        batches,
      );
    }
  }
  async function edit(): Promise<never> {
    for (let number = 0; ; number += 1)
      await send(
        `/api/v1/teams/${TEAM}`,
        { method: "PUT", body: JSON.stringify({ name: keyOf(run, number) }) },
        number,
        edits,
      );
  }
  let step = 0;
  /**
   * Works incidents, each from its declaration to its end; every step leaves its key in the store.
   * A step whose answer the kill cut off is made again.
   */
  async function incident(): Promise<never> {
    for (;;) {
      const next = STEPS[work.done % STEPS.length];
      if (!next) throw new Error("an incident has steps");
      const { method, path, body, key, learned } = next(work);
      const number = step++;
      const text = await send(
        `/api/v1/incidents${path}`,
        {
          method,
          body: JSON.stringify({ ...body, ...(key ? { [key]: stepKeyOf(run, number) } : {}) }),
        },
        number,
        key ? steps : [],
      );
      Object.assign(work, learned?.(JSON.parse(text) as { number: number; id: number }), {
        done: work.done + 1,
      });
    }
  }
  // A lane ends with the connection that the kill cuts.
  const lanes = Promise.allSettled([
    ...Array.from({ length: WRITERS }, measure),
    edit(),
    incident(),
  ]);

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
