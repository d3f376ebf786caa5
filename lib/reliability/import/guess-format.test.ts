import { expect, it } from "vitest";
import { guessFormat } from "./guess-format";
import { readImport } from "./read-import";

it.each([
  ["resilience4j:\n  retry: {}", "resilience4j"],
  ['{"methodConfig": []}', "grpc"],
  ["kind: DestinationRule", "istio"],
  ["clusters: [{circuit_breakers: {}}]", "envoy"],
  ["new RetryStrategyOptions()", "polly"],
  ["Policy.Handle<Exception>().RetryAsync(3)", "polly"],
  ["retry(handleAll, {})", "cockatiel"],
  ["axiosRetry(axios)", "axios-retry"],
  ["import pRetry from 'p-retry'", "p-retry"],
  ["new CircuitBreaker(run)", "opossum"],
  ["timeout: 3", null],
])("takes %j for %s", (text, format) => {
  expect(guessFormat(text)).toBe(format);
});

it("says of which library a text seems to be that has nothing of the one chosen", () => {
  const read = readImport({ format: "envoy", text: "resilience4j: {}" });
  expect(read).toMatchObject({
    faults: [{ message: expect.stringMatching(/^No cluster.*This looks like resilience4j\.$/) }],
  });
});
