"use server";

import { redirect } from "next/navigation";
import { launch } from "@/db/services/launch";
import { guideHref } from "@/lib/guide/address";
import { guideFormSchema } from "@/lib/guide/form";
import { launchFormSchema } from "@/lib/guide/launch-form";
import { action } from "@/server/actions/action";
import { assertMayLaunch } from "@/server/guide/assert-may-launch";

export const proposeService = action(guideFormSchema, async (actor, answers) => {
  await assertMayLaunch(actor, answers.team);
  redirect(guideHref(answers));
});

export const launchService = action(launchFormSchema, async (actor, wanted) => {
  await launch(actor, wanted, new Date());
  redirect(`/services/${wanted.service.slug}`);
});
