import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeStore } from "@/db/store/client";
import { listDataSources } from "@/db/sources/list";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { person } from "@/db/testing/persons";
import { putTeam } from "@/db/people/teams";
import { forgetDependency } from "@/server/outgoing/dependencies";
import { listen, type Misbehaving } from "@/server/outgoing/testing/loopback-server";
import { dependencyName } from "./connection";
import { addDataSource, changeDataSource, previewSentence, testDataSource } from "./data-sources";

const now = new Date("2026-11-02T12:00:30Z");
let server: Misbehaving;
let sent: (string | undefined)[];
let series: number;

const input = (changes: object = {}) => ({
  slug: "main",
  name: "Main",
  url: server.url,
  team: "",
  auth: "none" as const,
  username: "",
  secret: "",
  ...changes,
});
const bearer = { auth: "bearer" as const, secret: "t0ken" };

describe("a data source", () => {
  beforeEach(async () => {
    vi.stubEnv("BURNLINE_SOURCE_NETWORKS", "127.0.0.1");
    vi.stubEnv("BURNLINE_SECRET", "test-secret-test-secret");
    forgetDependency(dependencyName("main"));
    await freshStore();
    sent = [];
    series = 1;
    server = await listen((request, response) => {
      sent.push(request.headers.authorization);
      response.setHeader("content-type", "application/json");
      const range = request.url?.includes("query_range") ?? false;
      const values = range
        ? { values: [[Math.floor(now.getTime() / 60_000) * 60, "3"]] }
        : { value: [0, "3"] };
      const answered = {
        resultType: range ? "matrix" : "vector",
        result: Array.from({ length: series }, (_, n) => ({ metric: { n: String(n) }, ...values })),
      };
      const data = request.url?.includes("buildinfo") ? { version: "2.42.0" } : answered;
      response.end(JSON.stringify({ status: "success", data }));
    });
  });
  afterEach(() => server.close());
  afterAll(closeStore);

  it("is asked at once who it is", async () => {
    expect(await addDataSource(systemActor, input(), now)).toBe(
      "Saved. Prometheus 2.42.0 answers; 3 of 3 targets are up.",
    );
  });

  it("that does not answer is saved all the same, and says so", async () => {
    await server.close();
    expect(await addDataSource(systemActor, input(), now)).toBe(
      "Saved. Connection failed: 127.0.0.1 refuses connections.",
    );
    expect(await listDataSources(systemActor)).toHaveLength(1);
  });

  it.each(["http://169.254.169.254", "http://10.0.0.1:9090", "http://[::1]:9090"])(
    "at %s is refused at its field, and nothing is stored",
    async (url) => {
      await expect(addDataSource(systemActor, input({ url }), now)).rejects.toMatchObject({
        code: "invalid",
        fieldErrors: [{ path: "url" }],
      });
      expect(await listDataSources(systemActor)).toEqual([]);
    },
  );

  it("proves itself with its secret, which lies sealed in the store", async () => {
    await addDataSource(systemActor, input(bearer), now);
    expect(new Set(sent)).toEqual(new Set(["Bearer t0ken"]));
    expect(JSON.stringify(await listDataSources(systemActor))).not.toContain("t0ken");
    await changeDataSource(
      systemActor,
      input({ auth: "basic", username: "ada", secret: "pw" }),
      now,
    );
    expect(sent.at(-1)).toBe(`Basic ${Buffer.from("ada:pw").toString("base64")}`);
  });

  it("keeps its secret when the form leaves it empty", async () => {
    await addDataSource(systemActor, input(bearer), now);
    await changeDataSource(
      systemActor,
      input({ name: "Renamed", auth: "bearer", url: `${server.url}/prefix` }),
      now,
    );
    expect(sent.at(-1)).toBe("Bearer t0ken");
  });

  it("does not send a kept secret to another place", async () => {
    await addDataSource(systemActor, input(bearer), now);
    sent = [];
    await expect(
      changeDataSource(systemActor, input({ auth: "bearer", url: `http://127.0.0.1:1` }), now),
    ).rejects.toMatchObject({ fieldErrors: [{ path: "secret" }] });
    await expect(
      changeDataSource(systemActor, input({ auth: "basic", username: "ada" }), now),
    ).rejects.toMatchObject({ fieldErrors: [{ path: "secret" }] });
    expect(sent).toEqual([]);
  });

  it("answers a query that is being written, in words", async () => {
    await addDataSource(systemActor, input(), now);
    const ask = () => previewSentence(systemActor, { dataSource: "main", query: "x" }, now);
    expect(await ask()).toBe("The last minute gives 3.");
    series = 0;
    expect(await ask()).toBe("No series matches, so the last minute is unknown.");
    series = 3;
    await expect(ask()).rejects.toMatchObject({
      code: "invalid",
      message: "The query returned 3 series; one is needed. Aggregate it, for example with sum(…).",
    });
  });

  it("is tested by administrators, and queried by managers, alone", async () => {
    await putTeam(systemActor, "payments", { name: "Payments", open: true }, now);
    await addDataSource(systemActor, input(), now);
    sent = [];
    const viewer = await person("vic", { payments: "viewer" });
    await expect(testDataSource(viewer, "main", now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      previewSentence(viewer, { dataSource: "main", query: "x" }, now),
    ).rejects.toMatchObject({ code: "not-found" });
    expect(sent).toEqual([]);
    expect(
      await previewSentence(
        await person("mia", { payments: "manager" }),
        { dataSource: "main", query: "x" },
        now,
      ),
    ).toContain("gives 3");
  });
});
