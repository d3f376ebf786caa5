import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { ProposedSlo } from "@/lib/guide/propose";

/** One SLO of the proposal, with the reasons for it. */
export function ProposedSloFields({ slo, prefix }: { slo: ProposedSlo; prefix: string }) {
  const { sli } = slo;
  return (
    <Card
      title={
        <Checkbox
          name={`${prefix}.include`}
          label={`SLO: ${slo.name}`}
          defaultChecked
          value="true"
        />
      }
    >
      <div className="grid gap-4">
        <ul className="grid gap-1 text-sm text-muted">
          {slo.why.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <input type="hidden" name={`${prefix}.kind`} value={sli.kind} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field name={`${prefix}.name`} label="Name" required>
            <Input autoComplete="off" maxLength={120} defaultValue={slo.name} />
          </Field>
          <Field name={`${prefix}.slug`} label="Slug" required>
            <Input mono autoComplete="off" maxLength={63} defaultValue={slo.slug} />
          </Field>
        </div>
        <div className="grid grid-cols-2 items-start gap-4 sm:grid-cols-4">
          <Field name={`${prefix}.target`} label="Target" required>
            <Input mono unit="%" inputMode="decimal" autoComplete="off" defaultValue={slo.target} />
          </Field>
          <Field name={`${prefix}.days`} label="Window" required>
            <Input
              mono
              unit="days"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={slo.windowDays}
            />
          </Field>
          <Field name={`${prefix}.minBadEvents`} label="Minimum bad events">
            <Input mono inputMode="numeric" autoComplete="off" defaultValue={slo.minBadEvents} />
          </Field>
          {sli.kind === "latency" && (
            <Field name={`${prefix}.thresholdMs`} label="Threshold" required>
              <Input
                mono
                unit="ms"
                inputMode="numeric"
                autoComplete="off"
                defaultValue={sli.thresholdMs}
              />
            </Field>
          )}
          {sli.kind === "freshness" && (
            <Field name={`${prefix}.maxAgeSeconds`} label="Maximum age" required>
              <Input
                mono
                unit="s"
                inputMode="numeric"
                autoComplete="off"
                defaultValue={sli.maxAgeSeconds}
              />
            </Field>
          )}
        </div>
        <Field name={`${prefix}.description`} label="What counts as good">
          <Textarea rows={2} defaultValue={slo.description} />
        </Field>
      </div>
    </Card>
  );
}
