import { handleAll, retry } from "cockatiel";
import { expect, it } from "vitest";
import type { Format } from "./formats";
import { readImport } from "./read-import";

const attemptsOf = (format: Format, text: string): unknown => {
  const read = readImport({ format, text });
  return read.ok ? read.dependencies.map(({ settings }) => settings.attempts) : read.faults;
};

it.each<[Format, string, number]>([
  ["cockatiel", "retry(handleAll, { maxAttempts: 3 })", 4],
  ["p-retry", "pRetry(run, { retries: 3 })", 4],
  ["axios-retry", "axiosRetry(axios, { retries: 3 })", 4],
  ["polly", "AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 3 })", 4],
  ["polly", "Policy.Handle<IOException>().WaitAndRetryAsync(3, _ => wait)", 4],
  ["polly", "Policy.Handle<IOException>().RetryAsync(3)", 4],
  ["istio", "spec: {hosts: [a], http: [{retries: {attempts: 3}}]}", 4],
  ["envoy", "cluster: a\nretry_policy: {retry_on: 5xx, num_retries: 3}", 4],
  ["resilience4j", "resilience4j.retry.instances.a: {maxAttempts: 3}", 3],
  ["grpc", '{"methodConfig": [{"retryPolicy": {"maxAttempts": 3}}]}', 3],
  ["grpc", '{"methodConfig": [{"retryPolicy": {"maxAttempts": 9}}]}', 5],
])("reads the 3 of %s in %s as %i calls", (format, text, calls) => {
  expect(attemptsOf(format, text)).toEqual([calls]);
});

it("counts what cockatiel itself calls", async () => {
  let calls = 0;
  const failing = () => {
    calls += 1;
    throw new Error("down");
  };
  await expect(retry(handleAll, { maxAttempts: 3 }).execute(failing)).rejects.toThrow("down");
  expect(attemptsOf("cockatiel", "retry(handleAll, { maxAttempts: 3 })")).toEqual([calls]);
});

it.each<[Format, string, number]>([
  ["p-retry", "pRetry(run)", 11],
  ["axios-retry", "axiosRetry(axios)", 4],
  ["polly", "AddRetry(new RetryStrategyOptions())", 4],
  ["istio", "spec: {hosts: [a], http: [{route: []}]}", 3],
  ["resilience4j", "resilience4j: {retry: {instances: {a: {}}}}", 3],
  ["grpc", '{"methodConfig": [{"timeout": "1s"}]}', 1],
  ["envoy", "cluster: a\nretry_policy: {retry_on: 5xx}", 2],
  ["envoy", "cluster: a\nretry_policy: {num_retries: 3}", 1],
])("takes what %s does where %s leaves attempts out, and says so", (format, text, calls) => {
  const read = readImport({ format, text });
  expect(attemptsOf(format, text)).toEqual([calls]);
  expect(read.ok && read.assumed.map(({ field }) => field)).toContain("attempts");
});

it.each<[Format, string]>([
  ["cockatiel", "retry(handleAll, { maxAttempts: LIMIT })"],
  ["cockatiel", "retry(handleAll, { maxAttempts: Infinity })"],
  ["cockatiel", "retry(handleAll, { ...shared })"],
  ["cockatiel", "retry(handleAll, options)"],
  ["cockatiel", "retry(handleAll, {})"],
  ["p-retry", "pRetry(run, { ...shared })"],
  ["p-retry", "pRetry(run, options)"],
  ["p-retry", "pRetry(run, { retries: Infinity })"],
  ["p-retry", "pRetry(run, { retries: 1000 })"],
  ["axios-retry", "axiosRetry(axios, { retries: await limit() })"],
  ["polly", "AddRetry(new RetryStrategyOptions { MaxRetryAttempts = settings.Retries })"],
  ["resilience4j", "resilience4j.retry.instances.a: {maxAttempts: '${RETRIES:3}'}"],
])("leaves attempts unknown for %s in %s, and lists why", (format, text) => {
  const read = readImport({ format, text });
  expect(attemptsOf(format, text)).toEqual([undefined]);
  expect(read.ok && read.unread.length).toBeGreaterThan(0);
  expect(read.ok && read.assumed.map(({ field }) => field)).not.toContain("attempts");
});
