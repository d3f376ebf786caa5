"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import { publicAction } from "@/server/actions/action";
import { acknowledge } from "@/server/notifications/acknowledging";

const linkSchema = z.strictObject({ link: z.string().max(200, "This link is damaged.") });

const GONE = "This link no longer works.";

export const acknowledgePage = publicAction(linkSchema, async (_visitor, { link }) => {
  if (!(await acknowledge(link, new Date())))
    throw new AppError("not-found", GONE, [{ path: "link", message: GONE }]);
  redirect(`/acknowledge/${encodeURIComponent(link)}`);
});
