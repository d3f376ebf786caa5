"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { deleteDependency } from "@/db/dependencies/delete";
import { deleteCallReview } from "@/db/dependencies/delete-review";
import { putDependency } from "@/db/dependencies/put";
import { setCallsNothing } from "@/db/services/calls-nothing";
import { importFormSchema } from "@/lib/reliability/import/form";
import { importPreviewText } from "@/lib/reliability/import/preview";
import { dependencyFormSchema, dependencyNameFormSchema } from "@/lib/reliability/registry/form";
import { slugSchema } from "@/lib/text/slug";
import { action } from "@/server/actions/action";
import { assertNotBuiltIn } from "@/server/reliability/built-in";
import { previewImport, storeImport } from "@/server/reliability/import-form";

const callsNothing = z.strictObject({ service: slugSchema, says: z.boolean() });

export const addDependency = action(
  dependencyFormSchema,
  async (actor, { service, callee, settings }) => {
    await assertNotBuiltIn(actor, service);
    await putDependency(actor, service, callee, settings, new Date(), { onlyNew: true });
    redirect(`/services/${service}/dependencies/${callee}`);
  },
);

export const updateDependency = action(
  dependencyFormSchema,
  async (actor, { service, callee, version, settings }) => {
    await assertNotBuiltIn(actor, service);
    const options = version === undefined ? {} : { expectedVersion: version };
    await putDependency(actor, service, callee, settings, new Date(), options);
    redirect(`/services/${service}/dependencies/${callee}`);
  },
);

export const deleteDependencyAction = action(
  dependencyNameFormSchema,
  async (actor, { service, callee }) => {
    await assertNotBuiltIn(actor, service);
    await deleteDependency(actor, service, callee, new Date());
    redirect(`/services/${service}`);
  },
);

export const setCallsNothingAction = action(callsNothing, (actor, { service, says }) =>
  setCallsNothing(actor, service, says, new Date()),
);

export const deleteCallReviewAction = action(
  dependencyNameFormSchema,
  async (actor, { service, callee }) => {
    await deleteCallReview(actor, service, callee, new Date());
  },
);

/** The text goes back with its preview, for pages without a script. */
export const importDependenciesAction = action(importFormSchema, async (actor, form) => {
  const { service, format, text, step, items } = form;
  await assertNotBuiltIn(actor, service);
  if (step === "store") {
    await storeImport(actor, form, new Date());
    redirect(`/services/${service}`);
  }
  const preview = importPreviewText(await previewImport(actor, form));
  // Names that were typed belong to the preview they were typed into.
  const typed = preview === form.preview ? items : [];
  const names = typed.map(({ callee }, index) => [`items.${index}.callee`, callee] as const);
  return { values: { preview, text, format: format ?? "", ...Object.fromEntries(names) } };
});
