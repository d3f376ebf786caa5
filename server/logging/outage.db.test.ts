import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { closeStore, write } from "@/db/store/client";
import { settings } from "@/db/schema/installation";
import { freshStore } from "@/db/testing/fresh-store";
import { logFailure, logOutage } from "./outage";
import { logRequestError } from "../start/request-errors";

let lines: Record<string, unknown>[];

const refused = () =>
  new Error("Failed query: select 1", {
    cause: Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }),
  });
const page = (error: unknown, path: string) =>
  logRequestError(error, { path, method: "GET" }, { routePath: "/services", routeType: "render" });
const put = (key: string) => write((tx) => tx.insert(settings).values({ key, value: 1 }));

beforeEach(async () => {
  await freshStore();
  lines = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((text) => {
      lines.push(JSON.parse(String(text)) as Record<string, unknown>);
      return true;
    });
  }
});
afterAll(closeStore);

it("a store that is away is one line at the start and one at the end, whatever it fails, without a stack", async () => {
  for (let n = 0; n < 50; n++) page(refused(), `/services/${n}`);
  logOutage(refused(), "readyz");
  logFailure(refused(), "job poll");
  await expect(write(async () => Promise.reject(refused()))).rejects.toThrow();
  expect(lines).toEqual([
    {
      at: expect.any(String) as string,
      level: "error",
      event: "store.outage",
      where: "render /services",
      message: "Failed query: select 1",
      cause: "connect ECONNREFUSED",
    },
  ]);
  await put("a");
  await put("b");
  expect(lines.slice(1)).toMatchObject([{ event: "store.recovered", failures: 52 }]);
});

it("the next one is said again", async () => {
  for (const key of ["a", "b", "c"]) {
    page(refused(), "/");
    await put(key);
  }
  expect(lines.map(({ event }) => event)).toEqual(
    Array.from({ length: 3 }, () => ["store.outage", "store.recovered"]).flat(),
  );
});

it("bugs meanwhile are logged with their stack, and writers that waited too long each", () => {
  page(refused(), "/");
  page(new TypeError("no"), "/");
  logFailure(new TypeError("no"), "job poll");
  for (let n = 0; n < 2; n++)
    logOutage(Object.assign(new Error("locked"), { code: "SQLITE_BUSY" }), "action");
  expect(lines.map(({ event, stack }) => [event, typeof stack])).toEqual([
    ["store.outage", "undefined"],
    ["bug", "string"],
    ["bug", "string"],
    ["store.outage", "undefined"],
    ["store.outage", "undefined"],
  ]);
});
