import { expect, it } from "vitest";
import { FINDING_CATALOGUE } from "./catalogue";

it("the catalogue has each of the 29 findings, with a text for every part", () => {
  expect(FINDING_CATALOGUE.map(({ id }) => id).join(" ")).toBe(
    "SLO-CEILING EXTRA-NINE FALLBACK-GAIN TIMEOUT-BUDGET ORPHAN-WORK TIMEOUT-TIGHT TIMEOUT-LOOSE RETRY-AMPLIFICATION RETRY-BUDGET METASTABLE UNSAFE-RETRY NO-JITTER NO-CAP RETRY-ON-4XX BULKHEAD-SMALL BULKHEAD-LARGE BREAKER-SILENT BREAKER-BLIND BREAKER-FLAPS BREAKER-SLOW ORDER NO-FALLBACK FALLBACK-STALE FALLBACK-SAME FAN-OUT SHEDDING TARGET-HISTORY DRIFT SINGLE-TENANT",
  );
  for (const entry of FINDING_CATALOGUE)
    expect(Object.values(entry).every((text) => text.length > 3)).toBe(true);
});
