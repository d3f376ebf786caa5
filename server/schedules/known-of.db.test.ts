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
