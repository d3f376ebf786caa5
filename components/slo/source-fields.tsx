import { Checkbox } from "@/components/ui/checkbox";
import { SegmentedControl } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form";
import { RefreshOnReturn } from "@/components/ui/refresh-on-return";
import { Select, type Option } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Source } from "@/lib/slo/source";
import { QueryTrial } from "./query-trial";
import { RateNote } from "./rate-note";

const TYPES = [
  { value: "push", label: "Pushed to the API" },
  { value: "prometheus", label: "Prometheus" },
];

const FORMS = [
  { value: "good", label: "Good and total" },
  { value: "bad", label: "Bad and total" },
  { value: "ratio", label: "Ratio" },
  { value: "value", label: "Value" },
];

const QUERIES = [
  {
    name: "good",
    label: "Good events of a minute",
    forms: "good",
    hint: 'For example sum(increase(http_requests_total{job="checkout",code!~"5.."}[1m]))',
  },
  {
    name: "bad",
    label: "Bad events of a minute",
    forms: "bad",
    hint: 'For example sum(increase(http_requests_total{job="checkout",code=~"5.."}[1m]))',
  },
  {
    name: "total",
    label: "All events of a minute",
    forms: "counts",
    hint: 'For example sum(increase(http_requests_total{job="checkout"}[1m]))',
  },
  {
    name: "ratio",
    label: "Share of good events, 0 to 1",
    forms: "ratio",
    hint: "Each minute weighs the same, however many events it had: counts are better where you have them.",
  },
  {
    name: "value",
    label: "Data age in seconds, or rate per second",
    forms: "value",
    hint: "For freshness and throughput: the threshold above judges it each minute.",
  },
] as const;

const ABSENT = [
  { value: "unknown", label: "Unknown: the minute is not measured" },
  { value: "zero", label: "Zero: nothing of the kind happened" },
];

const SHOWN = {
  good: "hidden group-has-[[name=queryForm][value=good]:checked]/slo:grid",
  bad: "hidden group-has-[[name=queryForm][value=bad]:checked]/slo:grid",
  counts:
    "hidden group-has-[[name=queryForm][value=good]:checked]/slo:grid group-has-[[name=queryForm][value=bad]:checked]/slo:grid",
  ratio: "hidden group-has-[[name=queryForm][value=ratio]:checked]/slo:grid",
  value: "hidden group-has-[[name=queryForm][value=value]:checked]/slo:grid",
} as const;

const formOf = (source: Source | undefined): string =>
  FORMS.find(({ value }) => source?.type === "prometheus" && value in source)?.value ?? "good";

type Props = {
  source: Source | undefined;
  dataSources: Option[];
  tryQuery: FormAction;
  /** For an administrator: where a data source is added. */ addHref?: string;
};

export function SourceFields({ source, dataSources, tryQuery, addHref }: Props) {
  const polled = source?.type === "prometheus" ? source : undefined;
  // One that the person may not choose, or that is gone, stays chosen all the same.
  const choices =
    polled && !dataSources.some(({ value }) => value === polled.dataSource)
      ? [...dataSources, { value: polled.dataSource, label: polled.dataSource }]
      : dataSources;
  const queryOf = (name: string): string | undefined =>
    polled ? Object.entries(polled).find(([key]) => key === name)?.[1] : undefined;
  return (
    <div className="grid gap-4">
      <SegmentedControl
        name="sourceType"
        legend="Source"
        options={TYPES}
        defaultValue={source?.type ?? "push"}
      />
      <p className="hidden text-sm text-muted group-has-[[value=push]:checked]/slo:block">
        Your service sends counts of good and total events. The SLO’s page then shows a ready
        command to try it with.
      </p>
      <div className="hidden gap-4 group-has-[[value=prometheus]:checked]/slo:grid">
        <Field
          name="dataSource"
          label="Data source"
          hint={<SourceHint none={dataSources.length === 0} addHref={addHref} />}
        >
          <Select
            options={choices}
            placeholder="Choose a data source"
            defaultValue={polled?.dataSource ?? dataSources[0]?.value}
          />
        </Field>
        <SegmentedControl
          name="queryForm"
          legend="Queries"
          options={FORMS}
          defaultValue={formOf(source)}
        />
        {QUERIES.map(({ name, label, forms, hint }) => (
          <Field key={name} name={name} label={label} hint={hint} className={SHOWN[forms]}>
            <Textarea
              rows={2}
              defaultValue={queryOf(name)}
              className="font-mono text-xs"
              spellCheck={false}
            />
            {forms !== "ratio" && forms !== "value" && <RateNote name={name} />}
            <QueryTrial name={name} label={label} action={tryQuery} />
          </Field>
        ))}
        <Field
          name="absent"
          label="When good or bad events match no series"
          className={SHOWN.counts}
          hint="A counter with labels often appears with its first event, and a misspelt label never does. Zero only where you know that a missing series means nothing happened."
        >
          <Select
            options={ABSENT}
            placeholder="Ask me if it happens"
            defaultValue={polled && "absent" in polled ? polled.absent : undefined}
          />
        </Field>
        <Checkbox
          name="unchecked"
          label="Save without checking the queries"
          hint="They are tried when you save. An SLO whose query fails measures nothing until it is edited."
        />
      </div>
    </div>
  );
}

function SourceHint({ none, addHref }: { none: boolean; addHref: string | undefined }) {
  const add = addHref && (
    <>
      <RefreshOnReturn />
      <a href={addHref} target="_blank" rel="noopener" className="underline underline-offset-3">
        Add a data source
      </a>{" "}
      in a new tab; it appears here when you come back.
    </>
  );
  if (none)
    return add ? (
      <>There is none yet. {add}</>
    ) : (
      <>There is none yet. Ask an administrator to add one under Settings, Data sources.</>
    );
  return <>Asked each minute; the window so far is filled in when the SLO is created. {add}</>;
}
