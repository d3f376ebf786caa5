"use server";

import { redirect } from "next/navigation";
import { setUpSchema } from "@/lib/people/schema";
import { publicAction } from "@/server/actions/action";
import { setUp } from "@/server/setup/set-up";

export const setUpBurnline = publicAction(setUpSchema, async (visitor, input) => {
  await setUp(input, visitor);
  redirect("/");
});
