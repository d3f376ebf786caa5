import type { ActionState } from "@/lib/postmortem/action-item";

export type DecisionView = {
  id: number;
  kind: "accepted" | "postponed" | "refused";
  reason: string;
  /** A day. */
  until: string | null;
  owner: string;
  dueOn: string | null;
  actionState: ActionState | null;
  decidedBy: string;
  decidedAt: number;
  isOver: boolean;
};

export const DECISION_WORDS: Readonly<Record<DecisionView["kind"], string>> = {
  accepted: "Accepted",
  postponed: "Put off",
  refused: "Refused",
};
