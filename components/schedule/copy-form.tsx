import { HiddenFields } from "@/components/ui/hidden-fields";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DayFields } from "@/components/ui/day-fields";
import { Form, type FormAction } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CopyQuery } from "@/lib/on-call/copy-query";

const SHIFTS = [
  { value: "date", label: "Same dates" },
  { value: "weekday", label: "Same weekdays" },
];

type Props = { schedule: string; query: CopyQuery; canCopy: boolean; action: FormAction };

/** Chooses the days, which the page then shows, and copies what it shows. */
export function CopyForm({ schedule, query, canCopy, action }: Props) {
  return (
    <Card className="mb-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <form
          method="get"
          action={`/on-call/${schedule}/copy`}
          aria-label="Days"
          className="flex flex-wrap items-end gap-3"
        >
          <DayFields from={query.from} to={query.to} />
          <span className="w-40">
            <Select name="by" aria-label="Copy to" options={SHIFTS} defaultValue={query.by} />
          </span>
          <Button type="submit">Show</Button>
        </form>
        {canCopy && (
          <Form action={action} label="Copy">
            <input type="hidden" name="schedule" value={schedule} />
            <HiddenFields fields={query} />
            <SubmitButton>Add these overrides</SubmitButton>
          </Form>
        )}
      </div>
    </Card>
  );
}
