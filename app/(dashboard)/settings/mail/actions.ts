"use server";

import { assertCan } from "@/db/access/actor";
import { saveMail } from "@/db/notifications/settings";
import { mailSchema } from "@/lib/notification/mail-schema";
import { nothingSchema } from "@/lib/people/schema";
import { action } from "@/server/actions/action";
import { changeMail, testMail } from "@/server/notifications/mail-settings";

export const updateMail = action(mailSchema, async (actor, input) => {
  await changeMail(actor, input, new Date());
  return "Saved. Send a test to see that it works.";
});

export const removeMail = action(nothingSchema, async (actor) => {
  await saveMail(actor, null, new Date());
});

export const sendTestMail = action(nothingSchema, async (actor) => {
  assertCan(actor, "admin", null);
  return testMail(actor, new Date());
});
