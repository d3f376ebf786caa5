"use server";

import { setAcceptedState } from "@/db/recommendations/set-accepted-state";
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
  async (actor, { recommendation, ...input }) => {
    await decide(actor, recommendation, { kind: "accepted", ...input }, new Date());
  },
);

export const postponeRecommendation = action(
  postponeFormSchema,
  async (actor, { recommendation, ...input }) => {
    await decide(actor, recommendation, { kind: "postponed", ...input }, new Date());
  },
);

export const refuseRecommendation = action(
  refuseFormSchema,
  async (actor, { recommendation, ...input }) => {
    await decide(actor, recommendation, { kind: "refused", ...input }, new Date());
  },
);

export const correctEffortAction = action(
  effortFormSchema,
  async (actor, { recommendation, effort }) =>
    correctEffort(actor, recommendation, effort, new Date()),
);

export const setAcceptedStateAction = action(
  acceptedStateFormSchema,
  async (actor, { decision, state }) => setAcceptedState(actor, decision, state, new Date()),
);
