import type { ChannelKind } from "@/lib/notification/channel";

/** Who is told, and by what: a person by their contacts, each so many minutes after the message. */
export type PagedRecipient =
  | {
      kind: "person";
      email: string;
      name: string;
      contacts: readonly { channel: ChannelKind; afterMinutes: number }[];
    }
  | { kind: "channel"; channel: string; name: string; takes: ChannelKind | null };

/** What happens so long after a page that nobody answers. */
export type PagedStep = {
  kind: "level" | "skipped" | "nobody-answered";
  /** From 1; null for the end. */
  level: number | null;
  afterMinutes: number;
  recipients: readonly PagedRecipient[];
};

export type Paged = {
  policy: { slug: string; name: string };
  repeat: number | "forever";
  steps: readonly PagedStep[];
  warnings: readonly string[];
};

/** Whether anything would reach them. */
const isReached = (recipient: PagedRecipient): boolean =>
  recipient.kind === "person" ? recipient.contacts.length > 0 : recipient.takes !== null;

/** What is wrong with a policy as things are now, in sentences. */
export function pagingWarnings(steps: readonly PagedStep[]): string[] {
  const empty = steps.flatMap(({ kind, level }) =>
    kind === "skipped" && level !== null
      ? [`Level ${level} reaches nobody right now and is skipped.`]
      : [],
  );
  const unreached = steps.flatMap(({ recipients }) =>
    recipients.filter((each) => !isReached(each)),
  );
  const names = new Set(
    unreached.map((each) =>
      each.kind === "person"
        ? `${each.name} has no working contact method.`
        : `The channel ${each.name} takes no messages.`,
    ),
  );
  return [...empty, ...names];
}
