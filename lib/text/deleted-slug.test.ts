import { expect, it } from "vitest";
import { deletedSlug, slugBefore } from "./deleted-slug";
import { slugSchema } from "./slug";

it("what is deleted is called as nobody can call anything, and its name can be read from that", () => {
  expect(deletedSlug("night-1", 12)).toBe("night-1~12");
  expect(slugSchema.safeParse(deletedSlug("night", 1)).success).toBe(false);
  expect(slugBefore("night-1~12")).toBe("night-1");
  expect(slugBefore("night-1")).toBe("night-1");
});
