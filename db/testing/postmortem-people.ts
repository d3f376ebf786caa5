import { newText, type PostmortemText } from "@/lib/postmortem/template";
import { createPostmortem } from "../postmortems/create";
import { freshStore } from "./fresh-store";
import { NOON, person, teamNamed } from "./persons";

/**
 * Two teams: Ada manages, Mara responds and Vera views in payments, Otto manages search. `scratch`
 * begins a postmortem of payments.
 */
export async function postmortemPeople() {
  await freshStore();
  for (const team of ["payments", "search"]) await teamNamed(team);
  const ada = await person("Ada", { payments: "manager" });
  const mara = await person("Mara", { payments: "responder" });
  const viewer = await person("Vera", { payments: "viewer" });
  const outsider = await person("Otto", { search: "manager" });
  const scratch = (actor = mara, title = "Checkout is slow") =>
    createPostmortem(actor, { title, team: "payments" }, NOON);
  return { ada, mara, viewer, outsider, scratch };
}

/** What is saved of a postmortem that keeps the title it began with. */
export const text = (summary: string, more: Partial<PostmortemText> = {}): PostmortemText => ({
  ...newText("Checkout is slow", summary),
  ...more,
});
