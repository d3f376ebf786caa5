import { notFound } from "next/navigation";
import type { Actor } from "@/db/access/actor";
import { getPostmortem } from "@/db/postmortems/find";
import type { Postmortem } from "@/db/postmortems/postmortem";
import { postmortemNumber } from "@/lib/postmortem/schema";
import { orNotFound } from "@/server/auth/or-not-found";

/**
 * The postmortem of an address; the not-found page where there is none or the reader may not see
 * it.
 */
export async function loadPostmortem(actor: Actor, number: string): Promise<Postmortem> {
  const id = postmortemNumber(number);
  if (id === null) notFound();
  return orNotFound(getPostmortem(actor, id));
}
