import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { ChannelKind } from "@/lib/notification/channel";
import type { EventName } from "@/lib/notification/event-name";
import { assertNameFree } from "../access/assert-name-free";
import type { Actor } from "../access/actor";
import { teamInCharge } from "../people/internal/team-in-charge";
import { teamChannels } from "../schema/contacts";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import type { TeamChannel } from "./channels";
import { findChannelBySlug, shown } from "./internal/channel-row";

export type ChannelColumns = {
  name: string;
  team: string;
  kind: ChannelKind;
  /** Null keeps what is stored, of a channel of the same kind. */
  sealedAddress: string | null;
  events: EventName[];
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
    const before = await findChannelBySlug(tx, slug);
    assertNameFree(actor, slug, before, onlyNew);
    const sealedAddress = addressFor(before, input);
    const { name, kind, events } = input;
    // What is entered anew may take messages again.
    const fresh = input.sealedAddress === null ? {} : { goneAt: null, lastError: null };
    const columns = { name, kind, sealedAddress, events };
    const values = { ...columns, teamId: team.id, updatedAt: now, ...fresh };
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
      after: { ...shown({ name, kind, team, events }), newAddress: input.sealedAddress !== null },
      at: now,
    });
    return { channel: { ...row, team }, created: !before };
  });

function addressFor(before: TeamChannel | null, { kind, sealedAddress }: ChannelColumns): string {
  if (sealedAddress !== null) return sealedAddress;
  if (before?.kind === kind) return before.sealedAddress;
  throw new AppError("invalid", "Enter where it goes.", [
    { path: kind === "email" ? "email" : "url", message: "Enter where it goes." },
  ]);
}
