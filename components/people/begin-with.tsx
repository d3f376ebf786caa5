"use client";

import { useState } from "react";
import { RadioGroup, type Choice } from "../ui/choice-group";
import { SubmitButton } from "../ui/submit-button";

export type WorkspaceChoice = Choice & { pendingLabel: string };

/**
 * What to begin with, where there is a choice, and the button that begins; it says what takes its
 * time.
 */
export function BeginWith({ workspaces }: { workspaces: WorkspaceChoice[] }) {
  const [first, ...others] = workspaces;
  const [chosen, setChosen] = useState(first?.value);
  return (
    <>
      {first && others.length > 0 && (
        <RadioGroup
          name="workspace"
          legend="Start with"
          options={workspaces}
          defaultValue={first.value}
          onChange={setChosen}
        />
      )}
      <SubmitButton
        pendingLabel={
          workspaces.find(({ value }) => value === chosen)?.pendingLabel ?? "Setting up…"
        }
        className="w-full"
      >
        Set up Burnline
      </SubmitButton>
    </>
  );
}
