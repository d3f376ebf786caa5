"use client";

import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { SegmentedControl } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { useFormScope } from "@/components/ui/form-context";
import { InfoTip } from "@/components/ui/info-tip";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AlertRule } from "@/lib/alerting/policy";
import type { Alerting } from "@/lib/slo/alerting";
import { shortDuration } from "@/lib/time/duration";

const POLICIES = [
  { value: "default", label: "Default" },
  { value: "custom", label: "My own" },
  { value: "none", label: "None" },
];
const SEVERITIES = [
  { value: "page", label: "page" },
  { value: "ticket", label: "ticket" },
];
const MAX_RULES = 8;
const STARTING_RULES = [
  { severity: "page", long: "1h", short: "5m", share: "2" },
  { severity: "page", long: "6h", short: "30m", share: "5" },
  { severity: "ticket", long: "1d", short: "2h", share: "10" },
  { severity: "ticket", long: "3d", short: "6h", share: "10" },
];

type Row = { severity: string; long: string; short: string; share: string };

const rowOf = (rule: AlertRule): Row => ({
  severity: rule.severity,
  long: shortDuration(rule.longMs),
  short: shortDuration(rule.shortMs),
  share: rule.trigger.kind === "share" ? String(Math.round(rule.trigger.budgetShare * 1e6) / 1e4) : "",
});

export function AlertFields({ alerting }: { alerting: Alerting | undefined }) {
  const { kept } = useFormScope();
  const refused = Object.keys(kept ?? {}).reduce((most, name) => Math.max(most, Number(/^rules\.(\d+)\./.exec(name)?.[1] ?? -1) + 1), 0);
  const initial = alerting?.rules?.map(rowOf) ?? STARTING_RULES;
  const [rows, setRows] = useState(() => Array.from({ length: refused || initial.length }, (_, key) => ({ key, row: initial[key] })));
  return (
    <div className="grid gap-4">
      <SegmentedControl name="policy" defaultValue={alerting?.policy ?? "default"} options={POLICIES}
        legend={<>Burn-rate alerts <InfoTip term="burn-rate alert">Fires while the budget burns faster than the factor over a long window and over a short one. The long window makes it worth waking somebody, the short one ends it soon after the problem.</InfoTip></>} />
      <div className="hidden gap-2 group-has-[[name=policy][value=custom]:checked]/slo:grid">
        {rows.map(({ key, row }, index) => (
          <RuleFields key={key} index={index} row={row}
            remove={<Button size="sm" className="noscript:hidden sm:mt-6.5" aria-label={`Remove rule ${index + 1}`} disabled={rows.length === 1} onClick={() => setRows(rows.filter((other) => other.key !== key))}>Remove</Button>} />
        ))}
        <noscript>
          <div className="grid gap-2">
            {rows.length < MAX_RULES && <RuleFields index={rows.length} row={undefined} remove={null} />}
            <p className="text-sm text-muted">A row that is left empty is no rule.</p>
          </div>
        </noscript>
        {rows.length < MAX_RULES && <div className="noscript:hidden"><Button size="sm" onClick={() => setRows([...rows, { key: Math.max(...rows.map(({ key }) => key)) + 1, row: undefined }])}>Add a rule</Button></div>}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="minBadEvents" label="Needs at least" hint="With little traffic one failure is a large share; more keeps a single one from paging.">
          <Input mono unit="bad events" className="pr-22" inputMode="numeric" defaultValue={alerting?.minBadEvents ?? 1} />
        </Field>
        <Field name="noDataAfterMinutes" label="Data counts as missing after" hint="Left empty: never.">
          <Input mono unit="min" inputMode="numeric" defaultValue={alerting?.noDataAfterMs === undefined ? undefined : alerting.noDataAfterMs / 60_000} />
        </Field>
      </div>
    </div>
  );
}

function RuleFields({ index, row, remove }: { index: number; row: Row | undefined; remove: ReactNode }) {
  return (
    <div className="grid grid-cols-2 items-start gap-2 sm:grid-cols-[1fr_1fr_1fr_1fr_auto]">
      <Field name={`rules.${index}.severity`} label="Severity"><Select options={SEVERITIES} defaultValue={row?.severity ?? "ticket"} /></Field>
      <Field name={`rules.${index}.share`} label="Budget spent"><Input mono unit="%" inputMode="decimal" defaultValue={row?.share} /></Field>
      <Field name={`rules.${index}.long`} label="Over"><Input mono defaultValue={row?.long} /></Field>
      <Field name={`rules.${index}.short`} label="And over"><Input mono defaultValue={row?.short} /></Field>
      {remove}
    </div>
  );
}
