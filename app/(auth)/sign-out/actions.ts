"use server";

import { redirect } from "next/navigation";
import { endOwnSession } from "@/db/sessions";
import { IDLE } from "@/lib/form/action-state";
import { nothingSchema } from "@/lib/people/schema";
import { publicAction } from "@/server/actions/action";
import { currentActor } from "@/server/auth/current-actor";
import { clearSessionCookie } from "@/server/auth/open-session";

const leave = publicAction(nothingSchema, async () => {
  const actor = await currentActor();
  await clearSessionCookie();
  if (actor) await endOwnSession(actor, actor.sessionId, new Date());
  redirect("/sign-in");
});

export async function signOut(form: FormData): Promise<void> {
  await leave(IDLE, form);
}
