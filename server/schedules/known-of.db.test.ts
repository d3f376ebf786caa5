import { afterAll, beforeEach, expect, it } from "vitest";
import { closeStore } from "@/db/store/client";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { knownOf } from "./known-of";

const NOBODY = "nobody@example.org";

beforeEach(() => freshStore());
afterAll(closeStore);

it("says of whoever has no account that nothing reaches them, but of nobody in the demo", async () => {
  const why = async (demo: boolean) =>
    (await knownOf(systemActor, { timeZone: "UTC", demo }, [NOBODY])).whyUnreachable(NOBODY);
  expect(await why(false)).toBe("has no active account");
  expect(await why(true)).toBeNull();
});

it("knows where the demo's people live, and of others that the schedule's zone is theirs", async () => {
  const kenji = "kenji.mori@shop.example";
  const zoneOf = async (demo: boolean, person: string) =>
    (await knownOf(systemActor, { timeZone: "Europe/Berlin", demo }, [person])).zoneOf(person);
  expect(await zoneOf(true, kenji)).toBe("Asia/Tokyo");
  expect(await zoneOf(false, kenji)).toBe("Europe/Berlin");
  expect(await zoneOf(true, NOBODY)).toBe("Europe/Berlin");
});
