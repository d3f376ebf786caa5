import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore } from "@/db/store/client";
import { archiveSlo, restoreSlo } from "@/db/slos/archive";
import { definitionOf } from "@/lib/slo/definition-of";
import { listSlos } from "@/db/slos/list";
import { listCalls } from "@/db/dependencies/list";
import { putDependency } from "@/db/dependencies/put";
import { putSlo } from "@/db/slos/put";
import { getService } from "@/db/services/find";
import { putService } from "@/db/services/put";
import { freshCheckout } from "@/db/testing/checkout";
import { systemActor } from "@/db/testing/fresh-store";
import { userWith } from "@/db/testing/people";
import { applySlosYaml, exportSloYaml, exportSlosYaml } from "./yaml";

const now = new Date("2026-11-01T12:30:30Z");
const DOCUMENT = `service: checkout
slos:
  - name: availability
    title: Customers can pay
    sli: {type: availability}
    target: 99.9%
    window: 30d
  - name: speed
    sli: {type: latency, threshold: 200ms}
    target: 95%
    window: {calendar: {unit: month, timeZone: Europe/Berlin}}
`;

beforeEach(() => freshCheckout(now));
afterAll(closeStore);

const slugs = async () => (await listSlos(systemActor)).map(({ slug }) => slug).sort();

