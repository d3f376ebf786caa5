"use server";

import { z } from "zod";
import { acceptPolicy, withdrawPolicy } from "@/db/services/accept-policy";
import { reviewRunbook } from "@/db/services/review-runbook";
import { runbookReviewFormSchema } from "@/lib/service/runbook-review";
import { slugSchema } from "@/lib/text/slug";
import { action } from "@/server/actions/action";

const accepted = z.strictObject({
  service: slugSchema,
  terms: z.string().regex(/^[0-9a-f]{1,32}$/, "Reload the page, then accept what it shows."),
});

export const acceptPolicyAction = action(accepted, (actor, { service, terms }) =>
  acceptPolicy(actor, service, terms, new Date()),
);

export const withdrawPolicyAction = action(accepted.pick({ service: true }), (actor, { service }) =>
  withdrawPolicy(actor, service, new Date()),
);

export const reviewRunbookAction = action(runbookReviewFormSchema, (actor, { service, url, met }) =>
  reviewRunbook(actor, service, { url, met }, new Date()),
);
