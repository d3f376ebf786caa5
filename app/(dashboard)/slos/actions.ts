"use server";

import { isDeepStrictEqual } from "node:util";
import { redirect } from "next/navigation";
import { z } from "zod";
import { createApiToken } from "@/db/people/api-tokens";
import { getService } from "@/db/services/find";
import type { Actor } from "@/db/access/actor";
import { archiveSlo, deleteSlo, restoreSlo } from "@/db/slos/archive";
import { getSlo } from "@/db/slos/find";
import { putSlo } from "@/db/slos/put";
import { sloFormSchema } from "@/lib/slo/form";
import type { Source } from "@/lib/slo/source";
import { slugSchema } from "@/lib/text/slug";
import { action } from "@/server/actions/action";
import { keyHash, newApiToken, shownPrefix } from "@/server/auth/random-key";
import { assertQueriesAnswer } from "@/server/sources/try-queries";

const named = z.strictObject({ service: slugSchema, slo: slugSchema });

const pageOf = (service: string, slo: string) => `/services/${service}/slos/${slo}`;

export const createSlo = action(
  sloFormSchema,
  async (actor, { service, slug, unchecked, definition }) => {
    if (!unchecked && definition.source.type === "prometheus")
      await assertQueriesAnswer(actor, definition.source, new Date());
    await putSlo(actor, service, slug, definition, new Date(), { onlyNew: true });
    redirect(pageOf(service, slug));
  },
);

export const updateSlo = action(
  sloFormSchema,
  async (actor, { service, slug, version, unchecked, definition }) => {
    if (
      !unchecked &&
      definition.source.type === "prometheus" &&
      !(await hasSource(actor, service, slug, definition.source))
    )
      await assertQueriesAnswer(actor, definition.source, new Date());
    await putSlo(
      actor,
      service,
      slug,
      definition,
      new Date(),
      version === undefined ? {} : { expectedVersion: version },
    );
    redirect(pageOf(service, slug));
  },
);

/**
 * Queries that stay as they are are not asked again: a name can be changed while the source is
 * down.
 */
const hasSource = async (
  actor: Actor,
  service: string,
  slug: string,
  source: Source,
): Promise<boolean> => isDeepStrictEqual((await getSlo(actor, service, slug)).source, source);

export const archiveSloAction = action(named, async (actor, { service, slo }) => {
  await archiveSlo(actor, service, slo, new Date());
  redirect(pageOf(service, slo));
});

export const restoreSloAction = action(named, async (actor, { service, slo }) => {
  await restoreSlo(actor, service, slo, new Date());
  redirect(pageOf(service, slo));
});

export const deleteSloAction = action(named, async (actor, { service, slo }) => {
  await deleteSlo(actor, service, slo, new Date());
  redirect(`/services/${service}`);
});

/** Makes a token that may only send measurements of the service's team; it is answered once. */
export const makeMeasureToken = action(
  z.strictObject({ service: slugSchema }),
  async (actor, { service }) => {
    const { team } = await getService(actor, service);
    const token = newApiToken();
    await createApiToken(
      actor,
      {
        name: `Measurements of ${team.name}`.slice(0, 80),
        scopes: ["measure"],
        teamId: team.id,
        prefix: shownPrefix(token),
        hash: keyHash(token),
        expiresAt: null,
      },
      new Date(),
    );
    return { values: { token } };
  },
);
