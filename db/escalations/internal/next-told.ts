import { eq } from "drizzle-orm";
import { recipientKey, recipientsOf, type Recipient } from "@/lib/escalation/policy";
import { step, type Effect, type Rules } from "@/lib/escalation/walk";
import { readingAll } from "../../access/reader";
import { escalations } from "../../schema/escalations";
import { snapshot } from "../../store/client";
import type { Db } from "../../store/engine";
import { recipientNames } from "./recipient-names";
import { rulesOf } from "./rules-of";
import { escalationOf } from "./state";

/** Who is told next, by name; `isLast`: with the team's managers and every administrator. */
export type NextTold = { at: Date; names: readonly string[]; isLast: boolean };

/** Whom the next step of an escalation tells if nobody acknowledges; null where none is due. */
export const nextTold = (escalationId: number): Promise<NextTold | null> =>
  snapshot((db) => nextToldIn(db, escalationId));

async function nextToldIn(db: Db, escalationId: number): Promise<NextTold | null> {
  const [row] = await db.select().from(escalations).where(eq(escalations.id, escalationId));
  if (!row?.nextAt) return null;
  const at = row.nextAt;
  const rules = await rulesOf(db, row, at);
  const { effects } = step(escalationOf(row), { kind: "due" }, at.getTime(), rules);
  const told = effects.flatMap((effect) => toldBy(effect, at, rules));
  return {
    at,
    names: await recipientNames(readingAll(db), told),
    isLast: effects.some(({ kind }) => kind === "nobody-answered"),
  };
}

/** Of a level only its own: those before it go on being told. */
function toldBy(effect: Effect, at: Date, { policy, resolve }: Rules): readonly Recipient[] {
  switch (effect.kind) {
    case "notify": {
      const targets = policy.levels[effect.level]?.targets ?? [];
      const reached = new Set(effect.recipients.map(recipientKey));
      return recipientsOf(targets, at.getTime(), resolve).filter((one) =>
        reached.has(recipientKey(one)),
      );
    }
    case "asked-again":
      return [{ kind: "person", person: effect.person }];
    case "nobody-answered":
    case "no-policy":
      return effect.recipients;
    case "skipped":
    case "canceled":
      return [];
    default:
      throw new RangeError(`tells nobody ${String(effect satisfies never)}`);
  }
}
