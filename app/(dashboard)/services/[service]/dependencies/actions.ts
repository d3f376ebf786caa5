"use server";

import { redirect } from "next/navigation";
import { deleteDependency } from "@/db/dependencies/delete";
import { putDependency } from "@/db/dependencies/put";
import { dependencyFormSchema, dependencyNameFormSchema } from "@/lib/reliability/registry/form";
import { action } from "@/server/actions/action";

export const addDependency = action(
  dependencyFormSchema,
  async (actor, { service, callee, settings }) => {
    await putDependency(actor, service, callee, settings, new Date(), { onlyNew: true });
    redirect(`/services/${service}/dependencies/${callee}`);
  },
);

export const updateDependency = action(
  dependencyFormSchema,
  async (actor, { service, callee, version, settings }) => {
    const options = version === undefined ? {} : { expectedVersion: version };
    await putDependency(actor, service, callee, settings, new Date(), options);
    redirect(`/services/${service}/dependencies/${callee}`);
  },
);

export const deleteDependencyAction = action(
  dependencyNameFormSchema,
  async (actor, { service, callee }) => {
    await deleteDependency(actor, service, callee, new Date());
    redirect(`/services/${service}`);
  },
);
