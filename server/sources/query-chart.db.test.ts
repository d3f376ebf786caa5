import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeStore } from "@/db/store/client";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { person } from "@/db/testing/persons";
import { CHART_MINUTES } from "@/lib/data-source/query-chart";
import { addDataSource } from "@/server/jobs/testing/polled-slo";
import { forgetDependency } from "@/server/outgoing/dependencies";
import { formOf, listen, type Misbehaving } from "@/server/outgoing/testing/loopback-server";
import { dependencyName } from "./connection";
import { chartQuery } from "./query-chart";

const now = new Date("2026-11-02T12:00:30Z");
const lastMinute = Math.floor(now.getTime() / 60_000) - 1;
const asked = (query: string) => ({ dataSource: "main", query });

describe("the chart of a query", () => {
  let server: Misbehaving;
  beforeEach(async () => {
    vi.stubEnv("BURNLINE_SOURCE_NETWORKS", "127.0.0.1");
    forgetDependency(dependencyName("main"));
    await freshStore();
    server = await listen((request, response) => {
      void formOf(request).then((form) => {
        const query = form.get("query");
        if (query === "slow") return;
        if (query === "sum(") response.statusCode = 400;
        const [start, end] = [Number(form.get("start")), Number(form.get("end"))];
        const values = [
          [start, "1"],
          [end - 60, "NaN"],
          [end, "3"],
        ];
        const data = {
          resultType: "matrix",
          result: query === "none" ? [] : [{ metric: {}, values }],
        };
        response.end(
          JSON.stringify(
            query === "sum("
              ? { status: "error", errorType: "bad_data", error: "parse error" }
              : { status: "success", data },
          ),
        );
      });
    });
    await addDataSource("main", server.url, now);
  });
  afterEach(() => server.close());
  afterAll(closeStore);

  it("holds each minute of the last hours, the last complete one at its end, and gaps as gaps", async () => {
    const { chart, trouble } = await chartQuery(systemActor, asked("up"), now);
    expect(trouble).toBeNull();
    expect(chart?.end).toBe((lastMinute + 1) * 60_000);
    expect(chart?.values).toHaveLength(CHART_MINUTES);
    expect([chart?.values[0], chart?.values.at(-2), chart?.values.at(-1)]).toEqual([1, null, 3]);
  });

  it("is none where nothing matches, and says why where the source refuses or takes too long", async () => {
    expect(await chartQuery(systemActor, asked("none"), now)).toEqual({
      chart: null,
      trouble: null,
    });
    expect(await chartQuery(systemActor, asked("sum("), now)).toEqual({
      chart: null,
      trouble: "No chart: Prometheus says: parse error",
    });
    expect(await chartQuery(systemActor, asked("slow"), now, 300)).toEqual({
      chart: null,
      trouble: "No chart: the last hours took over 0.3 seconds.",
    });
  });

  it("is for people who may write SLOs with the source", async () => {
    const vera = await person("Vera", { payments: "viewer" });
    await expect(chartQuery(vera, asked("up"), now)).rejects.toMatchObject({ code: "not-found" });
  });
});
