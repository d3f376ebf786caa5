import { plural } from "@/lib/formats/count";
import { MOST_ASSIGNED, sentReviewOf } from "@/lib/reliability/call-review/sent-review";
import { type Review } from "@/lib/review/reviewed";
import { type SourceFile } from "@/lib/review/source-file";
import { Card } from "../ui/card";
import { FilterForm } from "../ui/filter-form";
import { type FormAction } from "../ui/form";
import { Link } from "../ui/link";
import { Select } from "../ui/select";
import { SaveForm } from "./save-form";

/** What may be chosen; `chosen`: the service of the address, with the names of what it calls. */
export type SaveChoice = {
  services: { value: string; label: string }[];
  chosen: { service: string; callees: readonly string[]; dependency: string | null } | null;
  /** Kept in the address when another service is chosen. */
  example: string | null;
  action: FormAction;
};

type Shown = { files: readonly SourceFile[]; review: Review };
type Props = { page: string; choice: SaveChoice; shown: Shown | null };

/** Keeps what a review found with the calls that the code makes. */
export function SaveCard({ page, choice: { services, chosen, example, action }, shown }: Props) {
  return (
    <Card title="Save with a service">
      <div className="grid gap-5">
        <p className="max-w-[44rem] text-sm text-muted">
          Findings compare the result with what is registered of the service’s calls. The code
          itself is not saved.
        </p>
        <FilterForm
          action={page}
          values={{ service: chosen?.service ?? "" }}
          label="Service"
          className="flex max-w-80 flex-wrap gap-2 *:min-w-0 *:flex-1"
        >
          {example !== null && <input type="hidden" name="example" value={example} />}
          <Select
            name="service"
            aria-label="Service"
            placeholder="Choose a service"
            options={services}
            defaultValue={chosen?.service ?? ""}
          />
        </FilterForm>
        {chosen && <Rest chosen={chosen} action={action} shown={shown} />}
      </div>
    </Card>
  );
}

type RestProps = {
  chosen: NonNullable<SaveChoice["chosen"]>;
  action: FormAction;
  shown: Shown | null;
};

function Rest({ chosen, action, shown }: RestProps) {
  const { service, callees } = chosen;
  if (callees.length === 0)
    return (
      <p className="text-sm">
        No dependencies are registered.{" "}
        <Link href={`/services/${service}/new-dependency`} className="underline">
          Add a dependency
        </Link>
      </p>
    );
  if (!shown)
    return <p className="text-sm">Review code first, then choose which calls it makes.</p>;
  if (shown.review.files === 0)
    return <p className="text-sm">No file was reviewed, so there is nothing to save.</p>;
  const sent = sentReviewOf(shown.files, shown.review);
  if (sent.findings.length > MOST_ASSIGNED)
    return (
      <p className="text-sm">
        {plural(sent.findings.length, "finding")} are too many to save. Review less code at a time,
        with at most {MOST_ASSIGNED}.
      </p>
    );
  const key = `${service} ${JSON.stringify(sent)}`;
  return <SaveForm key={key} {...chosen} sent={sent} shown={shown} action={action} />;
}
