"use server";

import { redirect } from "next/navigation";
import { resetPasswordSchema } from "@/lib/people/schema";
import { publicAction } from "@/server/actions/action";
import { resetPassword } from "@/server/auth/reset-password";

export const chooseNewPassword = publicAction(
  resetPasswordSchema,
  async (visitor, { key, password }) => {
    await resetPassword(key, password, visitor.address);
    redirect("/sign-in?reset=done");
  },
);
