import { expect, it } from "vitest";
import { serviceInputSchema } from "./schema";

const said = (team: string) =>
  serviceInputSchema
    .safeParse({ name: "Checkout", team })
    .error?.issues.map(({ path, message }) => [path.join("."), message]);

it.each([
  ["payments", undefined],
  ["", [["team", "Choose a team."]]],
  [
    "Pay ments",
    [
      [
        "team",
        "Use lowercase letters, digits and hyphens, up to 63 characters, for example checkout-api.",
      ],
    ],
  ],
])("a service of the team %j is told %j", (team, expected) => {
  expect(said(team)).toEqual(expected);
});
