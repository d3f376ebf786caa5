"use server";

import { refresh } from "next/cache";
import type { Actor } from "@/db/access/actor";
import type { NewDecision } from "@/db/recommendations/decision";
import { setAcceptedState } from "@/db/recommendations/set-accepted-state";
import { AppError } from "@/lib/errors/app-error";
import {
  acceptedStateFormSchema,
  acceptFormSchema,
  effortFormSchema,
  postponeFormSchema,
  refuseFormSchema,
} from "@/lib/reliability/recommend/decision-schema";
import { action } from "@/server/actions/action";
import { correctEffort, decide } from "@/server/reliability/decide";

export const acceptRecommendation = action(
  acceptFormSchema,
  (actor, { recommendation, version, ...input }) =>
    decideOnShown(actor, recommendation, { kind: "accepted", ...input }, version),
);

export const postponeRecommendation = action(
  postponeFormSchema,
  (actor, { recommendation, version, ...input }) =>
    decideOnShown(actor, recommendation, { kind: "postponed", ...input }, version),
);

export const refuseRecommendation = action(
  refuseFormSchema,
  (actor, { recommendation, version, ...input }) =>
    decideOnShown(actor, recommendation, { kind: "refused", ...input }, version),
);

export const correctEffortAction = action(
  effortFormSchema,
  async (actor, { recommendation, effort }) =>
    correctEffort(actor, recommendation, effort, new Date()),
);

export const setAcceptedStateAction = action(
  acceptedStateFormSchema,
  async (actor, { decision, state: to, from }) =>
    setAcceptedState(actor, decision, { to, from }, new Date()),
);

/** Renews the page behind the form, so that what is sent again is decided on what now stands there. */
async function decideOnShown(
  actor: Actor,
  ref: string,
  decision: NewDecision,
  version: number | undefined,
): Promise<void> {
  try {
    await decide(actor, ref, decision, new Date(), version);
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") refresh();
    throw error;
  }
}
