import { and, desc, eq, gte, isNull, lt, or, type SQL } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
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
  changeRows(
    readAs(actor),
    {
      service: filter.service ?? "",
      teamId: filter.teamId ?? 0,
      from: filter.from ?? null,
      to: filter.to ?? null,
      before: before ?? 0,
      limit,
    },
    {
      service: filter.service !== null,
      teamId: filter.teamId !== undefined,
      from: filter.from !== undefined,
      to: filter.to !== undefined,
      before: before !== null,
    },
  );

type Places = {
  service: string;
  teamId: number;
  from: Date | null;
  to: Date | null;
  before: number;
  limit: number;
};
type Shape = Record<Exclude<keyof Places, "limit">, boolean>;

const changeRows = repeated((reader, given: Given<Places>, by: Shape) =>
  selectChanges(reader)
    .where(
      and(
        ofPlace(given, by),
        by.from ? gte(changeEvents.at, given.from) : undefined,
        by.to ? lt(changeEvents.at, given.to) : undefined,
        by.before ? lt(changeEvents.id, given.before) : undefined,
      ),
    )
    .orderBy(desc(changeEvents.id))
    .limit(given.limit),
);

function ofPlace({ service, teamId }: Given<Places>, by: Shape): SQL | undefined {
  const ofService = by.service ? eq(services.slug, service) : undefined;
  if (!by.teamId) return ofService;
  return or(ofService, and(eq(changeEvents.teamId, teamId), isNull(changeEvents.serviceId)));
}
