import { describe, expect, it } from "vitest";
import { withSlugOfName } from "./slug-of-name";

describe("the slug of a form", () => {
  it("follows the name where it was sent empty", () => {
    expect(
      withSlugOfName([
        ["name", "Checkout API"],
        ["slug", ""],
        ["note", ""],
      ]),
    ).toEqual([
      ["name", "Checkout API"],
      ["slug", "checkout-api"],
      ["note", ""],
    ]);
  });

  it.each([
    [
      "one was typed",
      [
        ["name", "Checkout API"],
        ["slug", "shop"],
      ],
    ],
    [
      "what was typed is no slug",
      [
        ["name", "Checkout API"],
        ["slug", "Not a slug"],
      ],
    ],
    [
      "nothing follows from the name",
      [
        ["name", "…"],
        ["slug", ""],
      ],
    ],
    ["there is no name", [["slug", ""]]],
    ["the form has no slug", [["name", "Checkout API"]]],
  ] as const)("stays as it is where %s", (_, fields) => {
    expect(withSlugOfName(fields)).toEqual(fields);
  });
});
