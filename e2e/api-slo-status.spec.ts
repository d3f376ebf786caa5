import { refusesEach } from "./support/api-refusals";
import { test } from "./support/api-test";

test.describe("budgets over the API", () => {
  test("refuses bad input with the field at fault, and stores nothing", async ({ call, place }) => {
    await refusesEach(call, [
      ["GET", `/services/${place.service}/slos/up/burn-down?colour=red`, undefined, "colour"],
      [
        "GET",
        `/services/${place.service}/slos/up/burn-down?to=2026-02-30T00:00:00Z`,
        undefined,
        "to",
      ],
      ["GET", `/services/${place.service}/slos/up/status?colour=red`, undefined, "colour"],
      ["GET", `/services/${place.service}/slos/up/status?at=`, undefined, "at"],
      ["GET", `/services/${place.service}/slos/up/status?at=2026-11-01T00:00:00`, undefined, "at"],
      ["GET", `/services/${place.service}/slos/up/status?at=now`, undefined, "at"],
      [
        "GET",
        `/services/${place.service}/slos/up/status?corrections=maybe`,
        undefined,
        "corrections",
      ],
      ["GET", `/services/${place.service}/slos/up/burn-down?points=1`, undefined, "points"],
      ["GET", `/services/${place.service}/slos/up/burn-down?objective=2`, undefined, "objective"],
      [
        "GET",
        `/services/${place.service}/slos/up/burn-down?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z`,
        undefined,
        "from",
      ],
    ]);
  });
});
