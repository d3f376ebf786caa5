import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ALL_OPERATIONS } from "../api/nouns";
import { openApiDocument } from "./document";

type Json = Record<string, unknown>;
const document = JSON.parse(
  JSON.stringify(openApiDocument("https://burnline.example.org/")),
) as Json & { components: { schemas: Record<string, Json> } };

/** A component's schema, as a reader of the document would check against it. */
const validator = (title: string) =>
  z.fromJSONSchema(document.components.schemas[title] as Parameters<typeof z.fromJSONSchema>[0]);

const titled = (schema: z.ZodType) => z.globalRegistry.get(schema)?.title ?? "";
const bodies = ALL_OPERATIONS.flatMap(({ id, body }) =>
  body?.kind === "json"
    ? body.examples.map((example) => ({
        name: `${id}: ${example.summary}`,
        schema: body.schema,
        value: example.value,
      }))
    : [],
);
const answers = ALL_OPERATIONS.flatMap(({ id, answers }) =>
  answers.flatMap(({ status, schema, example }) =>
    schema && example !== undefined ? [{ name: `${id} ${status}`, schema, value: example }] : [],
  ),
);

describe("the OpenAPI document", () => {
  it("is described once for all, and names where each of them reaches it", () => {
    const [here, there] = ["https://a.example/", "https://b.example"].map(openApiDocument);
    expect([here?.servers, there?.servers]).toEqual([
      [{ url: "https://a.example" }],
      [{ url: "https://b.example" }],
    ]);
    expect(there?.paths).toBe(here?.paths);
  });

  it.each(bodies)("offers a body that the handler accepts: $name", ({ schema, value }) => {
    expect(schema.safeParse(value).error).toBeUndefined();
    expect(validator(titled(schema)).safeParse(value).error).toBeUndefined();
  });

  it.each(answers)("shows an answer as its schema describes it: $name", ({ schema, value }) => {
    if (typeof value === "string") return;
    expect(validator(titled(schema)).safeParse(value).error).toBeUndefined();
  });

  it("refuses an unknown field by its schemas too", () => {
    expect(validator("TeamBody").safeParse({ name: "Payments", colour: "red" }).success).toBe(
      false,
    );
  });

  it("gives each call one id, and each answer with a body an example", () => {
    const ids = ALL_OPERATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const bare = ALL_OPERATIONS.flatMap(({ id, answers }) =>
      answers.filter(({ schema, example }) => schema && example === undefined).map(() => id),
    );
    expect(bare).toEqual([]);
  });

  it("says of every change to what has an ETag that it honours If-Match, and of nothing else", () => {
    const paths = document.paths as Record<
      string,
      Record<string, { parameters: Json[]; responses: Json }>
    >;
    const guarded = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(
          ([, { parameters, responses }]) =>
            parameters.some(({ name }) => name === "If-Match") && responses["412"],
        )
        .map(([method]) => `${method} ${path.replace("/api/v1", "")}`),
    );
    expect(guarded.sort()).toEqual([
      "delete /escalation-policies/{policy}",
      "delete /integrations/{integration}",
      "delete /schedules/{schedule}",
      "delete /services/{service}",
      "delete /services/{service}/dependencies/{callee}",
      "delete /services/{service}/slos/{slo}",
      "patch /incidents/{number}",
      "patch /incidents/{number}/timeline/{entry}",
      "put /escalation-policies/{policy}",
      "put /integrations/{integration}",
      "put /schedules/{schedule}",
      "put /services/{service}",
      "put /services/{service}/dependencies/{callee}",
      "put /services/{service}/paging",
      "put /services/{service}/slos.yaml",
      "put /services/{service}/slos/{slo}",
      "put /teams/{team}",
      "put /teams/{team}/paging",
      "put /teams/{team}/routes",
    ]);
    expect(
      JSON.stringify(paths["/api/v1/services/{service}/slos/{slo}"]?.get?.responses),
    ).toContain("ETag");
  });

  it("names no component that it does not hold", () => {
    const references = [
      ...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g),
    ].map(([, name]) => name);
    expect(references.filter((name) => !name || !document.components.schemas[name])).toEqual([]);
    expect(JSON.stringify(document)).not.toContain("$defs");
  });

  it("carries the server's address without a slash at its end", () => {
    expect(document.servers).toEqual([{ url: "https://burnline.example.org" }]);
  });
});
