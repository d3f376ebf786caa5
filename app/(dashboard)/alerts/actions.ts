"use server";

import { redirect } from "next/navigation";
import { createMute, endMute, muteAlert } from "@/db/alerts/mutes";
import { acknowledge, resolve } from "@/db/alerts/respond";
import {
  alertFormSchema,
  alertMuteFormSchema,
  endMuteFormSchema,
  muteFormSchema,
} from "@/lib/alert/form";
import { action } from "@/server/actions/action";

export const acknowledgeAlertAction = action(alertFormSchema, async (actor, { alert }) => {
  await acknowledge(actor, alert, new Date());
});

export const resolveAlertAction = action(alertFormSchema, async (actor, { alert }) => {
  await resolve(actor, alert, new Date());
});

export const muteAlertAction = action(alertMuteFormSchema, async (actor, { alert, ...mute }) => {
  await muteAlert(actor, alert, mute, new Date());
});

export const createMuteAction = action(muteFormSchema, async (actor, mute) => {
  await createMute(actor, mute, new Date());
  redirect("/alerts/mutes");
});

export const endMuteAction = action(endMuteFormSchema, async (actor, { mute }) => {
  await endMute(actor, mute, new Date());
});
