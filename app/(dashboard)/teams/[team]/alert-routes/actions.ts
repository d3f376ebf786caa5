"use server";

import { redirect } from "next/navigation";
import { changeAlertRoutes } from "@/db/alert-routes/change";
import { ruleFormSchema, ruleMoveSchema, rulePlaceSchema } from "@/lib/alert-route/schema";
import { trialFormSchema } from "@/lib/alert-route/trial";
import { action } from "@/server/actions/action";
import { atRuleField } from "./at-rule-field";
import { tryForm } from "@/server/intake/try-form";

export const saveAlertRule = action(ruleFormSchema, async (actor, { place, rule, ...shown }) => {
  await atRuleField(
    changeAlertRoutes(
      actor,
      shown,
      place === null ? { kind: "add", rule } : { kind: "replace", place, rule },
      new Date(),
    ),
  );
  redirect(`/teams/${shown.team}/alert-routes`);
});

export const moveAlertRule = action(ruleMoveSchema, async (actor, { place, by, ...shown }) => {
  const change = { kind: "move", place, by: by === "down" ? 1 : -1 } as const;
  await changeAlertRoutes(actor, shown, change, new Date());
});

export const deleteAlertRule = action(rulePlaceSchema, async (actor, { place, ...shown }) => {
  await changeAlertRoutes(actor, shown, { kind: "remove", place }, new Date());
});

export const tryAlertRules = action(trialFormSchema, async (actor, input) => ({
  values: { tried: JSON.stringify(await tryForm(actor, input, new Date())) },
}));
