import type { AlertFacts } from "@/lib/alert/facts";
import type { HistoryTransition } from "@/lib/alert/history-words";
import { authorOf } from "../../access/author";
import type { Actor } from "../../access/actor";
import type { AlertRow } from "./life";

/** Who acts on an alert; without a number it is nobody with an account here. */
export type By = { userId: number | null; name: string };

export function byOf(actor: Actor): By {
  const { id, name } = authorOf(actor);
  return { userId: id, name };
}

/** `at`: when something was so, where that is told late. */
export type When = { now: Date; at: Date };

/** An alert as a transition has left it. */
export type Changed = {
  alert: AlertRow;
  transition: HistoryTransition;
  facts: AlertFacts | null;
  by: By | null;
};
