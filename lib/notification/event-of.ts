import type { Notice } from "./notice";

export type WebhookEvent = {
  type: string;
  timestamp: string;
  data: {
    severity: Notice["severity"];
    title: string;
    text: string;
    facts: Record<string, string>;
    url: string | null;
    acknowledgeUrl: string | null;
    thread: string | null;
  };
};

/** A message for a program: what happened, and its words. */
export function eventOf(notice: Notice): WebhookEvent {
  const { severity, title, lead, facts, url, acknowledgePost, thread, at } = notice;
  return {
    type: notice.event,
    timestamp: new Date(at).toISOString(),
    data: {
      severity,
      title,
      text: lead,
      facts: Object.fromEntries(facts.map(({ label, value }) => [label.toLowerCase(), value])),
      url,
      acknowledgeUrl: acknowledgePost,
      thread,
    },
  };
}
