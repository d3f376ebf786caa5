import "server-only";
import type { UserActor } from "@/db/access/actor";
import type { Contact } from "@/db/contacts/contact";
import { findOwnRules, listOwnContacts, type PersonalRules } from "@/db/contacts/list-own";
import { ACCOUNT_EMAIL } from "@/lib/notification/account-email";
import type { ChannelKind } from "@/lib/notification/channel";
import { planFor } from "@/lib/notification/personal-rules";
import { MINUTE_MS } from "@/lib/time/duration";
import { mailServer } from "./mail-server";
import { shownAddress } from "./sealed-address";

type ContactState = "verified" | "unverified" | "gone";
type Usable = { id: string; channel: ChannelKind; name: string; verified: boolean };
type Urgency = "page" | "ticket";

export type OwnContacts = {
  mailReady: boolean;
  rules: PersonalRules | null;
  contacts: (Contact & { to: string; state: ContactState })[];
  /** What rules can name, the email of the account last. */
  usable: Usable[];
  /** Minutes after a message; null where this contact is not used. */
  delayOf: (urgency: Urgency, contact: string) => number | null;
  planned: { name: string; kind: ChannelKind; afterMinutes: number }[];
  /** Why nothing would reach the person; null where something does. */
  unreachable: string | null;
};

/** How a person is reached, for their own eyes. */
export async function ownContacts(actor: UserActor): Promise<OwnContacts> {
  const [contacts, rules, mail] = await Promise.all([
    listOwnContacts(actor),
    findOwnRules(actor),
    mailServer(),
  ]);
  const usable = usableOf(actor, contacts);
  const planOf = (urgency: Urgency) => planFor(usable, rules?.[urgency] ?? [], 0);
  const pages = planOf("page");
  return {
    mailReady: mail !== null,
    rules,
    contacts: contacts.map((contact) => ({
      ...contact,
      to: shownAddress(contact.kind, { userId: actor.userId }, contact.sealedAddress),
      state: stateOf(contact),
    })),
    usable,
    delayOf: (urgency, contact) => {
      const planned = planOf(urgency).find((each) => each.contact === contact);
      return planned ? planned.at / MINUTE_MS : null;
    },
    planned: pages.flatMap(({ contact, at }) => {
      const known = usable.find(({ id }) => id === contact);
      return known ? [{ name: known.name, kind: known.channel, afterMinutes: at / MINUTE_MS }] : [];
    }),
    unreachable: unreachableBecause(
      pages.map(({ contact }) => usable.find(({ id }) => id === contact)?.channel),
      mail !== null,
    ),
  };
}

const stateOf = ({ verifiedAt, goneAt }: Contact): ContactState =>
  goneAt !== null ? "gone" : verifiedAt !== null ? "verified" : "unverified";

const usableOf = (actor: UserActor, contacts: readonly Contact[]): Usable[] => [
  ...contacts
    .filter((contact) => stateOf(contact) === "verified")
    .map(({ id, kind, name }) => ({ id: String(id), channel: kind, name, verified: true })),
  { id: ACCOUNT_EMAIL, channel: "email", name: actor.email, verified: true },
];

function unreachableBecause(
  kinds: readonly (ChannelKind | undefined)[],
  mailReady: boolean,
): string | null {
  if (kinds.some((kind) => kind !== undefined && (kind !== "email" || mailReady))) return null;
  return "Nothing would reach you: email is not set up on this installation, and you have no other contact for pages.";
}
