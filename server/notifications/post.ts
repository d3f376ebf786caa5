import { dependency } from "@/server/outgoing/dependencies";
import { guardedFetch, type OutgoingAnswer } from "@/server/outgoing/guarded-fetch";
import { DEFAULT_LIMITS } from "@/server/outgoing/policy";
import { webhookNetworks } from "@/server/outgoing/webhook-networks";
import { SendFailure } from "./send-failure";

const MAX_ANSWER = 100_000;
const MAX_REASON = 120;
/** The outbox tries again by itself. A total is shorter than the lease of what is sent. */
const LIMITS = {
  ...DEFAULT_LIMITS,
  attempts: 1,
  totalMs: 60_000,
  firstPauseMs: 5000,
  longestPauseMs: 60_000,
};

export type Post = {
  url: string;
  headers?: Record<string, string>;
  body: string | Uint8Array;
  /** Statuses that say that the receiver wants nothing more. */
  gone?: readonly number[];
};

/** Hands a message to a receiver; each host has its own breaker and places. */
export async function post({ url, headers, body, gone = [410] }: Post): Promise<void> {
  const { host } = new URL(url);
  await dependency(`channel:${host}`, LIMITS).execute(async (signal) => {
    const answer = await guardedFetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
      to: webhookNetworks(),
      maxBytes: MAX_ANSWER,
      signal,
    });
    if (answer.status >= 200 && answer.status < 300) return;
    throw refused(host, answer, gone);
  });
}

function refused(host: string, answer: OutgoingAnswer, gone: readonly number[]): SendFailure {
  const { status, headers } = answer;
  if (gone.includes(status))
    return new SendFailure(`${host} wants no more messages (status ${status}).`, { kind: "gone" });
  const retryAfterMs = retryAfterOf(headers["retry-after"]);
  return new SendFailure(
    `${host} answered with status ${status}${reasonOf(answer)}.`,
    { kind: "failed", ...(retryAfterMs === null ? {} : { retryAfterMs }) },
    status >= 500,
  );
}

/** Seconds, or a date. */
function retryAfterOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

const REASON = /"(?:description|error|errorDescription|message)"\s*:\s*"([^"\\]{1,200})"/;

/** What the receiver says in one short line; never a page of HTML. */
function reasonOf({ body, headers }: OutgoingAnswer): string {
  const json = REASON.exec(body)?.[1];
  const plain = (headers["content-type"] ?? "").startsWith("text/plain") ? body : "";
  const reason = (json ?? plain).replace(/[\s\p{C}]+/gu, " ").trim();
  return reason === "" ? "" : `: ${reason.slice(0, MAX_REASON).replace(/\.$/, "")}`;
}
