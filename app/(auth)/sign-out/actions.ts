"use server";

import { redirect } from "next/navigation";
import { IDLE } from "@/lib/form/action-state";
import { nothingSchema } from "@/lib/people/schema";
import { publicAction } from "@/server/actions/action";
import { leave } from "@/server/auth/leave";

const end = publicAction(nothingSchema, async () => {
  const refusal = await leave();
  if (refusal === null) redirect("/sign-in");
  return refusal;
});

/** Why the session could not be ended; who is signed out is led to the sign-in. */
export async function signOut(_before: string | null, form: FormData): Promise<string | null> {
  const state = await end(IDLE, form);
  return state.status === "idle" ? null : (state.message ?? null);
}
