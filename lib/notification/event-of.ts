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

/** A message for a program, in words; what it asked to be told of as data has no "message." before it. */
export function eventOf(notice: Notice): WebhookEvent {
  const { severity, title, lead, facts, url, acknowledgePost, thread, at } = notice;
  return {
    type: `message.${notice.event}`,
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
