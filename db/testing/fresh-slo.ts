import type { Budgeting } from "@/lib/slo/objective";
import { freshStore } from "./fresh-store";
import { createSlos, type MeasuredSlo } from "./measured-slos";

/** The one SLO of a fresh store, with an objective for every budgeting given. */
export async function freshSlo(
  budgetings: readonly Budgeting[] = [{ method: "occurrences" }],
): Promise<MeasuredSlo> {
  await freshStore();
  const [slo] = await createSlos(1, budgetings);
  if (!slo) throw new Error("no SLO");
  return slo;
}
