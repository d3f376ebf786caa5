import type { AlertFacts } from "@/lib/alert/facts";
import type { Severity } from "@/lib/alerting/policy";
import type { EventBody } from "./event-body";
import type { Status } from "@/lib/incident/status";

/** What a message is about, as it is when it is sent. Instants are epoch milliseconds. */
export type Subject =
  | {
      kind: "alert";
      id: number;
      title: string;
      severity: Severity;
      state: "firing" | "acknowledged" | "resolved";
      startedAt: number;
      resolvedAt: number | null;
      acknowledgedBy: string | null;
      team: string;
      service: string | null;
      slo: string | null;
      summary: string | null;
      facts: AlertFacts | null;
    }
  | {
      kind: "incident";
      number: number;
      title: string;
      severity: string;
      status: Status;
      startedAt: number;
      team: string;
      services: readonly string[];
    }
  | { kind: "schedule"; slug: string; name: string }
  | { kind: "none" };

/** A message in plain words, before a channel gives it its shape. */
export type Notice = {
  /** What happened, for programs: "alert.firing". */
  event: string;
  severity: Severity;
  tone: "page" | "ticket" | "over" | "note";
  title: string;
  /** The first thing to read after the title, one sentence. */
  lead: string;
  facts: readonly { label: string; value: string }[];
  /** Further ones that are told in the same message. */
  more: readonly { title: string; lead: string; url: string | null }[];
  url: string | null;
  /** Shows a button, and acknowledges nothing by being opened. */
  acknowledgeUrl: string | null;
  /** Acknowledges by a POST, for buttons of push messages. */
  acknowledgePost: string | null;
  /** What messages about one thing share. */
  thread: string | null;
  at: number;
  /** What programs are sent instead of its words, where they asked to be told of an event. */
  body?: EventBody;
};

export type Words = Pick<Notice, "tone" | "title" | "lead" | "facts">;
