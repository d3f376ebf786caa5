"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { createApiToken } from "@/db/api-tokens";
import { getService } from "@/db/services";
import { archiveSlo, deleteSlo, putSlo, restoreSlo } from "@/db/slos";
import { sloFormSchema } from "@/lib/slo/form";
import { slugSchema } from "@/lib/slug";
import { action } from "@/server/actions/action";
import { keyHash, newApiToken, shownPrefix } from "@/server/auth/random-key";

const named = z.strictObject({ service: slugSchema, slo: slugSchema });

const pageOf = (service: string, slo: string) => `/services/${service}/slos/${slo}`;

export const createSlo = action(sloFormSchema, async (actor, { service, slug, definition }) => {
  await putSlo(actor, service, slug, definition, new Date(), { onlyNew: true });
  redirect(pageOf(service, slug));
});

export const updateSlo = action(sloFormSchema, async (actor, { service, slug, version, definition }) => {
  await putSlo(actor, service, slug, definition, new Date(), version === undefined ? {} : { expectedVersion: version });
  redirect(pageOf(service, slug));
});

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
export const makeMeasureToken = action(z.strictObject({ service: slugSchema }), async (actor, { service }) => {
  const { team } = await getService(actor, service);
  const token = newApiToken();
  await createApiToken(actor, { name: `Measurements of ${team.name}`.slice(0, 80), scopes: ["measure"], teamId: team.id, prefix: shownPrefix(token), hash: keyHash(token), expiresAt: null }, new Date());
  return { values: { token } };
});
