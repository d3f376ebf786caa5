import { Input } from "./input";

/** The first and the last day of a period, both inside, in a filter. */
export function DayFields({ from, to }: { from: string; to: string }) {
  return (
    <>
      <Day name="from" label="From" value={from} />
      <Day name="to" label="To" value={to} />
    </>
  );
}

function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="flex items-center gap-x-2 gap-y-1 text-xs text-muted max-sm:flex-col max-sm:items-stretch">
      {label}
      <span className="min-w-0 flex-1">
        <Input name={name} type="date" defaultValue={value} />
      </span>
    </label>
  );
}
