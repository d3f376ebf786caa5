import { HiddenFields } from "@/components/ui/hidden-fields";
import type { RouteRule } from "@/lib/alert/route";
import { matcherText } from "@/lib/alert/matcher-lines";
import { incidentWords, severityWords } from "@/lib/alert-route/words";
import { ConfirmButton } from "../ui/confirm-button";
import { Form, type FormAction } from "../ui/form";
import { LinkButton } from "../ui/button";
import { SubmitButton } from "../ui/submit-button";

type Actions = { move: FormAction; remove: FormAction };
type Shown = { team: string; version: number };
type Named = { service: string; policy: string };

type Props = Shown & {
  rules: readonly RouteRule[];
  /** The names of what rules name by slug. */
  names: { services: Readonly<Record<string, string>>; policies: Readonly<Record<string, string>> };
  /** Null for whoever may not change them. */
  actions: Actions | null;
};

/** A team's rules in their order, with what each does. */
export function RuleList({ rules, names, actions, ...shown }: Props) {
  return (
    <ol className="divide-y divide-line">
      {rules.map((rule, place) => (
        <li key={place} className="flex flex-wrap items-start justify-between gap-3 px-4 py-3">
          <div className="grid min-w-0 flex-1 basis-64 gap-1.5">
            <h3 className="text-sm font-medium">Rule {place + 1}</h3>
            <Matchers rule={rule} />
            <p className="text-sm wrap-anywhere" dir="auto">
              {doesWords(rule, {
                service: nameIn(names.services, rule.service),
                policy: nameIn(names.policies, rule.escalationPolicy),
              })}
            </p>
          </div>
          {actions && <RuleTools {...shown} place={place} count={rules.length} actions={actions} />}
        </li>
      ))}
    </ol>
  );
}

const nameIn = (names: Readonly<Record<string, string>>, slug: string | undefined): string =>
  slug === undefined ? "" : ((Object.hasOwn(names, slug) ? names[slug] : undefined) ?? slug);

function Matchers({ rule: { matchers } }: { rule: RouteRule }) {
  if (matchers.length === 0) return <p className="text-sm text-muted">Fits every alert</p>;
  return (
    <ul className="grid gap-0.5 font-mono text-xs wrap-anywhere">
      {matchers.map((matcher) => (
        <li key={matcherText(matcher)}>
          <bdi>{matcherText(matcher)}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** "Ticket. Service Checkout. Policy Payments." */
function doesWords(rule: RouteRule, { service, policy }: Named): string {
  const parts = [
    rule.severity && severityWords[rule.severity],
    rule.service && `Service ${service}`,
    rule.escalationPolicy && `Escalation policy ${policy}`,
    incidentWords(rule.incident),
  ].filter(Boolean);
  return parts.length === 0 ? "Changes nothing: later rules are not asked" : parts.join(". ");
}

type ToolsProps = Shown & { place: number; count: number; actions: Actions };

function RuleTools({ team, version, place, count, actions }: ToolsProps) {
  const fields = { team, version: String(version), place: String(place) };
  const number = place + 1;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {place > 0 && <Move action={actions.move} fields={fields} by="up" number={number} />}
      {place < count - 1 && (
        <Move action={actions.move} fields={fields} by="down" number={number} />
      )}
      <LinkButton href={`/teams/${team}/alert-routes?rule=${number}#rule`} size="sm">
        Edit<span className="sr-only"> rule {number}</span>
      </LinkButton>
      <ConfirmButton
        label={
          <>
            Delete<span className="sr-only"> rule {number}</span>
          </>
        }
        size="sm"
        title={`Delete rule ${number}?`}
        description="Alerts that it fits go by the rules after it."
        confirmLabel="Delete the rule"
        action={actions.remove}
        fields={fields}
      />
    </div>
  );
}

type MoveProps = {
  action: FormAction;
  fields: Record<string, string>;
  by: "up" | "down";
  number: number;
};

function Move({ action, fields, by, number }: MoveProps) {
  const words = by === "down" ? "Down" : "Up";
  return (
    <Form action={action} label={`Move rule ${number} ${words.toLowerCase()}`} className="contents">
      <HiddenFields fields={{ ...fields, by }} />
      <SubmitButton variant="secondary" size="sm" pendingLabel="Moving…">
        {words}
        <span className="sr-only"> rule {number}</span>
      </SubmitButton>
    </Form>
  );
}
