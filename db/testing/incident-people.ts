import type { Actor } from "../access/actor";
import { declareIncident } from "../incidents/declare";
import { freshStore } from "./fresh-store";
import { NOON, person } from "./persons";
import { serviceNamed } from "./service-named";

export const input = {
  title: "Card payments fail",
  severity: "SEV2" as const,
  services: ["checkout"],
  summary: "",
};

/**
 * Two teams with their services; Mara responds, Vera views and Mia manages in payments, Eve responds
 * in search. `declare` declares `input` at noon.
 */
export async function incidentPeople() {
  await freshStore();
  await serviceNamed("checkout", "payments");
  await serviceNamed("ledger", "payments");
  await serviceNamed("search-api", "search");
  const mara = await person("Mara", { payments: "responder" });
  const vera = await person("Vera", { payments: "viewer" });
  const mia = await person("Mia", { payments: "manager" });
  const eve = await person("Eve", { search: "responder" });
  const declare = (
    actor: Actor = mara,
    more: Partial<Parameters<typeof declareIncident>[1]> = {},
  ) => declareIncident(actor, { ...input, ...more }, NOON);
  return { mara, vera, mia, eve, declare };
}
