import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import type { GuideAnswers } from "@/lib/guide/answers";
import type { DependencyAdvice } from "@/lib/guide/dependency-advice";
import { CRITICALITY_WORDS } from "./words";

type Props = {
  dependencies: GuideAnswers["dependencies"];
  advice: readonly DependencyAdvice[];
};

/** The dependencies that are registered with the service; their timeouts are entered later. */
export const ProposedDependencies = ({ dependencies, advice }: Props) => (
  <Card title="Dependencies to register" note="timeouts and retries can be added later">
    <ul className="grid gap-3">
      {dependencies.map(({ name, criticality, availabilityPercent }, index) => (
        <li key={name}>
          <input type="hidden" name={`dependencies.${index}.name`} value={name} />
          <input type="hidden" name={`dependencies.${index}.criticality`} value={criticality} />
          {availabilityPercent !== undefined && (
            <input
              type="hidden"
              name={`dependencies.${index}.availabilityPercent`}
              value={availabilityPercent}
            />
          )}
          <Checkbox
            name={`dependencies.${index}.include`}
            value="true"
            defaultChecked
            label={
              <>
                <span className="figure">{name}</span>,{" "}
                {CRITICALITY_WORDS[criticality].toLowerCase()}
              </>
            }
            hint={advice[index]?.why.join(" ")}
          />
        </li>
      ))}
    </ul>
  </Card>
);
