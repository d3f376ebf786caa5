import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { SloDefinition } from "@/lib/slo/schema";
import type { NamedService } from "@/lib/slo/yaml";
import type { Actor } from "../access/actor";
import type { PutOptions } from "../access/assert-replaceable";
import { replaceDependencies } from "../dependencies/internal/replace";
import { services } from "../schema/slos";
import { setAboutIn } from "../services/internal/set-about";
import { serviceForChange } from "../services/internal/change";
import { serialWrite } from "../store/serial-write";
import { putSloIn } from "./internal/put";
import type { Slo } from "./slo";

/**
 * Creates the SLO or replaces its definition; replacing brings an archived one back. Measurements
 * are kept.
 */
export async function putSlo(
  actor: Actor,
  serviceSlug: string,
  slug: string,
  definition: SloDefinition,
  now: Date,
  options: PutOptions = {},
): Promise<{ slo: Slo; created: boolean }> {
  return serialWrite((tx) => putSloIn(tx, actor, serviceSlug, slug, definition, now, options));
}

/** `dependencies`: what the service calls, by name; null leaves them as they are. */
type SlosDocument = {
  text: string;
  slos: readonly { slug: string; definition: SloDefinition }[];
  dependencies?: Readonly<Record<string, DependencySettings>> | null;
  /** Of the service itself; what is left out stays as it is. */
  about?: NamedService;
};

/**
 * As `putSlo` for the SLOs of a document, all or none, and keeps its text; an error's paths begin
 * with `slos[0]`.
 */
export async function putSlos(
  actor: Actor,
  serviceSlug: string,
  { text, slos: wanted, dependencies = null, about = {} }: SlosDocument,
  now: Date,
): Promise<{ slo: Slo; created: boolean }[]> {
  return serialWrite(async (tx) => {
    const service = await serviceForChange(tx, actor, serviceSlug);
    await tx.update(services).set({ slosYaml: text }).where(eq(services.id, service.id));
    if (dependencies) await replaceDependencies(tx, actor, service, dependencies, now);
    await setAboutIn(tx, actor, service, about, now);
    const done: { slo: Slo; created: boolean }[] = [];
    for (const [index, { slug, definition }] of wanted.entries()) {
      try {
        done.push(await putSloIn(tx, actor, serviceSlug, slug, definition, now));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        throw new AppError(
          error.code,
          error.message,
          error.fieldErrors.map(({ path, message }) => ({
            path: `slos[${index}].${path}`,
            message,
          })),
        );
      }
    }
    return done;
  });
}
