"use server";

import { redirect } from "next/navigation";
import { signInSchema } from "@/lib/people/schema";
import { publicAction } from "@/server/actions/action";
import { openSession } from "@/server/auth/open-session";
import { safePath } from "@/server/auth/safe-path";
import { checkPassword } from "@/server/auth/sign-in";

export const signIn = publicAction(signInSchema, async (visitor, { email, password, next }) => {
  await openSession(await checkPassword(email, password, visitor.address), visitor);
  redirect(safePath(next));
});
