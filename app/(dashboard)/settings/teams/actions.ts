"use server";

import { redirect } from "next/navigation";
import { deleteTeam } from "@/db/people/delete-team";
import { findTeam, putTeam } from "@/db/people/teams";
import { AppError } from "@/lib/errors/app-error";
import { changeTeamSchema, createTeamSchema, deleteTeamSchema } from "@/lib/people/schema";
import { slugOf } from "@/lib/text/slug-of";
import { action } from "@/server/actions/action";

export const createTeam = action(createTeamSchema, async (actor, { name, open, slug: given }) => {
  const slug = given ?? slugOf(name);
  if (slug === "")
    throw wrong("slug", "Give the address: the name has no letter or digit to make it from.");
  if (await findTeam(actor, slug))
    throw wrong(
      given === undefined ? "name" : "slug",
      `There is already a team with the address ${slug}.`,
    );
  await putTeam(actor, slug, { name, open }, new Date());
  return `${name} is created.`;
});

export const changeTeam = action(changeTeamSchema, async (actor, { slug, name, open }) => {
  await putTeam(actor, slug, { name, open }, new Date());
  return "Saved.";
});

export const deleteTeamAction = action(deleteTeamSchema, async (actor, { team, moveTo }) => {
  await deleteTeam(actor, team, moveTo ?? null, new Date());
  redirect("/settings/teams");
});

const wrong = (path: string, message: string): AppError =>
  new AppError("conflict", message, [{ path, message }]);
