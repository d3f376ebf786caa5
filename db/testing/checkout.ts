import { putTeam } from "../people/teams";
import { putService } from "../services/put";
import { freshStore, systemActor } from "./fresh-store";

/** A fresh store with the service `checkout` of the team `payments`. */
export async function freshCheckout(at: Date): Promise<void> {
  await freshStore();
  await putTeam(systemActor, "payments", { name: "Payments", open: false }, at);
  await putService(
    systemActor,
    "checkout",
    { name: "Checkout", team: "payments", description: "", tier: null, dependencies: [] },
    at,
  );
}
