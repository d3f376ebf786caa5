import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore } from "../store/client";
import { putTeam } from "./teams";
import { freshStore } from "../testing/fresh-store";
import { NOON, person, teamNamed } from "../testing/persons";

beforeEach(freshStore);
afterAll(closeStore);

describe("a team", () => {
  it("that someone may not know of answers their change as if it were not there", async () => {
    await teamNamed("payments");
    const eve = await person("Eve", { search: "manager" });
    const input = { name: "Mine", open: true };
    const unknown = await putTeam(eve, "nowhere", input, NOON).catch((error: unknown) => error);
    expect(unknown).toMatchObject({ code: "forbidden" });
    await expect(putTeam(eve, "payments", input, NOON)).rejects.toEqual(unknown);
    await expect(putTeam(eve, "search", input, NOON)).resolves.toMatchObject({ created: false });
  });
});
