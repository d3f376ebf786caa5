import { Badge, type Tone } from "@/components/ui/badge";
import { Instant } from "@/components/ui/instant";
import { Link } from "@/components/ui/link";
import type { EscalationStep } from "@/lib/escalation/step";
import { stepWords, type NameOf } from "./step-words";

type EscalationView = {
  id: number;
  state: "running" | "acknowledged" | "exhausted" | "done";
  level: number;
  levels: number;
  nextAt: number | null;
  acknowledgedBy: string | null;
  /** Without a slug where there is none, or none any more. */
  policy: { slug: string | null; name: string; isDeleted: boolean };
  steps: { id: number; at: number; effect: EscalationStep }[];
};

const STATES: Record<EscalationView["state"], { word: string; tone: Tone }> = {
  running: { word: "Paging", tone: "critical" },
  acknowledged: { word: "Acknowledged", tone: "healthy" },
  exhausted: { word: "Nobody answered", tone: "exhausted" },
  done: { word: "Over", tone: "neutral" },
};

/** How pages go on, or went: one for each policy. */
type Props = { escalations: EscalationView[]; nameOf: NameOf };

export function EscalationList({ escalations, nameOf }: Props) {
  return (
    <ul className="grid gap-4 text-sm">
      {escalations.map((escalation) => (
        <li key={escalation.id} className="grid gap-2">
          <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <Badge tone={STATES[escalation.state].tone}>{STATES[escalation.state].word}</Badge>
            <PolicyName {...escalation.policy} />
          </div>
          <p className="text-muted wrap-anywhere">
            <Now escalation={escalation} nameOf={nameOf} />
          </p>
          <ol className="grid gap-1.5 border-l border-line pl-3" aria-label="What was done">
            {escalation.steps.map(({ id, at, effect }) => (
              <li key={id} className="wrap-anywhere">
                <bdi>{stepWords(effect, nameOf)}</bdi>{" "}
                <Instant at={at} className="text-xs text-muted" />
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  );
}

function PolicyName({ slug, name, isDeleted }: EscalationView["policy"]) {
  const className = "min-w-0 font-medium wrap-anywhere";
  if (slug === null)
    return (
      <span className={className}>
        <bdi>{name}</bdi>
        {isDeleted && " (deleted)"}
      </span>
    );
  return (
    <Link href={`/on-call/policies/${slug}`} className={`${className} hover:underline`}>
      <bdi>{name}</bdi>
    </Link>
  );
}

function Now({ escalation, nameOf }: { escalation: EscalationView; nameOf: NameOf }) {
  const { state, level, levels, nextAt, acknowledgedBy } = escalation;
  switch (state) {
    case "running":
      return (
        <>
          Level {level + 1} of {levels}
          {nextAt !== null && (
            <>
              , next step at <Instant at={nextAt} />
            </>
          )}
        </>
      );
    case "acknowledged":
      return (
        <>
          By <bdi>{acknowledgedBy === null ? "someone" : nameOf(acknowledgedBy)}</bdi>: nobody is
          paged any more
        </>
      );
    case "exhausted":
      return (
        <>
          Managers and administrators were told
          {nextAt !== null && (
            <>
              , and are told again at <Instant at={nextAt} />
            </>
          )}
          . Acknowledge it to stop this.
        </>
      );
    case "done":
      return <>Nobody is paged any more</>;
    default:
      return state satisfies never;
  }
}
