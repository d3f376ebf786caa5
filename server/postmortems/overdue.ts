import "server-only";
import type { Actor } from "@/db/access/actor";
import { countActions } from "@/db/postmortems/list-actions";
import { listDuePostmortems } from "@/db/postmortems/list-due";
import { floorToMinute } from "@/lib/time/interval";
import { shared } from "../request/shared";

type Asked = {
  today: string;
  now: number;
  most: number;
  team: { id: number; slug: string } | undefined;
};
type Overdue = { late: Awaited<ReturnType<typeof listDuePostmortems>>; items: number };

/** Postmortems and action items that are overdue as of the running minute. */
export const overdue = (actor: Actor, { today, now, most, team }: Asked): Promise<Overdue> => {
  const at = floorToMinute(now);
  return shared(actor, ["overdue", today, at, most, team ?? null], async () => {
    const [late, items] = await Promise.all([
      listDuePostmortems(actor, {
        limit: most,
        overdueAt: new Date(at),
        ...(team ? { team: team.id } : {}),
      }),
      countActions(actor, { overdueOn: today, ...(team ? { team: team.slug } : {}) }),
    ]);
    return { late, items };
  });
};
