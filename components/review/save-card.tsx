import { Card } from "../ui/card";
import { FilterForm } from "../ui/filter-form";
import { type FormAction } from "../ui/form";
import { Select } from "../ui/select";
import { type Chosen, type Shown } from "./save-defaults";
import { SaveResult } from "./save-result";

/** `chosen`: by the address. */
export type SaveChoice = {
  services: { value: string; label: string }[];
  chosen: Chosen | null;
  /** Kept in the address when another service is chosen. */
  example: string | null;
  action: FormAction;
};

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
        <div className="grid gap-1.5">
          <p className="text-sm font-medium">Service</p>
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
        </div>
        {chosen && <SaveResult chosen={chosen} action={action} shown={shown} />}
      </div>
    </Card>
  );
}
