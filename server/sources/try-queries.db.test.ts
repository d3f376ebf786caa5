import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeStore } from "@/db/store/client";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { AppError } from "@/lib/errors/app-error";
import { addDataSource } from "@/server/jobs/testing/polled-slo";
import { formOf, listen, type Misbehaving } from "@/server/outgoing/testing/loopback-server";
import { assertQueriesAnswer } from "./try-queries";

const now = new Date("2026-11-02T12:00:30Z");
const TOTAL = "sum(increase(x_total[1m]))";
const MISSPELT = 'sum(increase(x_total{code="5oo"}[1m]))';

describe("the queries of an SLO that is being saved", () => {
  let server: Misbehaving;
  beforeEach(async () => {
    vi.stubEnv("BURNLINE_SOURCE_NETWORKS", "127.0.0.1");
    await freshStore();
    server = await listen((request, response) => {
      if (request.url?.includes("/label/code/values"))
        return void response.end(JSON.stringify({ status: "success", data: ["200", "500"] }));
      void formOf(request).then((form) => {
        const query = form.get("query") ?? "";
        if (query === "sum(") response.statusCode = 400;
        const result =
          query === TOTAL ? [{ metric: {}, values: [[Number(form.get("end")), "7"]] }] : [];
        response.end(
          JSON.stringify(
            query === "sum("
              ? {
                  status: "error",
                  errorType: "bad_data",
                  error: "1:5: parse error: unclosed left parenthesis",
                }
              : { status: "success", data: { resultType: "matrix", result } },
          ),
        );
      });
    });
    await addDataSource("main", server.url, now);
  });
  afterEach(() => server.close());
  afterAll(closeStore);

  const base = { type: "prometheus" as const, dataSource: "main" };
  const problems = (
    queries:
      | { good: string; total: string }
      | { bad: string; total: string; absent?: "unknown" | "zero" }
      | { ratio: string },
  ) =>
    assertQueriesAnswer(systemActor, { ...base, ...queries }, now).then(
      () => [],
      (error: unknown) => (error instanceof AppError ? error.fieldErrors : [error]),
    );

  it("report at their field what is broken, with the place", async () => {
    expect(await problems({ good: "sum(", total: TOTAL })).toEqual([
      { path: "good", message: "Prometheus says: 1:5: parse error: unclosed left parenthesis" },
    ]);
  });

  it("ask what a missing series means, with what the store holds, once and not again", async () => {
    expect(await problems({ bad: MISSPELT, total: TOTAL })).toEqual([
      {
        path: "absent",
        message:
          'The query for bad events matches no series at the moment. No x_total has code="5oo". The store holds "500", and "200". Correct the query, or say here what a missing series means.',
      },
    ]);
    for (const absent of ["zero", "unknown"] as const)
      expect(await problems({ bad: MISSPELT, total: TOTAL, absent })).toEqual([]);
  });

  it("may match nothing nowhere else", async () => {
    expect(await problems({ ratio: "a / b" })).toEqual([
      { path: "ratio", message: "It matches no series at the moment." },
    ]);
  });

  it("report at the data source that it could not be asked", async () => {
    await server.close();
    expect(await problems({ ratio: TOTAL })).toEqual([
      {
        path: "dataSource",
        message: expect.stringMatching(/^The queries could not be checked: /) as string,
      },
    ]);
    server = await listen((_, response) => response.end());
  }, 60_000);
});
