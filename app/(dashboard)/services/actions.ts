"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { archiveService, deleteService, restoreService } from "@/db/services/archive";
import { putService } from "@/db/services/put";
import { serviceFormSchema } from "@/lib/service/form";
import { slugSchema } from "@/lib/text/slug";
import { action } from "@/server/actions/action";

const named = z.strictObject({ service: slugSchema });

export const createService = action(serviceFormSchema, async (actor, { slug, ...input }) => {
  await putService(actor, slug, input, new Date(), true);
  redirect(`/services/${slug}`);
});

export const updateService = action(serviceFormSchema, async (actor, { slug, ...input }) => {
  await putService(actor, slug, input, new Date());
  redirect(`/services/${slug}`);
});

export const archiveServiceAction = action(named, async (actor, { service }) => {
  await archiveService(actor, service, new Date());
  redirect(`/services/${service}`);
});

export const restoreServiceAction = action(named, async (actor, { service }) => {
  await restoreService(actor, service, new Date());
  redirect(`/services/${service}`);
});

export const deleteServiceAction = action(named, async (actor, { service }) => {
  await deleteService(actor, service, new Date());
  redirect("/services");
});
