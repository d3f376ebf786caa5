import type { EscalationStep } from "@/lib/escalation/step";
import { listed } from "@/lib/formats/listed";
import { plural } from "@/lib/formats/count";

/** What somebody is called, by email; the email of whom the reader does not know. */
export type NameOf = (email: string) => string;

/** What an escalation did, in words; levels count from 1. */
export function stepWords(step: EscalationStep, nameOf: NameOf): string {
  switch (step.kind) {
    case "notify":
      return `Level ${step.level + 1}${step.round > 0 ? `, round ${step.round + 1}` : ""}: told ${recipients(step.recipients, nameOf)}${step.missed > 0 ? `; the time of ${plural(step.missed, "level")} went by before` : ""}${unreached(step.unreached, nameOf)}`;
    case "skipped":
      return step.unreached && step.unreached.length > 0
        ? `Level ${step.level + 1} was skipped${unreached(step.unreached, nameOf)}`
        : `Level ${step.level + 1} ${SKIPPED[step.why ?? "nobody"]} and was skipped`;
    case "acknowledged":
      return `Acknowledged by ${nameOf(step.by)}`;
    case "handed-over":
      return `Shift of ${step.schedule} ended: handed over from ${nameOf(step.from)} to ${step.to.length === 0 ? "nobody" : listed(step.to.map(nameOf))}${unreached(step.unreached, nameOf)}`;
    case "ended":
      return "Ended";
    case "asked-again":
      return `Asked ${nameOf(step.person)} again: it still fires${unreached(step.unreached, nameOf)}`;
    case "no-policy":
      return `No escalation policy: told ${recipients(step.recipients, nameOf)}, the managers and every administrator${unreached(step.unreached, nameOf)}`;
    case "nobody-answered":
      return `Nobody answered: told ${recipients(step.recipients, nameOf)}, the managers and every administrator${unreached(step.unreached, nameOf)}`;
    default:
      return step satisfies never;
  }
}

const SKIPPED = {
  nobody: "stands for nobody",
  severity: "is for other severities",
  hours: "is for other hours",
};

type Recipients = Extract<EscalationStep, { kind: "notify" }>["recipients"];

const recipients = (all: Recipients, nameOf: NameOf): string =>
  all.length === 0
    ? "nobody"
    : listed(all.map((one) => (one.kind === "person" ? nameOf(one.person) : `#${one.channel}`)));

const unreached = (people: readonly string[], nameOf: NameOf): string =>
  people.length === 0 ? "" : `. Not reached: ${listed(people.map(nameOf))}`;
