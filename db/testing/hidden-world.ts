import { sloDefinitionSchema } from "@/lib/slo/schema";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import type { Slo } from "../slos/slo";
import type { UserActor } from "../access/actor";
import type { Incident } from "../incidents/incident";
import type { Postmortem } from "../postmortems/postmortem";
import { getIncident } from "../incidents/find";
import { addEntry } from "../incidents/add-entry";
import { declareIncident } from "../incidents/declare";
import { linkIncidents } from "../incidents/links";
import { markDuplicate } from "../incidents/duplicates";
import { recordMeasurements } from "../measurements/record";
import { createApiToken } from "../people/api-tokens";
import { createInvitation } from "../people/invitations";
import { addAction } from "../postmortems/actions";
import { askForReview } from "../postmortems/ask-for-review";
import { addComment } from "../postmortems/comments";
import { createPostmortem } from "../postmortems/create";
import { getPostmortem } from "../postmortems/find";
import { movePostmortem } from "../postmortems/move";
import { alerts } from "../schema/alerts";
import { putService } from "../services/put";
import { archiveSlo } from "../slos/archive";
import { putSlos } from "../slos/put";
import { createDataSource } from "../sources/save";
import { write } from "../store/client";
import { systemActor } from "./fresh-store";
import { hiddenPaging } from "./hidden-paging";
import { allNounReads } from "./noun-reads";
import { later, NOON, person, teamNamed } from "./persons";

/** One of everything that a closed team has; every text of it says "hidden". */
export type HiddenWorld = {
  manager: UserActor;
  slo: Slo;
  incident: Incident;
  /** Of which another is a duplicate. */
  original: number;
  entry: number;
  postmortem: Postmortem;
};

const DEFINITION = sloDefinitionSchema.parse({
  name: "Hidden SLO",
  sli: { kind: "availability" },
  source: {
    type: "prometheus",
    dataSource: "hidden-source",
    ratio: "hidden_ratio",
  },
  objectives: [{ target: 99.9, window: { type: "rolling", days: 30 } }],
});

export async function hiddenWorld(): Promise<HiddenWorld> {
  const teamId = await teamNamed("hidden");
  const manager = await person("Hidden", { hidden: "manager" });
  await createDataSource(
    systemActor,
    "hidden-source",
    { name: "Hidden", url: "http://hidden:9090", auth: { type: "none" }, teamSlug: "hidden" },
    NOON,
  );
  await putService(
    manager,
    "hidden-service",
    { name: "Hidden", team: "hidden", description: "", tier: null, dependencies: [] },
    NOON,
  );
  const [made] = await putSlos(
    manager,
    "hidden-service",
    {
      text: "hidden: document",
      slos: ["hidden-slo", "hidden-archived"].map((slug) => ({ slug, definition: DEFINITION })),
    },
    NOON,
  );
  await archiveSlo(manager, "hidden-service", "hidden-archived", NOON);
  if (!made) throw new Error("no SLO was made");
  await measure(made.slo);
  await createApiToken(manager, { ...TOKEN, teamId }, NOON);
  await createInvitation(manager, INVITATION, "hidden key", NOON);
  const { slo } = made;
  const owner = { teamId, serviceId: slo.service.id, sloId: slo.id, userId: manager.userId };
  await hiddenPaging(owner);
  const declared = await incidentsOf(manager);
  await write((tx) => tx.update(alerts).set({ incidentId: declared.original }));
  const world = { manager, slo, ...declared };
  for (const { make } of await allNounReads()) await make?.(world);
  return world;
}

const TOKEN = {
  name: "Hidden",
  scopes: ["read" as const],
  prefix: "bl_hidden",
  hash: "hidden hash",
  expiresAt: null,
};
const INVITATION = {
  email: "hidden@example.com",
  team: "hidden",
  role: "viewer" as const,
  admin: false,
};

const measure = ({ id }: Slo) =>
  recordMeasurements(systemActor, {
    mode: "replace",
    measurements: [{ sloId: id, minute: NOON.getTime() / MINUTE_MS, bad: 1000, total: 2000 }],
    at: NOON,
  });

const ACTION = {
  text: "Hidden action",
  kind: "prevent" as const,
  owner: "Hidden",
  dueOn: null,
};

/** Four: one with a postmortem, one before it that belongs with it, one open and its duplicate. */
async function incidentsOf(manager: UserActor) {
  const declared = async (title: string, startedAt: number, resolvedAt?: number) =>
    declareIncident(
      manager,
      {
        title,
        summary: "Hidden summary",
        severity: "SEV1",
        services: ["hidden-service"],
        startedAt,
        ...(resolvedAt === undefined ? {} : { resolvedAt }),
      },
      later(DAY_MS),
    );
  const noon = NOON.getTime();
  const earlier = await declared("Hidden outage before", noon - 2 * HOUR_MS, noon - HOUR_MS);
  const resolved = await declared("Hidden outage", noon, noon + HOUR_MS);
  const open = await declared("Hidden outage now", noon);
  const twin = await declared("Hidden outage twice", noon);
  await linkIncidents(manager, resolved.id, earlier.id, later(DAY_MS));
  await markDuplicate(manager, twin.id, open.id, later(DAY_MS));
  const { entryId } = await addEntry(
    manager,
    resolved.id,
    { kind: "note", text: "Hidden note" },
    later(DAY_MS),
  );
  const id = await createPostmortem(manager, { incident: resolved.id }, later(DAY_MS));
  await addComment(manager, id, "Hidden comment", later(DAY_MS));
  await addAction(manager, id, ACTION, later(DAY_MS));
  await askForReview(manager, id, manager.userId, later(DAY_MS));
  await movePostmortem(manager, id, "in-review", later(DAY_MS));
  return {
    incident: await getIncident(manager, resolved.id),
    original: open.id,
    entry: entryId,
    postmortem: await getPostmortem(manager, id),
  };
}
