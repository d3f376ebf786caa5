import { AppError } from "@/lib/errors/app-error";
import type { ChangeInput } from "@/lib/change/change-schema";
import { assertCan, knows, type Actor } from "../access/actor";
import { notFound } from "../services/internal/change";
import { findServiceBySlug } from "../services/internal/rows";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import type { ChangeEvent } from "./change-event";
import { insertChange } from "./internal/insert";
import { writtenChange } from "./internal/rows";

/** For whoever may send measurements of the service: a pipeline that deploys it. */
export const recordChange = (
  actor: Actor,
  slug: string,
  { summary, at, source, links }: ChangeInput,
  now: Date,
): Promise<ChangeEvent> =>
  serialWrite(async (tx) => {
    const service = await findServiceBySlug(tx, slug);
    if (!service || !knows(actor, service.team)) throw notFound(slug);
    assertCan(actor, "measure", service.team);
    if (service.archivedAt !== null)
      throw new AppError("conflict", `The service "${slug}" is archived. Restore it first.`);
    const { teamId, id: serviceId } = service;
    const told = {
      teamId,
      serviceId,
      integrationId: null,
      at: at === undefined ? null : new Date(at),
      summary,
      source: source || null,
      links,
    };
    const id = await insertChange(tx, told, now);
    await recordAudit(tx, actor, {
      action: "change.record",
      subject: `service:${slug}`,
      teamId,
      after: { summary, source },
      at: now,
    });
    return writtenChange(tx, id);
  });
