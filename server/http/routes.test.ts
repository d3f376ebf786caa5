import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ALL_OPERATIONS } from "@/lib/api/all-operations";
import { METHODS } from "@/lib/api/operation";

const ROOT = "app/api/v1";
const OPERATIONS = "lib/api/operations";
const UNDESCRIBED = new Set(["GET /openapi.json"]);
/** Addresses that next.config.ts leads to a folder of another name. */
const FOLDERS: Readonly<Record<string, string>> = {
  "/postmortems/{postmortem}.md": "/postmortems/{postmortem}/markdown",
};

/** What the route files under app/api/v1 handle: `GET /teams/{team}`. */
function handled(): string[] {
  const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter(
    (file) => path.basename(file) === "route.ts",
  );
  return files.flatMap((file) => {
    const folder = `/${path.dirname(file).replaceAll("[", "{").replaceAll("]", "}")}`;
    const address = Object.keys(FOLDERS).find((key) => FOLDERS[key] === folder) ?? folder;
    const text = readFileSync(path.join(ROOT, file), "utf8");
    return METHODS.filter((method) => new RegExp(`^  ${method}: `, "m").test(text)).map(
      (method) => `${method} ${address}`,
    );
  });
}

describe("the routes of the API", () => {
  it("are those that the document describes, and the document itself", () => {
    const described = ALL_OPERATIONS.map(({ method, path: address }) => `${method} ${address}`);
    expect(
      handled()
        .filter((call) => !UNDESCRIBED.has(call))
        .sort(),
    ).toEqual(described.sort());
  });

  it("obey the operation of their own method and address", async () => {
    const named = new Map<string, unknown>();
    for (const file of readdirSync(OPERATIONS)) {
      const exported = (await import(path.resolve(OPERATIONS, file))) as Record<string, unknown>;
      for (const [name, value] of Object.entries(exported)) named.set(name, value);
    }
    for (const { method, path: address } of ALL_OPERATIONS) {
      const file = path.join(
        ROOT,
        (FOLDERS[address] ?? address).replaceAll("{", "[").replaceAll("}", "]"),
        "route.ts",
      );
      const used =
        new RegExp(`^  ${method}: handler\\(\\s*(\\w+),`, "m").exec(
          readFileSync(file, "utf8"),
        )?.[1] ?? "none";
      expect(named.get(used), `${used} in ${file}`).toMatchObject({ method, path: address });
    }
  });
});
