"use server";

import { redirect } from "next/navigation";
import { deleteChannel } from "@/db/contacts/delete-channel";
import { channelFormSchema, channelSlugSchema } from "@/lib/notification/receiver-schema";
import { action } from "@/server/actions/action";
import { testChannel } from "@/server/notifications/send-tests";
import { saveChannel } from "@/server/notifications/team-channels";

const answered = (secret: string | null) => ({
  message: "Saved. Send a test to see that it works.",
  ...(secret === null ? {} : { values: { secret } }),
});

export const createChannel = action(channelFormSchema, async (actor, { slug, ...input }) => {
  const { secret } = await saveChannel(actor, slug, input, new Date(), true);
  return answered(secret);
});

export const updateChannel = action(channelFormSchema, async (actor, { slug, ...input }) => {
  const { secret } = await saveChannel(actor, slug, input, new Date());
  return answered(secret);
});

export const sendTestToChannel = action(channelSlugSchema, async (actor, { slug }) => {
  const error = await testChannel(actor, slug, new Date());
  return error === null ? "Sent. Look there." : `Sending failed: ${error}`;
});

export const removeChannel = action(channelSlugSchema, async (actor, { slug }) => {
  await deleteChannel(actor, slug, new Date());
  redirect("/settings/channels");
});
