import { eq } from "drizzle-orm";
import type { PagedFor } from "@/lib/escalation/paged-for";
import {
  pagingWarnings,
  type Paged,
  type PagedRecipient,
  type PagedStep,
} from "@/lib/escalation/paged";
import {
  NO_POLICY,
  recipientKey,
  type EscalationPolicy,
  type Recipient,
} from "@/lib/escalation/policy";
import { timelineOf, type Foreseen } from "@/lib/escalation/timeline";
import { planFor } from "@/lib/notification/personal-rules";
import { MINUTE_MS } from "@/lib/time/duration";
import { readingAll } from "../../access/reader";
import { type Given, repeated } from "../../access/repeated";
import { personBehind } from "../../contacts/internal/contacts-of";
import { teamChannels } from "../../schema/contacts";
import { teams } from "../../schema/people";
import { selectKnownNames } from "../../schedules/internal/names";
import type { Db } from "../../store/engine";
import { lastResort, rulesAt } from "./recipients";

/** Who would be told by a policy that began now, minute by minute. */
export async function foresee(
  db: Db,
  policy: { slug: string; name: string; definition: EscalationPolicy } | null,
  teamId: number,
  now: Date,
  pagedFor: PagedFor,
): Promise<Paged> {
  const definition = policy?.definition ?? NO_POLICY;
  const [team] = await teamRows(readingAll(db), { teamId });
  const demo = team?.demo ?? false;
  const { reaches, ...rules } = await rulesAt(db, definition, [pagedFor], now);
  // Nothing reaches the demo's people, and it shows how they would be told all the same.
  const timeline = timelineOf(demo || !reaches ? rules : { ...rules, reaches }, now.getTime());
  const steps: PagedStep[] = [];
  for (const foreseen of timeline)
    steps.push(await stepOf(db, foreseen, demo ? null : teamId, now));
  return {
    policy: policy && { slug: policy.slug, name: policy.name },
    repeat: definition.repeat,
    demo,
    steps,
    warnings: demo ? [] : pagingWarnings(steps),
  };
}

const teamRows = repeated((reader, { teamId }: Given<{ teamId: number }>) =>
  reader.select({ demo: teams.demo }).from(teams).where(eq(teams.id, teamId)),
);

async function stepOf(
  db: Db,
  { afterMinutes, effect }: Foreseen,
  /** Whose managers hear of it when nobody answers; null for nobody's. */
  teamId: number | null,
  now: Date,
): Promise<PagedStep> {
  switch (effect.kind) {
    case "skipped": {
      const recipients = await described(db, effect.unreached, now);
      const why = effect.why === undefined ? {} : { why: effect.why };
      return { kind: "skipped", level: effect.level + 1, afterMinutes, recipients, ...why };
    }
    case "notify": {
      const recipients = await described(db, [...effect.recipients, ...effect.unreached], now);
      return { kind: "level", level: effect.level + 1, afterMinutes, recipients };
    }
    case "no-policy":
    case "nobody-answered": {
      const last = teamId === null ? [] : await lastResort(db, teamId);
      const all = [...effect.recipients, ...last];
      const recipients = await described(db, all, now);
      return { kind: effect.kind, level: null, afterMinutes, recipients };
    }
    default:
      throw new RangeError(`nothing to foresee in ${String(effect satisfies never)}`);
  }
}

async function described(
  db: Db,
  recipients: readonly Recipient[],
  now: Date,
): Promise<PagedRecipient[]> {
  const byKey = new Map<string, PagedRecipient>();
  for (const recipient of recipients) {
    const key = recipientKey(recipient);
    if (byKey.has(key)) continue;
    byKey.set(
      key,
      recipient.kind === "person"
        ? await describedPerson(db, recipient.person, now)
        : await describedChannel(db, recipient.channel),
    );
  }
  return [...byKey.values()];
}

async function describedPerson(db: Db, email: string, now: Date): Promise<PagedRecipient> {
  const names = await selectKnownNames(readingAll(db), [email]);
  const person = await personBehind(db, email);
  const plan = person ? planFor(person.contacts, person.page, now.getTime()) : [];
  const contacts = plan.flatMap(({ contact, at }) => {
    const known = person?.contacts.find(({ id }) => id === contact);
    return known
      ? [{ channel: known.channel, afterMinutes: (at - now.getTime()) / MINUTE_MS }]
      : [];
  });
  return { kind: "person", email, name: names[email] ?? email, contacts };
}

async function describedChannel(db: Db, slug: string): Promise<PagedRecipient> {
  const [channel] = await db
    .select({ name: teamChannels.name, kind: teamChannels.kind, goneAt: teamChannels.goneAt })
    .from(teamChannels)
    .where(eq(teamChannels.slug, slug));
  const takes = channel && channel.goneAt === null ? channel.kind : null;
  return { kind: "channel", channel: slug, name: channel?.name ?? slug, takes };
}
