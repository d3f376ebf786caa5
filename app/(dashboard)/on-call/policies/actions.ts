"use server";

import { redirect } from "next/navigation";
import { deletePolicy } from "@/db/escalations/delete";
import { putPolicy } from "@/db/escalations/put";
import { putServicePaging } from "@/db/escalations/service-paging";
import { putTeamPaging } from "@/db/escalations/team-paging";
import {
  policyFormSchema,
  policyNameFormSchema,
  servicePagingFormSchema,
  teamPagingFormSchema,
} from "@/lib/escalation/form";
import { action } from "@/server/actions/action";

export const createPolicy = action(policyFormSchema, async (actor, { slug, input }) => {
  await putPolicy(actor, slug, input, new Date(), { onlyNew: true });
  redirect(`/on-call/policies/${slug}`);
});

export const updatePolicy = action(policyFormSchema, async (actor, { slug, version, input }) => {
  const options = version === undefined ? {} : { expectedVersion: version };
  await putPolicy(actor, slug, input, new Date(), options);
  redirect(`/on-call/policies/${slug}`);
});

export const deletePolicyAction = action(policyNameFormSchema, async (actor, { policy }) => {
  await deletePolicy(actor, policy, new Date());
  redirect("/on-call/policies");
});

export const saveTeamPaging = action(teamPagingFormSchema, async (actor, { team, ...input }) => {
  await putTeamPaging(actor, team, input, new Date());
  return "Saved.";
});

export const saveServicePaging = action(
  servicePagingFormSchema,
  async (actor, { service, ...input }) => {
    await putServicePaging(actor, service, input, new Date());
    return "Saved.";
  },
);