describe("a document of SLOs", () => {
  it("is applied, and exported as something that applies again without a change", async () => {
    expect(await applySlosYaml(systemActor, "checkout", DOCUMENT, now)).toEqual({
      service: "checkout",
      slos: [
        { slo: "availability", created: true },
        { slo: "speed", created: true },
      ],
      warnings: [],
    });
    const exported = await exportSlosYaml(systemActor, "checkout");
    expect(await applySlosYaml(systemActor, "checkout", exported, now)).toMatchObject({
      slos: [{ created: false }, { created: false }],
      warnings: [],
    });
    expect(await exportSlosYaml(systemActor, "checkout")).toBe(exported);
  });

  it("carries what the service calls, there and back, and leaves it alone where it is silent", async () => {
    await putDependency(systemActor, "checkout", "mail", { attempts: 2 }, now);
    await applySlosYaml(systemActor, "checkout", DOCUMENT, now);
    const exported = await exportSlosYaml(systemActor, "checkout");
    expect(exported).toContain("dependencies:\n  mail:\n    attempts: 2\nslos:");
    const changed = exported.replace("attempts: 2", "attempts: 3 # since the outage");
    await applySlosYaml(systemActor, "checkout", changed, now);
    expect(await exportSlosYaml(systemActor, "checkout")).toBe(changed);
    expect(await listCalls(systemActor, "checkout")).toMatchObject([
      { callee: "mail", settings: { attempts: 3 }, version: 2 },
    ]);
    await putDependency(systemActor, "checkout", "mail", { attempts: 4, owner: "Mail" }, now);
    expect(await exportSlosYaml(systemActor, "checkout")).toContain(
      "attempts: 4 # since the outage\n    owner: Mail\n",
    );
    const none = changed.replace(/dependencies:[^]*(?=slos:)/, "dependencies: {}\n");
    await applySlosYaml(systemActor, "checkout", none, now);
    expect(await listCalls(systemActor, "checkout")).toEqual([]);
  });

  it("carries the runbook and that the service calls nothing, there and back", async () => {
    const runbook = "https://wiki.example.org/checkout";
    const text = DOCUMENT.replace("slos:", `runbook: ${runbook}\ncalls_nothing: true\nslos:`);
    await applySlosYaml(systemActor, "checkout", text, now);
    const { reliability, claims } = await getService(systemActor, "checkout");
    expect([reliability, claims]).toEqual([
      { runbook },
      { callsNothing: { by: "Burnline", at: now.getTime() } },
    ]);
    expect(await exportSlosYaml(systemActor, "checkout")).toBe(text);
    await applySlosYaml(systemActor, "checkout", DOCUMENT, now);
    expect(await exportSlosYaml(systemActor, "checkout")).toContain(`runbook: ${runbook}\n`);
    await putDependency(systemActor, "checkout", "mail", {}, now);
    expect(await exportSlosYaml(systemActor, "checkout")).not.toContain("calls_nothing");
    await expect(applySlosYaml(systemActor, "checkout", text, now)).rejects.toMatchObject({
      code: "conflict",
      fieldErrors: [{ path: "calls_nothing" }],
    });
  });

  it("stores nothing of a document whose dependencies close a cycle", async () => {
    const input = { name: "Till", team: "payments", description: "", tier: null };
    await putService(systemActor, "till", { ...input, dependencies: ["checkout"] }, now);
    const text = DOCUMENT.replace("slos:", "dependencies: {mail: {}, till: {}}\nslos:");
    await expect(applySlosYaml(systemActor, "checkout", text, now)).rejects.toMatchObject({
      code: "conflict",
      fieldErrors: [{ path: "dependencies.till" }],
    });
    expect(await slugs()).toEqual([]);
    expect(await listCalls(systemActor, "checkout")).toEqual([]);
  });

  it("changes no call to what has become a service where that closes a cycle", async () => {
    const document = (till: string) =>
      DOCUMENT.replace("slos:", `dependencies: {till: ${till}}\nslos:`);
    await applySlosYaml(systemActor, "checkout", document("{}"), now);
    const input = { name: "Till", team: "payments", description: "", tier: null };
    await putService(systemActor, "till", { ...input, dependencies: ["checkout"] }, now);
    await applySlosYaml(systemActor, "checkout", document("{}"), now);
    await expect(
      applySlosYaml(systemActor, "checkout", document("{attempts: 2}"), now),
    ).rejects.toMatchObject({ code: "conflict", fieldErrors: [{ path: "dependencies.till" }] });
    expect(await listCalls(systemActor, "checkout")).toMatchObject([
      { kind: "external", callee: "till", settings: {} },
    ]);
  });

  it("comes back as the very text that was applied", async () => {
    const text = `# Owned by payments.\n${DOCUMENT.replace("99.9%", "99.9%   # as in the contract")}`;
    await applySlosYaml(systemActor, "checkout", text, now);
    expect(await exportSlosYaml(systemActor, "checkout")).toBe(text);
    await putService(
      systemActor,
      "checkout",
      { name: "Till", team: "payments", description: "", tier: null, dependencies: [] },
      now,
    );
    expect(await exportSlosYaml(systemActor, "checkout")).toBe(text);
  });

  it("keeps its comments while SLOs are edited, added, archived and restored elsewhere", async () => {
    await applySlosYaml(
      systemActor,
      "checkout",
      DOCUMENT.replace("99.9%", "99.9% # as in the contract").replace("95%", "95% # for now"),
      now,
    );
    const [availability, speed] = await listSlos(systemActor);
    if (!availability || !speed) throw new Error("no SLOs");
    const definition = definitionOf(availability);
    await putSlo(
      systemActor,
      "checkout",
      "availability",
      {
        ...definition,
        objectives: definition.objectives.map((objective) => ({
          ...objective,
          targetPpm: 995_000,
        })),
      },
      now,
    );
    await putSlo(systemActor, "checkout", "added", definition, now);
    const edited = await exportSlosYaml(systemActor, "checkout");
    expect(edited).toContain("target: 99.5% # as in the contract");
    expect(edited).toMatch(/target: 95% # for now[^]*- name: added/);
    expect(
      await exportSloYaml(systemActor, (await listSlos(systemActor, { slo: "speed" }))[0] ?? speed),
    ).toMatch(/^service: checkout\nslos:\n {2}- name: speed[^]*target: 95% # for now/);
    await archiveSlo(systemActor, "checkout", "availability", now);
    expect(await exportSlosYaml(systemActor, "checkout")).not.toContain("as in the contract");
    await restoreSlo(systemActor, "checkout", "availability", now);
    expect(await exportSlosYaml(systemActor, "checkout")).toBe(edited);
    expect(await applySlosYaml(systemActor, "checkout", edited, now)).toMatchObject({
      warnings: [],
    });
    expect(await exportSlosYaml(systemActor, "checkout")).toBe(edited);
  });

  it("that is refused leaves the one before", async () => {
    await applySlosYaml(systemActor, "checkout", DOCUMENT, now);
    const text = DOCUMENT.replace(
      "threshold: 200ms",
      "threshold: 200ms, query: {source: nowhere, ratio: up}",
    );
    await expect(applySlosYaml(systemActor, "checkout", text, now)).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(
      applySlosYaml(systemActor, "checkout", `${DOCUMENT}# a\0b\n`, now),
    ).rejects.toMatchObject({
      fieldErrors: [{ message: "Line 12, column 4: Leave out the NUL character." }],
    });
    expect(await exportSlosYaml(systemActor, "checkout")).toBe(DOCUMENT);
  });

  it("is applied whole or not at all", async () => {
    const text = DOCUMENT.replace(
      "threshold: 200ms",
      "threshold: 200ms, query: {source: nowhere, ratio: up}",
    );
    await expect(applySlosYaml(systemActor, "checkout", text, now)).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: [
        {
          path: "slos[1].sli.query.source",
          message: expect.stringMatching(
            /^Line 9, column 60: There is no data source "nowhere"/,
          ) as string,
        },
      ],
    });
    expect(await slugs()).toEqual([]);
  });

  it("refuses text that no database keeps", async () => {
    await expect(
      applySlosYaml(systemActor, "checkout", DOCUMENT.replace("Customers can pay", '"a\\0b"'), now),
    ).rejects.toMatchObject({
      fieldErrors: [
        {
          path: "slos[0].title",
          message: expect.stringMatching(/^Line 4, column 12: Leave out the NUL/) as string,
        },
      ],
    });
  });

  it("names line and column of a data source that is unknown, wherever the document names it", async () => {
    const text = DOCUMENT.replace(
      "service: checkout",
      "service: checkout\nsource: nowhere",
    ).replace("type: availability", "type: availability, query: up");
    await expect(applySlosYaml(systemActor, "checkout", text, now)).rejects.toMatchObject({
      fieldErrors: [
        {
          path: "source",
          message: expect.stringMatching(
            /^Line 2, column 9: There is no data source "nowhere"/,
          ) as string,
        },
      ],
    });
  });

  it("names line and column of a fault", async () => {
    await expect(
      applySlosYaml(systemActor, "checkout", DOCUMENT.replace("99.9%", "100%"), now),
    ).rejects.toMatchObject({
      fieldErrors: [
        {
          path: "slos[0].target",
          message: expect.stringMatching(/^Line 6, column 13: /) as string,
        },
      ],
    });
    expect(await slugs()).toEqual([]);
  });

  it("is refused at the address of another service, for viewers, and for strangers", async () => {
    await putService(
      systemActor,
      "shop",
      { name: "Shop", team: "payments", description: "", tier: null, dependencies: [] },
      now,
    );
    await expect(applySlosYaml(systemActor, "shop", DOCUMENT, now)).rejects.toMatchObject({
      fieldErrors: [
        { path: "service", message: expect.stringMatching(/^Line 1, column 10: /) as string },
      ],
    });
    await expect(
      applySlosYaml(await userWith("vera", { payments: "viewer" }), "checkout", DOCUMENT, now),
    ).rejects.toMatchObject({ code: "forbidden" });
    const eve = await userWith("eve");
    await expect(applySlosYaml(eve, "checkout", DOCUMENT, now)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(exportSlosYaml(eve, "checkout")).rejects.toMatchObject({ code: "not-found" });
    expect(await slugs()).toEqual([]);
  });

  it("is not even read of someone who may not apply it, nor where there is no such service", async () => {
    const hostile = "- ".repeat(5000);
    const viewer = await userWith("vera", { payments: "viewer" });
    await expect(applySlosYaml(viewer, "checkout", hostile, now)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      applySlosYaml(await userWith("eve"), "checkout", hostile, now),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(applySlosYaml(systemActor, "nowhere", hostile, now)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(applySlosYaml(systemActor, "checkout", hostile, now)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(/^Line 1, column 101: /) as string,
    });
  });

  it("with 4,000 faults is refused in a short answer that counts them", async () => {
    const text = `service: checkout\nslos:\n  - name: a\n${Array.from({ length: 4000 }, (_, index) => `    k${index}: 1`).join("\n")}\n`;
    await expect(applySlosYaml(systemActor, "checkout", text, now)).rejects.toMatchObject({
      message: "Fix 4,001 places in the document; the first 20 are named.",
      fieldErrors: { length: 20 },
    });
  });
});
