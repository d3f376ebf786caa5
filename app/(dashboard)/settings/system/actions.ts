"use server";

import { chooseCaretaker } from "@/db/alerts/caretaker";
import { caretakerSchema } from "@/lib/alert/form";
import { action } from "@/server/actions/action";

export const saveCaretaker = action(caretakerSchema, async (actor, { team }) => {
  await chooseCaretaker(actor, team, new Date());
  return "Saved.";
});
