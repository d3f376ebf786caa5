import type { ChannelKind } from "@/lib/notification/channel";
import { dependency } from "@/server/outgoing/dependencies";
import { guardedFetch, type OutgoingAnswer } from "@/server/outgoing/guarded-fetch";
import { CHANNEL_LIMITS } from "@/server/outgoing/limits";
import { webhookNetworks } from "@/server/outgoing/webhook-networks";
import { SendFailure } from "./send-failure";

const MAX_ANSWER = 100_000;
const MAX_REASON = 120;

export type Post = {
  url: string;
  headers?: Record<string, string>;
  body: string | Uint8Array;
  /** Statuses that say that the receiver wants nothing more. */
  gone?: readonly number[];
};

type Receiver = { host: string; kind: ChannelKind };

/**
 * Hands over what `compose` makes when the turn at the host has come; false where that is nothing.
 * Each host has its own breaker and places.
 */
export const post = (
  { host, kind }: Receiver,
  compose: () => Promise<Post | null>,
): Promise<boolean> =>
  dependency(`channel:${host}`, CHANNEL_LIMITS, `channel:${kind}`).execute(async (signal) => {
    const request = await compose();
    if (!request) return false;
    const { url, headers, body, gone = [410] } = request;
    const answer = await guardedFetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
      to: webhookNetworks(),
      maxBytes: MAX_ANSWER,
      signal,
    });
    if (answer.status < 200 || answer.status >= 300) throw refused(host, answer, gone);
    return true;
  });

function refused(host: string, answer: OutgoingAnswer, gone: readonly number[]): SendFailure {
  const { status, headers } = answer;
  if (gone.includes(status))
    return new SendFailure(
      `The receiver wants no more messages (status ${status}).`,
      { kind: "gone" },
      { detail: `${host} wants no more messages (status ${status}).` },
    );
  const retryAfterMs = retryAfterOf(headers["retry-after"]);
  return new SendFailure(
    `The receiver answered with status ${status}.`,
    { kind: "failed", ...(retryAfterMs === null ? {} : { retryAfterMs }) },
    {
      transient: status >= 500,
      detail: `${host} answered with status ${status}${reasonOf(answer)}.`,
    },
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
