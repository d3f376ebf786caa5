import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { ChannelKind } from "@/lib/notification/channel";
import { assertNameFree } from "../access/assert-name-free";
import { assertCan, can, type Actor } from "../access/actor";
import { teamInCharge } from "../people/internal/team-in-charge";
import type { Team } from "../people/teams";
import { teamChannels } from "../schema/contacts";
import { teams } from "../schema/people";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import type { TeamChannel } from "./channels";

export type ChannelColumns = {
  name: string;
  team: string;
  kind: ChannelKind;
  /** Null keeps what is stored, of a channel of the same kind. */
  sealedAddress: string | null;
};

/** Creates the channel or replaces it; `onlyNew` refuses to replace. */
export const putChannel = (
  actor: Actor,
  slug: string,
  input: ChannelColumns,
  now: Date,
  onlyNew = false,
): Promise<{ channel: TeamChannel; created: boolean }> =>
  serialWrite(async (tx) => {
    const team = await teamInCharge(tx, actor, input.team);
    const before = await channelNamed(tx, slug);
    assertNameFree(actor, slug, before, onlyNew);
    const sealedAddress = addressFor(before, input);
    const { name, kind } = input;
    // What is entered anew may take messages again.
    const fresh = input.sealedAddress === null ? {} : { goneAt: null, lastError: null };
    const values = { name, kind, sealedAddress, teamId: team.id, updatedAt: now, ...fresh };
    const rows = before
      ? await tx.update(teamChannels).set(values).where(eq(teamChannels.id, before.id)).returning()
      : await tx
          .insert(teamChannels)
          .values({ ...values, slug, demo: false, createdAt: now })
          .returning();
    const [row] = rows;
    if (!row) throw new Error("the channel just written is not there");
    await recordAudit(tx, actor, {
      action: before ? "channel.update" : "channel.create",
      subject: `channel:${slug}`,
      teamId: team.id,
      ...(before ? { before: shown(before) } : {}),
      after: { ...shown({ name, kind, team }), newAddress: input.sealedAddress !== null },
      at: now,
    });
    return { channel: { ...row, team }, created: !before };
  });

export const deleteChannel = (actor: Actor, slug: string, now: Date): Promise<void> =>
  serialWrite(async (tx) => {
    const before = await channelNamed(tx, slug);
    const missing = new AppError(
      "not-found",
      `There is no channel "${slug}", or you may not see it.`,
    );
    if (!before || !can(actor, "read", before.team)) throw missing;
    assertCan(actor, "manage", before.team);
    await tx.delete(teamChannels).where(eq(teamChannels.id, before.id));
    await recordAudit(tx, actor, {
      action: "channel.delete",
      subject: `channel:${slug}`,
      teamId: before.teamId,
      before: shown(before),
      at: now,
    });
  });

async function channelNamed(tx: Db, slug: string): Promise<TeamChannel | null> {
  const [row] = await tx
    .select({ channel: teamChannels, team: teams })
    .from(teamChannels)
    .innerJoin(teams, eq(teams.id, teamChannels.teamId))
    .where(eq(teamChannels.slug, slug));
  return row ? { ...row.channel, team: row.team } : null;
}

function addressFor(before: TeamChannel | null, { kind, sealedAddress }: ChannelColumns): string {
  if (sealedAddress !== null) return sealedAddress;
  if (before?.kind === kind) return before.sealedAddress;
  throw new AppError("invalid", "Enter where it goes.", [
    { path: kind === "email" ? "email" : "url", message: "Enter where it goes." },
  ]);
}

/** What the audit log keeps: never where it goes. */
const shown = ({ name, kind, team }: { name: string; kind: ChannelKind; team: Team }) => ({
  name,
  kind,
  team: team.slug,
});
