import type { UserActor } from "../access/actor";
import { putService } from "../services/put";
import { freshStore, systemActor } from "./fresh-store";
import { NOON, person, teamNamed } from "./persons";

const SERVICES = [
  ["checkout", "payments"],
  ["ledger", "payments"],
  ["search-api", "search"],
] as const;

type IncidentPeople = Record<"mara" | "vera" | "mia" | "eve", UserActor>;

/** Two teams with their services; Mara responds and Mia manages in payments, Eve responds in search. */
export async function incidentPeople(): Promise<IncidentPeople> {
  await freshStore();
  await teamNamed("payments");
  await teamNamed("search");
  for (const [slug, team] of SERVICES)
    await putService(
      systemActor,
      slug,
      { name: slug, team, description: "", tier: null, dependencies: [] },
      NOON,
    );
  return {
    mara: await person("Mara", { payments: "responder" }),
    vera: await person("Vera", { payments: "viewer" }),
    mia: await person("Mia", { payments: "manager" }),
    eve: await person("Eve", { search: "responder" }),
  };
}
