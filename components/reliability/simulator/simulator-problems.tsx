import type { FieldError } from "@/lib/errors/app-error";
import { LAYER_FIELDS, SERVICE_GROUP } from "@/lib/reliability/simulate/fields";
import { plural } from "@/lib/formats/count";
import { StatusMessage } from "../../ui/status-message";
import { SCENARIO_LABELS } from "./scenario-labels";

/** Why nothing is simulated: each value at fault, by its name. */
export function SimulatorProblems({ problems }: { problems: readonly FieldError[] }) {
  if (problems.length === 0) return null;
  return (
    <StatusMessage kind="error" className="lg:col-span-2">
      <p className="font-medium">Fix {plural(problems.length, "setting")} to run the simulation.</p>
      <ul className="mt-1 grid gap-1">
        {problems.map(({ path, message }) => (
          <li key={path} className="wrap-anywhere">
            <bdi>{labelOf(path)}</bdi>: {message}
          </li>
        ))}
      </ul>
    </StatusMessage>
  );
}

const FIELDS = [...SERVICE_GROUP.fields, ...LAYER_FIELDS];
const OTHER_LABELS: Readonly<Record<string, string>> = {
  preset: "Example",
  ...SCENARIO_LABELS,
  before: "Before",
  after: "After",
};

/** What the form calls a field: "After, layer 1: Attempts"; what it does not know as it was written. */
function labelOf(path: string): string {
  const [, side, layer, name] = /^(before|after)\.(?:(\d)\.)?(.+)$/.exec(path) ?? [];
  const field = FIELDS.find((known) => known.name === name);
  if (!field || side === undefined)
    return Object.hasOwn(OTHER_LABELS, path) ? (OTHER_LABELS[path] ?? path) : path;
  const words = side === "before" ? "Before" : "After";
  return `${layer === undefined ? words : `${words}, layer ${layer}`}: ${field.label}`;
}
