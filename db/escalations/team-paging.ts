import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { TeamPagingInput } from "@/lib/escalation/schema";
import { assertCan, type Actor } from "../access/actor";
import { readAs, readingIn, type Reader } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import { selectTeam } from "../people/internal/team-by-slug";
import { getTeam } from "../people/teams";
import { teamChannels } from "../schema/contacts";
import { escalationPolicies, teamPaging } from "../schema/escalations";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { channelIdOf, policyIdOf } from "./internal/named-in-paging";

type Named = { slug: string; name: string };
export type TeamPaging = { policy: Named | null; ticketChannel: Named | null };

/** What pages and tickets of a team go by. Throws not-found where the actor may not read it. */
export const getTeamPaging = async (actor: Actor, slug: string): Promise<TeamPaging> =>
  selectPaging(readAs(actor), (await getTeam(actor, slug)).id);

export async function putTeamPaging(
  actor: Actor,
  slug: string,
  input: TeamPagingInput,
  now: Date,
): Promise<TeamPaging> {
  return serialWrite(async (tx) => {
    const reader = readingIn(tx, actor);
    const team = await selectTeam(reader, slug);
    if (!team)
      throw new AppError("not-found", `There is no team "${slug}", or you may not see it.`);
    assertCan(actor, "manage", team);
    const before = await selectPaging(reader, team.id);
    const values = {
      policyId: await policyIdOf(reader, input.policy),
      ticketChannelId: await channelIdOf(reader, input.ticketChannel),
    };
    await tx
      .insert(teamPaging)
      .values({ teamId: team.id, ...values })
      .onConflictDoUpdate({ target: teamPaging.teamId, set: values });
    await recordAudit(tx, actor, {
      action: "team.paging",
      subject: `team:${slug}`,
      teamId: team.id,
      before: inputOf(before),
      after: input,
      at: now,
    });
    return selectPaging(reader, team.id);
  });
}

const inputOf = ({ policy, ticketChannel }: TeamPaging): TeamPagingInput => ({
  policy: policy?.slug ?? null,
  ticketChannel: ticketChannel?.slug ?? null,
});

async function selectPaging(reader: Reader, teamId: number): Promise<TeamPaging> {
  const [row] = await pagingRows(reader, { teamId });
  return row ?? { policy: null, ticketChannel: null };
}

const pagingRows = repeated((reader, given: Given<{ teamId: number }>) =>
  reader
    .select({
      policy: { slug: escalationPolicies.slug, name: escalationPolicies.name },
      ticketChannel: { slug: teamChannels.slug, name: teamChannels.name },
    })
    .from(teamPaging)
    .leftJoin(escalationPolicies, eq(escalationPolicies.id, teamPaging.policyId))
    .leftJoin(teamChannels, eq(teamChannels.id, teamPaging.ticketChannelId))
    .where(eq(teamPaging.teamId, given.teamId)),
);
