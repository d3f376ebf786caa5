import { expect, it } from "vitest";
import { dependencyInputSchema } from "./schema";

const wrong = (body: unknown) =>
  dependencyInputSchema
    .safeParse(body)
    .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

it("keeps what is unknown unknown, and null where there is known to be none", () => {
  const given = { attempts: 3, retryBudget: null, backoff: { kind: "exponential", capMs: null } };
  expect(dependencyInputSchema.parse(given)).toEqual(given);
  expect(dependencyInputSchema.parse({})).toEqual({});
});

it.each([
  [{ attempts: 0 }, "attempts: Give a whole number from 1 to 1,000,000."],
  [{ retryBudget: 10 }, "retryBudget: Write a share from 0 to 1, such as 0.5 for 50%."],
  [
    { breaker: { kind: "count", threshold: 50 } },
    "breaker.threshold: Write a share from 0 to 1, such as 0.5 for 50%.",
  ],
  [
    { breaker: { kind: "consecutive", threshold: 2.5 } },
    "breaker.threshold: Give a whole number of failures in a row.",
  ],
  [{ evidence: { link: "javascript:alert(1)" } }, "evidence.link: Write an http or https address."],
  [{ retries: 3 }, ': Unrecognized key: "retries"'],
])("refuses %j by its field", (body, message) => {
  expect(wrong(body)).toEqual([message]);
});

it("takes the threshold of a breaker in a row as a count", () => {
  expect(wrong({ breaker: { kind: "consecutive", threshold: 5 } })).toBeUndefined();
});
