import { listed } from "@/lib/formats/listed";
import type { NotNow } from "./level-when";
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
  kind: "level" | "skipped" | "nobody-answered" | "no-policy";
  /** From 1; null for the end. */
  level: number | null;
  afterMinutes: number;
  recipients: readonly PagedRecipient[];
  /** Why a level that is skipped does not apply; left out where it reaches nobody. */
  why?: NotNow;
};

export type Paged = {
  /** A made-up team, of which nobody is told anything. */
  demo: boolean;
  /** Null where neither the service nor its team has one. */
  policy: { slug: string; name: string } | null;
  repeat: number | "forever";
  steps: readonly PagedStep[];
  warnings: readonly string[];
};

const namesOf = (recipients: readonly PagedRecipient[], kind: PagedRecipient["kind"]): string[] => [
  ...new Set(recipients.filter((each) => each.kind === kind).map(({ name }) => name)),
];

/** Whether anything would reach them. */
const isReached = (recipient: PagedRecipient): boolean =>
  recipient.kind === "person" ? recipient.contacts.length > 0 : recipient.takes !== null;

const NO_POLICY_WARNING =
  "No escalation policy: the team’s managers and every administrator are told at once.";

/** What is wrong with a policy as things are now, in sentences. */
export function pagingWarnings(steps: readonly PagedStep[]): string[] {
  const empty = steps.flatMap(({ kind, level, why }) =>
    kind === "skipped" && level !== null && why === undefined
      ? [`Level ${level} reaches nobody right now and is skipped.`]
      : [],
  );
  const lacking = steps.some(({ kind }) => kind === "no-policy") ? [NO_POLICY_WARNING] : [];
  const unreached = steps.flatMap(({ recipients }) =>
    recipients.filter((each) => !isReached(each)),
  );
  const people = namesOf(unreached, "person");
  const channels = namesOf(unreached, "channel");
  return [
    ...lacking,
    ...empty,
    ...(people.length === 0
      ? []
      : [`${listed(people)} ${people.length === 1 ? "has" : "have"} no working contact method.`]),
    ...channels.map((name) => `The channel ${name} takes no messages.`),
  ];
}
