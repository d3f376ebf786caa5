import { expect, it } from "vitest";
import {
  COCKATIEL_BODY,
  IMPORTED,
  RESILIENCE4J_BODY,
} from "@/server/http/api/operations/dependency-import-examples";
import { dependencyImportSchema } from "@/lib/reliability/import/schema";
import { importDependencies } from "./import-dependencies";

const imported = (body: unknown) => importDependencies(dependencyImportSchema.parse(body));

it("reads the examples of the document as the document says", async () => {
  expect(await imported(RESILIENCE4J_BODY)).toEqual(IMPORTED);
  expect(await imported(COCKATIEL_BODY)).toEqual({
    dependencies: [
      {
        name: "payments",
        settings: {
          attempts: 4,
          backoff: { kind: "constant", baseMs: 100, jitter: "none" },
          attemptTimeoutMs: 300,
        },
      },
    ],
    assumed: [],
    unread: [],
  });
});

it("says by line and column what is wrong with a text, under its field", async () => {
  await expect(imported({ format: "cockatiel", text: "retry(\n  {" })).rejects.toMatchObject({
    code: "invalid",
    fieldErrors: [
      {
        path: "text",
        message: 'Line 2, column 3: This "{" is not closed. Paste the whole statement.',
      },
    ],
  });
});

it("refuses an empty text and an unknown format by their fields", () => {
  const paths = (body: unknown) =>
    dependencyImportSchema.safeParse(body).error?.issues.map(({ path }) => path.join("."));
  expect(paths({ format: "hystrix", text: " " })).toEqual(["format", "text"]);
});
