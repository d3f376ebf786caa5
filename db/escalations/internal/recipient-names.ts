import { inArray } from "drizzle-orm";
import { recipientKey, type Recipient } from "@/lib/escalation/policy";
import type { Reader } from "../../access/reader";
import { selectKnownNames } from "../../schedules/internal/names";
import { teamChannels } from "../../schema/contacts";

/** What people and channels are called, as far as the reader may know; each once, in order. */
export async function recipientNames(
  reader: Reader,
  recipients: readonly Recipient[],
): Promise<string[]> {
  const once = [...new Map(recipients.map((one) => [recipientKey(one), one])).values()];
  const people = once.flatMap((one) => (one.kind === "person" ? [one.person] : []));
  const slugs = once.flatMap((one) => (one.kind === "channel" ? [one.channel] : []));
  const names = people.length === 0 ? {} : await selectKnownNames(reader, people);
  const rooms = slugs.length === 0 ? [] : await channelsOf(reader, slugs);
  return once.map((one) =>
    one.kind === "person"
      ? (names[one.person] ?? one.person)
      : (rooms.find(({ slug }) => slug === one.channel)?.name ?? one.channel),
  );
}

const channelsOf = (reader: Reader, slugs: string[]) =>
  reader
    .select({ slug: teamChannels.slug, name: teamChannels.name })
    .from(teamChannels)
    .where(inArray(teamChannels.slug, slugs));
