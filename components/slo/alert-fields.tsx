"use client";

import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { SegmentedControl } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { useFormScope } from "@/components/ui/form-context";
import { InfoTip } from "@/components/ui/info-tip";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ruleFactor, ruleShare } from "@/lib/alerting/windows";
import { formatFactor, formatShare } from "@/lib/formats/burn-rate";
import type { Alerting } from "@/lib/slo/alerting";
import { longestPeriodMs, windowWords } from "@/lib/slo/window-length";
import {
  draftOf,
  ruleOf,
  windowOf,
  type ObjectiveDraft,
  type RuleDraft,
  type SloDraft,
} from "./slo-draft";

const POLICIES = [
  { value: "default", label: "Default" },
  { value: "custom", label: "Custom" },
  { value: "none", label: "None" },
];
const SEVERITIES = [
  { value: "page", label: "page" },
  { value: "ticket", label: "ticket" },
];
const MAX_RULES = 8;

type Props = {
  alerting: Alerting | undefined;
  initial: SloDraft;
  /** What is typed by now; null before anything is. */
  draft: SloDraft | null;
  onChange: () => void;
};

export function AlertFields({ alerting, initial, draft, onChange }: Props) {
  const { submitted } = useFormScope();
  const refused = Object.keys(submitted ?? {}).reduce(
    (most, name) => Math.max(most, Number(/^rules\.(\d+)\./.exec(name)?.[1] ?? -1) + 1),
    0,
  );
  const [rows, setRows] = useState(() =>
    Array.from({ length: refused || initial.rules.length }, (_, key) => ({
      key,
      row: initial.rules[key],
    })),
  );
  const shown = draft ?? (submitted ? draftOf(Object.entries(submitted)) : initial);
  const change = (next: typeof rows) => {
    setRows(next);
    onChange();
  };
  return (
    <div className="grid gap-4">
      <SegmentedControl
        name="policy"
        defaultValue={alerting?.policy ?? "default"}
        options={POLICIES}
        legend={
          <>
            Burn-rate alerts{" "}
            <InfoTip term="burn-rate alert">
              Fires while the budget burns faster than the factor over a long window and over a
              short one. The long window makes it worth waking someone, the short one ends it soon
              after the problem.
            </InfoTip>
          </>
        }
      />
      <div className="hidden gap-2 group-has-[[name=policy][value=custom]:checked]/slo:grid">
        <p className="text-sm text-muted">
          Give each rule as a share of the budget or as a factor of the burn rate: the other follows
          from the window.
        </p>
        {rows.map(({ key, row }, index) => (
          <RuleFields
            key={key}
            index={index}
            row={row}
            typed={shown.rules[index]}
            objectives={shown.objectives}
            remove={
              <Button
                size="sm"
                className="noscript:hidden sm:mt-6.5"
                aria-label={`Remove rule ${index + 1}`}
                disabled={rows.length === 1}
                onClick={() => change(rows.filter((other) => other.key !== key))}
              >
                Remove
              </Button>
            }
          />
        ))}
        <noscript>
          <div className="grid gap-2">
            {rows.length < MAX_RULES && (
              <RuleFields
                index={rows.length}
                row={undefined}
                typed={undefined}
                objectives={[]}
                remove={null}
              />
            )}
            <p className="text-sm text-muted">Blank rows are ignored.</p>
          </div>
        </noscript>
        {rows.length < MAX_RULES && (
          <div className="noscript:hidden">
            <Button
              size="sm"
              onClick={() =>
                change([
                  ...rows,
                  { key: Math.max(...rows.map(({ key }) => key)) + 1, row: undefined },
                ])
              }
            >
              Add a rule
            </Button>
          </div>
        )}
      </div>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field
          name="minBadEvents"
          label="Needs at least"
          hint="With little traffic one failure is a large share; more keeps a single one from paging."
        >
          <Input
            mono
            unit="bad events"
            className="pr-22"
            inputMode="numeric"
            defaultValue={alerting?.minBadEvents ?? 1}
          />
        </Field>
        <Field
          name="minCoverage"
          label="Needs data for at least"
          hint="Of the long window. Leave blank for any."
        >
          <Input mono unit="%" inputMode="numeric" defaultValue={alerting?.minCoverage} />
        </Field>
        <Field
          name="noDataAfterMinutes"
          label="Data counts as missing after"
          hint="Leave blank for never."
        >
          <Input
            mono
            unit="min"
            inputMode="numeric"
            defaultValue={
              alerting?.noDataAfterMs === undefined ? undefined : alerting.noDataAfterMs / 60_000
            }
          />
        </Field>
      </div>
    </div>
  );
}

type RuleProps = {
  index: number;
  row: RuleDraft | undefined;
  typed: RuleDraft | undefined;
  objectives: readonly ObjectiveDraft[];
  remove: ReactNode;
};

function RuleFields({ index, row, typed, objectives, remove }: RuleProps) {
  const follows = typed && otherFigure(typed, objectives);
  return (
    <div className="grid grid-cols-2 items-start gap-2 sm:grid-cols-[1fr_1fr_1fr_1fr_1fr_auto]">
      <Field name={`rules.${index}.severity`} label="Severity">
        <Select options={SEVERITIES} defaultValue={row?.severity ?? "ticket"} />
      </Field>
      <Field name={`rules.${index}.share`} label="Budget spent" hint={follows?.share}>
        <Input mono unit="%" className="pr-7" inputMode="decimal" defaultValue={row?.share} />
      </Field>
      <Field name={`rules.${index}.factor`} label="Or factor" hint={follows?.factor}>
        <Input mono unit="×" className="pr-7" inputMode="decimal" defaultValue={row?.factor} />
      </Field>
      <Field name={`rules.${index}.long`} label="Over">
        <Input mono defaultValue={row?.long} />
      </Field>
      <Field name={`rules.${index}.short`} label="And over">
        <Input mono defaultValue={row?.short} />
      </Field>
      {remove}
    </div>
  );
}

/**
 * The factor that a share comes to over each objective's window, or the share of a factor, for the
 * field that is left empty.
 */
function otherFigure(
  typed: RuleDraft,
  objectives: readonly ObjectiveDraft[],
): { share?: string; factor?: string } | null {
  const rule = ruleOf(typed);
  if (!rule) return null;
  const byShare = rule.trigger.kind === "share";
  const values = objectives.flatMap((objective) => {
    const window = windowOf(objective);
    if (!window) return [];
    const periodMs = longestPeriodMs(window);
    return [
      `${byShare ? formatFactor(ruleFactor(rule, periodMs)) : formatShare(ruleShare(rule, periodMs))} over ${windowWords(window)}`,
    ];
  });
  if (values.length === 0) return null;
  const text = [...new Set(values)].join(", ");
  return byShare ? { factor: text } : { share: text };
}
