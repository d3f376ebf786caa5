"use server";

import { deleteContact } from "@/db/contacts/change";
import { saveOwnRules } from "@/db/contacts/save-rules";
import {
  browserSchema,
  contactIdSchema,
  newContactSchema,
  verifyContactSchema,
} from "@/lib/notification/receiver-schema";
import { minuteOf, rulesFormSchema } from "@/lib/notification/rules-schema";
import { nothingSchema } from "@/lib/people/schema";
import { action } from "@/server/actions/action";
import { addBrowser, addOwnContact, enterCode, renewCode } from "@/server/notifications/contacts";
import { testSelf } from "@/server/notifications/send-tests";
import { vapidPublicKey } from "@/server/notifications/vapid";

export const createContact = action(newContactSchema, async (actor, input) =>
  addOwnContact(actor, input, new Date()),
);

export const sendAnotherCode = action(contactIdSchema, async (actor, { contact }) =>
  renewCode(actor, contact, new Date()),
);

export const enterContactCode = action(verifyContactSchema, async (actor, input) => {
  await enterCode(actor, input, new Date());
  return "Verified. It is used from now on.";
});

export const removeContact = action(contactIdSchema, async (actor, { contact }) =>
  deleteContact(actor, contact, new Date()),
);

/** What a browser subscribes with. */
export const offerBrowserKey = action(nothingSchema, async () => ({
  values: { key: await vapidPublicKey() },
}));

export const addThisBrowser = action(browserSchema, async (actor, input) =>
  addBrowser(actor, input, new Date()),
);

export const saveRules = action(rulesFormSchema, async (actor, form) => {
  const used = (rules: typeof form.page) =>
    rules.flatMap(({ contact, delayMinutes }) =>
      delayMinutes === null ? [] : [{ contact, delayMinutes }],
    );
  await saveOwnRules(
    actor,
    {
      page: used(form.page),
      ticket: used(form.ticket),
      timeZone: form.timeZone,
      quietFrom: minuteOf(form.quietFrom),
      quietTo: minuteOf(form.quietTo),
    },
    new Date(),
  );
  return "Saved.";
});

export const sendTestToMe = action(nothingSchema, async (actor) => testSelf(actor, new Date()));
