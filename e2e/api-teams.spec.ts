import { refusesEach } from "./support/api-refusals";
import { test } from "./support/api-test";

test.describe("teams over the API", () => {
  test("refuses bad input with the field at fault, and stores nothing", async ({
    call,
    unique,
  }) => {
    await refusesEach(call, [
      ["PUT", `/teams/${unique("team")}`, {}, "name"],
      ["PUT", `/teams/${unique("team")}`, { name: "" }, "name"],
      ["PUT", `/teams/${unique("team")}`, { name: "x", colour: "red" }, "colour"],
      ["PUT", `/teams/${unique("team")}`, { name: "x\u0000y" }, "name"],
      ["PUT", "/teams/Not%20A%20Slug", { name: "x" }, "team"],
      ["GET", "/teams?limit=501", undefined, "limit"],
    ]);
  });
});
