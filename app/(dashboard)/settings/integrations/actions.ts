"use server";

import { redirect } from "next/navigation";
import { deleteIntegration } from "@/db/integrations/delete";
import {
  integrationFormSchema,
  integrationNameSchema,
  sampleSchema,
} from "@/lib/integration/schema";
import { action } from "@/server/actions/action";
import { reachedUrl } from "@/server/auth/installation-url";
import { renewKey, saveIntegration } from "@/server/intake/integrations";
import { readSample } from "@/server/intake/read-sample";

export const createIntegration = action(integrationFormSchema, async (actor, put) => {
  const { integration, key } = await saveIntegration(actor, { ...put, now: new Date() }, "new");
  return {
    message: "The integration is ready.",
    values: { key: key ?? "", kind: integration.kind, ...(await placeOf(put.slug)) },
  };
});

export const updateIntegration = action(integrationFormSchema, async (actor, put) => {
  await saveIntegration(actor, { ...put, now: new Date() }, "existing");
  return "Saved.";
});

export const rotateIntegrationKey = action(integrationNameSchema, async (actor, { slug }) => {
  const { integration, key } = await renewKey(actor, slug, new Date());
  return {
    message: "The new key is ready.",
    values: { key, kind: integration.kind, ...(await placeOf(slug)) },
  };
});

export const tryIntegrationSample = action(sampleSchema, async (actor, { slug, sample }) => ({
  values: { alerts: JSON.stringify(await readSample(actor, slug, sample)) },
}));

export const removeIntegration = action(integrationNameSchema, async (actor, { slug }) => {
  await deleteIntegration(actor, slug, new Date());
  redirect("/settings/integrations");
});

const placeOf = async (slug: string) => ({ slug, base: (await reachedUrl()).href });
