import type { Severity } from "@/lib/alerting/policy";
import type { ChannelKind } from "@/lib/notification/channel";

/** What is wrong with Burnline itself. Instants are epoch milliseconds. */
export type Trouble =
  /** A job stands still; `urgent` where pages wait for it. */
  | { kind: "job"; name: string; does: string; urgent: boolean }
  | { kind: "disk"; freeBytes: number; diskBytes: number; storeBytes: number }
  /** Messages are due for long, `since` the first of them, and nobody sends them. */
  | { kind: "outbox"; waiting: number; since: number }
  /** Every try of this kind of channel failed of late. */
  | { kind: "channel"; channel: ChannelKind; messages: number; error: string }
  /** An escalation ended and nobody had acknowledged. */
  | { kind: "unanswered"; what: "alert" | "incident"; id: number }
  /** After a pause, minutes before `until` were too many to evaluate. */
  | { kind: "skipped"; minutes: number; until: number };

/** Less space than this stops Burnline within hours. */
const URGENT_FREE_BYTES = 100_000_000;

/** Tells one trouble from all others. */
export function troubleKey(trouble: Trouble): string {
  switch (trouble.kind) {
    case "job":
      return `job:${trouble.name}`;
    case "channel":
      return `channel:${trouble.channel}`;
    case "unanswered":
      return `unanswered:${trouble.what}:${trouble.id}`;
    case "disk":
    case "outbox":
    case "skipped":
      return trouble.kind;
    default:
      throw new RangeError(`no trouble ${String(trouble satisfies never)}`);
  }
}

/** Whatever keeps pages from people is a page. */
export function troubleSeverity(trouble: Trouble): Severity {
  switch (trouble.kind) {
    case "job":
      return trouble.urgent ? "page" : "ticket";
    case "disk":
      return trouble.freeBytes < URGENT_FREE_BYTES ? "page" : "ticket";
    case "outbox":
    case "channel":
    case "unanswered":
      return "page";
    case "skipped":
      return "ticket";
    default:
      throw new RangeError(`no trouble ${String(trouble satisfies never)}`);
  }
}
