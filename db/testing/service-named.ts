import { putService } from "../services/put";
import type { Service } from "../services/service";
import { systemActor } from "./fresh-store";
import { NOON, teamNamed } from "./persons";

/** A service of the team, which is made where it is not there. */
export async function serviceNamed(slug: string, team: string): Promise<Service> {
  await teamNamed(team);
  const input = { name: slug, team, description: "", tier: null, dependencies: [] };
  return (await putService(systemActor, slug, input, NOON)).service;
}
