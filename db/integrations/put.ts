import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { IntegrationInput } from "@/lib/integration/schema";
import { HOUR_MS } from "@/lib/time/duration";
import { assertNameFree } from "../access/assert-name-free";
import { type Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { teamInCharge } from "../people/internal/team-in-charge";
import type { Team } from "../people/teams";
import { integrations } from "../schema/integrations";
import { selectService } from "../services/internal/rows";
import { recordPut } from "../store/record-put";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import type { Integration, NewKey } from "./integration";
import { findIntegrationWhere, selectIntegration } from "./internal/rows";
import { inputOf } from "./internal/shown";

type Put = { slug: string; input: IntegrationInput; now: Date };

/**
 * Creates the integration with the key, or changes it, whose key then stays; what sends to it and
 * its kind never change. `only` refuses the other of the two.
 */
export async function putIntegration(
  actor: Actor,
  { slug, input, now }: Put,
  key: NewKey,
  only?: "new" | "existing",
): Promise<{ integration: Integration; created: boolean }> {
  return serialWrite(async (tx) => {
    if (only === "existing") await selectIntegration(readingIn(tx, actor), slug);
    const team = await teamInCharge(tx, actor, input.team);
    const before = await findIntegrationWhere(tx, eq(integrations.slug, slug));
    assertNameFree(actor, slug, before, only === "new");
    if (before && before.kind !== input.kind) throw otherKind();
    const values = {
      name: input.name,
      teamId: team.id,
      serviceId: await serviceIdOf(tx, actor, team, input.service),
      staleAfterMs: input.staleAfterHours * HOUR_MS,
      mapping: input.mapping,
      updatedAt: now,
    };
    if (before) await tx.update(integrations).set(values).where(eq(integrations.id, before.id));
    else
      await tx.insert(integrations).values({
        ...values,
        slug,
        kind: input.kind,
        keyHash: key.hash,
        keyPrefix: key.prefix,
        demo: false,
        createdAt: now,
      });
    await recordPut(tx, actor, {
      noun: "integration",
      slug,
      teamId: team.id,
      before: before ? inputOf(before) : undefined,
      after: input,
      at: now,
    });
    return {
      integration: await selectIntegration(readingIn(tx, actor), slug),
      created: !before,
    };
  });
}

const otherKind = () =>
  new AppError("conflict", "What sends to an integration can’t be changed. Create another one.", [
    { path: "kind", message: "This can’t be changed. Create another integration." },
  ]);

async function serviceIdOf(
  tx: Db,
  actor: Actor,
  team: Team,
  slug: string | null,
): Promise<number | null> {
  if (slug === null) return null;
  const service = await selectService(readingIn(tx, actor), slug);
  if (service?.teamId === team.id) return service.id;
  throw new AppError("invalid", "The service is unknown.", [
    { path: "service", message: `${team.name} has no service "${slug}".` },
  ]);
}
