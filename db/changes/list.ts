import { and, desc, eq, gte, isNull, lt, or, type SQL } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { changeEvents } from "../schema/integrations";
import { services } from "../schema/slos";
import type { ChangeEvent } from "./change-event";
import { selectChanges } from "./internal/rows";

/**
 * `service`: a slug; with `teamId` also what that team was told of as a whole. `from..to`: when they
 * took effect.
 */
export type ChangeFilter = {
  service: string | null;
  teamId?: number;
  from?: Date | undefined;
  to?: Date | undefined;
};

type Part = { limit: number; before?: number | null };

/** Those told of last come first; `before` is the id that a page ended with. */
export const listChanges = (
  actor: Actor,
  filter: ChangeFilter,
  { limit, before = null }: Part,
): Promise<ChangeEvent[]> =>
  selectChanges(readAs(actor))
    .where(
      and(
        ofPlace(filter),
        filter.from && gte(changeEvents.at, filter.from),
        filter.to && lt(changeEvents.at, filter.to),
        before === null ? undefined : lt(changeEvents.id, before),
      ),
    )
    .orderBy(desc(changeEvents.id))
    .limit(limit);

function ofPlace({ service, teamId }: ChangeFilter): SQL | undefined {
  const ofService = service === null ? undefined : eq(services.slug, service);
  if (teamId === undefined) return ofService;
  return or(ofService, and(eq(changeEvents.teamId, teamId), isNull(changeEvents.serviceId)));
}
