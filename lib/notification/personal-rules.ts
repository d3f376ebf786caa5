import { MINUTE_MS } from "@/lib/time/duration";

/** A way to reach a person; only what they have verified is used. */
export type Contact = { id: string; channel: string; verified: boolean };
/** Of a person, in their order: this contact, so long after the message. */
export type PersonalRule = { contact: string; delayMinutes: number };
type Planned = { contact: string; at: number };

/** What reaches a phone in a pocket, the best first. */
const AT_ONCE = ["web-push", "ntfy", "gotify", "telegram", "email"];
const REST_AFTER_MINUTES = 2;

/**
 * When a message goes to which contact of a person: by their rules, or without any by one that works
 * from the first minute. Empty where no verified contact is left: nobody is reached.
 */
export function planFor(
  contacts: readonly Contact[],
  rules: readonly PersonalRule[],
  at: number,
): Planned[] {
  const verified = contacts.filter((contact) => contact.verified);
  const usable = rules.filter(({ contact }) => verified.some(({ id }) => id === contact));
  return (usable.length > 0 ? usable : defaultRules(verified))
    .map(({ contact, delayMinutes }) => ({ contact, at: at + delayMinutes * MINUTE_MS }))
    .sort((a, b) => a.at - b.at);
}

function defaultRules(verified: readonly Contact[]): PersonalRule[] {
  const rank = ({ channel }: Contact): number =>
    AT_ONCE.includes(channel) ? AT_ONCE.indexOf(channel) : AT_ONCE.length;
  return verified
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ id }, place) => ({ contact: id, delayMinutes: place === 0 ? 0 : REST_AFTER_MINUTES }));
}

/** What is left of a plan when one contact has failed: the next one is not waited for. */
export function afterFailure(plan: readonly Planned[], failed: string, at: number): Planned[] {
  const [next, ...later] = plan.filter(({ contact }) => contact !== failed);
  return next ? [{ ...next, at: Math.min(next.at, at) }, ...later] : [];
}
