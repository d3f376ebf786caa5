import { SegmentedControl } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { InfoTip } from "@/components/ui/info-tip";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Objective } from "@/lib/slo/objective";

const WINDOWS = [
  { value: "rolling", label: "Rolling" },
  { value: "calendar", label: "Calendar" },
];
const UNITS = ["week", "month", "quarter", "year"].map((value) => ({ value, label: value }));
const METHODS = [
  { value: "occurrences", label: "Events" },
  { value: "timeslices", label: "Good minutes" },
  { value: "ratio-timeslices", label: "Average per minute" },
];
const SLICES = [
  { value: "1", label: "1 minute" },
  { value: "5", label: "5 minutes" },
];
const NO_DATA = [
  { value: "ignore", label: "not counted" },
  { value: "good", label: "good" },
  { value: "bad", label: "bad" },
];
const DAYS = ["7", "28", "30", "90"];

type Props = {
  index: number;
  objective: Objective | undefined;
  timeZones: string[];
  blank: boolean;
};

export function ObjectiveFields({ index, objective, timeZones, blank }: Props) {
  const name = (field: string) => `objectives.${index}.${field}`;
  const { window, budgeting } = objective ?? {};
  // A runtime lists each zone under one name, and knows it under others.
  const zones =
    window?.type === "calendar" && !timeZones.includes(window.timeZone)
      ? [...timeZones, window.timeZone]
      : timeZones;
  const target = objective ? objective.targetPpm / 10_000 : blank ? undefined : 99.9;
  return (
    <div className="group/objective grid gap-4">
      {blank && <input type="hidden" name={name("spare")} value="true" />}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name={name("target")} label="Target" required={!blank}>
          <Input mono unit="%" inputMode="decimal" defaultValue={target} />
        </Field>
        <div className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-3">
          <SegmentedControl
            name={name("windowType")}
            legend="Window"
            options={WINDOWS}
            defaultValue={window?.type ?? "rolling"}
          />
          <Field
            name={name("days")}
            label="Length"
            className="hidden group-has-[[value=rolling]:checked]/objective:grid"
          >
            <Input
              mono
              unit="days"
              inputMode="numeric"
              list={`days-${index}`}
              defaultValue={window?.type === "rolling" ? window.days : 28}
              className="pr-14"
            />
          </Field>
          <Field
            name={name("unit")}
            label="Period"
            className="hidden group-has-[[value=calendar]:checked]/objective:grid"
          >
            <Select
              options={UNITS}
              defaultValue={window?.type === "calendar" ? window.unit : "month"}
            />
          </Field>
          <datalist id={`days-${index}`}>
            {DAYS.map((days) => (
              <option key={days} value={days} />
            ))}
          </datalist>
        </div>
      </div>
      <Field
        name={name("timeZone")}
        label="Time zone of the calendar"
        className="hidden group-has-[[value=calendar]:checked]/objective:grid"
      >
        <Select
          options={zones.map((zone) => ({ value: zone, label: zone }))}
          defaultValue={window?.type === "calendar" ? window.timeZone : "UTC"}
        />
      </Field>
      <details
        className="group/more"
        open={
          budgeting !== undefined &&
          (budgeting.method !== "occurrences" || objective?.noData !== "ignore")
        }
      >
        <summary className="w-fit cursor-pointer text-sm text-muted hover:text-ink">
          Budgeting and missing data
        </summary>
        <div className="mt-3 grid gap-4">
          <div className="grid gap-1.5">
            <SegmentedControl
              name={name("method")}
              legend={
                <>
                  What the budget counts{" "}
                  <InfoTip term="budgeting method">
                    Events: each event counts once, so busy hours weigh more. Good minutes: a minute
                    is good or bad as a whole. Average per minute: each minute weighs the same, by
                    its share of good events.
                  </InfoTip>
                </>
              }
              options={METHODS}
              defaultValue={budgeting?.method ?? "occurrences"}
            />
          </div>
          <div className="hidden gap-4 group-has-[[value$=timeslices]:checked]/objective:grid sm:grid-cols-2">
            <SegmentedControl
              name={name("sliceMinutes")}
              legend="Length of a slice"
              options={SLICES}
              defaultValue={String(
                budgeting && budgeting.method !== "occurrences" ? budgeting.sliceMinutes : 1,
              )}
            />
            <Field
              name={name("sliceTarget")}
              label="A slice is good from"
              className="hidden group-has-[[value=timeslices]:checked]/objective:grid"
            >
              <Input
                mono
                unit="%"
                inputMode="decimal"
                defaultValue={
                  budgeting?.method === "timeslices" ? budgeting.sliceTargetPpm / 10_000 : 95
                }
              />
            </Field>
          </div>
          <SegmentedControl
            name={name("noData")}
            legend="Minutes without data are"
            options={NO_DATA}
            defaultValue={objective?.noData ?? "ignore"}
          />
        </div>
      </details>
    </div>
  );
}
