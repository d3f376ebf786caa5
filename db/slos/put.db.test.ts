import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import type { Actor } from "../access/actor";
import { verifyAudit } from "../store/audit";
import { closeStore, read, write } from "../store/client";
import { audit } from "../schema/installation";
import { slos } from "../schema/slos";
import { lockMeasurements } from "../measurements/internal/sealing-boundary";
import { deleteService, archiveService } from "../services/archive";
import { getService } from "../services/find";
import { listServices } from "../services/list";
import { putService } from "../services/put";
import { archiveSlo, deleteSlo } from "./archive";
import { definitionOf } from "@/lib/slo/definition-of";
import { findSlo, getSlo } from "./find";
import { countArchivedSlos } from "./count-archived";
import { listSlos } from "./list";
import { putSlo } from "./put";
import { putTeam } from "../people/teams";
import { freshStore, systemActor } from "../testing/fresh-store";
import { userWith } from "../testing/people";

const now = new Date("2026-11-01T00:00:00Z");
const availability = sloDefinitionSchema.parse({
  name: "Payments succeed",
  sli: { kind: "availability" },
  objectives: [{ target: 99.9, window: { type: "rolling", days: 30 } }],
});
const service = (team: string) => ({
  name: "Checkout",
  team,
  description: "",
  tier: 1,
  dependencies: [],
});

let manager: Actor, viewer: Actor, stranger: Actor;

