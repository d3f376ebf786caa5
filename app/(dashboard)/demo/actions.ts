"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/server/actions/action";
import { removeDemoWorkspace } from "@/server/demo/demo-workspace";

export const removeDemo = action(z.strictObject({}), async (actor) => {
  await removeDemoWorkspace(actor, new Date());
  // The page that asked may have been the demo's.
  redirect("/");
});