describe("services and SLOs", () => {
  beforeEach(async () => {
    await freshStore();
    await putTeam(systemActor, "payments", { name: "Payments", open: false }, now);
    await putTeam(systemActor, "search", { name: "Search", open: false }, now);
    manager = await userWith("mara", { payments: "manager" });
    viewer = await userWith("vic", { payments: "viewer" });
    stranger = await userWith("sam", { search: "manager" });
    await putService(manager, "checkout", service("payments"), now);
  });
  afterAll(closeStore);

  it("keeps a definition exactly", async () => {
    await putSlo(manager, "checkout", "availability", availability, now);
    expect(definitionOf(await getSlo(viewer, "checkout", "availability"))).toEqual(availability);
  });

  it("replaces a definition under the same name and counts its versions", async () => {
    expect((await putSlo(manager, "checkout", "availability", availability, now)).created).toBe(
      true,
    );
    const again = await putSlo(
      manager,
      "checkout",
      "availability",
      { ...availability, name: "Paying works" },
      now,
    );
    expect([again.created, again.slo.name, again.slo.version]).toEqual([false, "Paying works", 2]);
  });

  it("keeps the id of an objective whose budgeting stays, and makes a changed one anew", async () => {
    const sliced = {
      ...availability,
      objectives: [
        {
          ...availability.objectives[0],
          budgeting: { method: "timeslices", sliceMinutes: 5, sliceTargetPpm: 950_000 },
        },
        ...availability.objectives,
      ],
    } as typeof availability;
    const first = (await putSlo(manager, "checkout", "a", sliced, now)).slo.objectives.map(
      (o) => o.id,
    );
    const swapped = { ...sliced, objectives: [...sliced.objectives].reverse() };
    expect(
      (await putSlo(manager, "checkout", "a", swapped, now)).slo.objectives.map((o) => o.id),
    ).toEqual([...first].reverse());
    const changed = {
      ...sliced,
      objectives: sliced.objectives.map((o) =>
        o.budgeting.method === "timeslices"
          ? { ...o, budgeting: { ...o.budgeting, sliceTargetPpm: 990_000 } }
          : o,
      ),
    };
    const third = (await putSlo(manager, "checkout", "a", changed, now)).slo.objectives.map(
      (o) => o.id,
    );
    expect(third[1]).toBe(first[1]);
    expect(third[0]).not.toBe(first[0]);
  });

  it("tells the second of two editors instead of overwriting the first", async () => {
    const { slo } = await putSlo(manager, "checkout", "a", availability, now);
    await putSlo(manager, "checkout", "a", { ...availability, name: "First" }, now, {
      expectedVersion: slo.version,
    });
    await expect(
      putSlo(manager, "checkout", "a", { ...availability, name: "Second" }, now, {
        expectedVersion: slo.version,
      }),
    ).rejects.toMatchObject({ code: "conflict" });
    expect((await getSlo(manager, "checkout", "a")).name).toBe("First");
  });

  it("goes on taking measurements while its slices are rebuilt", async () => {
    const sliced = (sliceTargetPpm: number) =>
      ({
        ...availability,
        objectives: [
          {
            ...availability.objectives[0],
            budgeting: { method: "timeslices", sliceMinutes: 5, sliceTargetPpm },
          },
        ],
      }) as typeof availability;
    const { slo } = await putSlo(manager, "checkout", "a", sliced(950_000), now);
    let edited: Promise<unknown> = Promise.resolve();
    // What a sender of measurements does, with an edit that begins in its middle.
    await write(async (tx) => {
      await lockMeasurements(tx);
      edited = putSlo(manager, "checkout", "a", sliced(900_000), now);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await tx.update(slos).set({ lastMinute: 1 }).where(eq(slos.id, slo.id));
    });
    await edited;
    expect((await getSlo(manager, "checkout", "a")).lastMinute).toBe(1);
  });

  it("answers a member of another team as if the thing did not exist", async () => {
    await putSlo(manager, "checkout", "a", availability, now);
    expect(await listSlos(stranger)).toEqual([]);
    expect(await listServices(stranger)).toEqual([]);
    expect(await findSlo(stranger, "checkout", "a")).toBeNull();
    for (const slug of ["checkout", "unknown"]) {
      await expect(putSlo(stranger, slug, "b", availability, now)).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(deleteService(stranger, slug, now)).rejects.toMatchObject({ code: "not-found" });
    }
  });

  it("lets a viewer read and change nothing", async () => {
    await putSlo(manager, "checkout", "a", availability, now);
    const rows = (await read().select().from(audit)).length;
    await expect(
      putSlo(viewer, "checkout", "a", { ...availability, name: "x" }, now),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(archiveSlo(viewer, "checkout", "a", now)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(deleteSlo(viewer, "checkout", "a", now)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(putService(viewer, "new", service("payments"), now)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(archiveService(viewer, "checkout", now)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await read().select().from(audit)).length).toBe(rows);
    expect((await getSlo(viewer, "checkout", "a")).name).toBe("Payments succeed");
  });

  it("does not hand a service to a team that its manager does not manage", async () => {
    await expect(putService(manager, "checkout", service("search"), now)).rejects.toMatchObject({
      code: "invalid",
    });
    expect((await getService(manager, "checkout")).team.slug).toBe("payments");
  });

  it("refuses to take over the name of another team's service", async () => {
    await expect(putService(stranger, "checkout", service("search"), now)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("takes an archived SLO out of the lists and brings it back when it is put again", async () => {
    await putSlo(manager, "checkout", "a", availability, now);
    await archiveSlo(manager, "checkout", "a", now);
    expect(await listSlos(manager)).toEqual([]);
    expect(await countArchivedSlos(manager, "checkout")).toBe(1);
    await putSlo(manager, "checkout", "a", availability, now);
    expect(await listSlos(manager)).toHaveLength(1);
    expect(await countArchivedSlos(manager, "checkout")).toBe(0);
  });

  it("counts an SLO as archived with its service", async () => {
    await putSlo(manager, "checkout", "a", availability, now);
    await archiveService(manager, "checkout", now);
    expect(await countArchivedSlos(manager, "checkout")).toBe(1);
    expect(await countArchivedSlos(stranger, "checkout")).toBe(0);
    expect(await countArchivedSlos(systemActor, "search")).toBe(0);
  });

  it("names a dependency and a data source that do not exist", async () => {
    await expect(
      putService(manager, "checkout", { ...service("payments"), dependencies: ["nope"] }, now),
    ).rejects.toMatchObject({ fieldErrors: [{ path: "dependencies[0]" }] });
    const polled = {
      ...availability,
      source: { type: "prometheus", dataSource: "main", ratio: "x" } as const,
    };
    await expect(putSlo(manager, "checkout", "a", polled, now)).rejects.toMatchObject({
      fieldErrors: [{ path: "source.dataSource" }],
    });
  });

  it("leaves one audit row a change, in an unbroken chain", async () => {
    await putSlo(manager, "checkout", "a", availability, now);
    await deleteSlo(manager, "checkout", "a", now);
    expect(await verifyAudit(systemActor)).toEqual({ rows: 5, brokenAt: null });
  });

  it("filters by team, service and kind", async () => {
    await putSlo(manager, "checkout", "a", availability, now);
    await putSlo(
      manager,
      "checkout",
      "l",
      { ...availability, sli: { kind: "latency", thresholdMs: 200 } },
      now,
    );
    const slugs = async (filter: Parameters<typeof listSlos>[1]) =>
      (await listSlos(manager, filter)).map((slo) => slo.slug);
    expect(await slugs({ kind: "latency" })).toEqual(["l"]);
    expect(await slugs({ team: "payments" })).toHaveLength(2);
    expect(await slugs({ team: "search" })).toEqual([]);
    expect(await slugs({ service: "checkout", slo: "a" })).toEqual(["a"]);
  });
});
