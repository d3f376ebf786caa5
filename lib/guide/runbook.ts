import type { ProposedSlo } from "./propose";
import type { GuideAnswers } from "./answers";

/**
 * A runbook to fill in, as Markdown: short steps with one action each, commands to copy, and how to
 * undo.
 */
export function runbookSkeleton(
  { name, dependencies }: Pick<GuideAnswers, "name" | "dependencies">,
  slos: readonly ProposedSlo[],
): string {
  return [
    `# ${name}: what to do when it burns`,
    "",
    "Replace each `<...>` before launch, and let someone who did not write it follow it once.",
    "",
    "## Is it us?",
    "",
    "1. Open the alert and read which SLO burns.",
    "2. Look for a change in the last hour.",
    ...dependencies.map(
      ({ name: callee }, index) => `${index + 3}. Check ${callee}: \`<link to its status>\``,
    ),
    ...slos.flatMap(({ name: slo, description }) => [
      "",
      `## ${slo} burns`,
      "",
      description,
      "",
      "1. See the errors:",
      "",
      "   ```sh",
      "   <command that lists the last failures>",
      "   ```",
      "",
      "2. If a change is the cause, undo it:",
      "",
      "   ```sh",
      "   <command that rolls back>",
      "   ```",
      "",
      "   To undo this step: `<command that rolls forward>`",
      "",
      "3. If the burn rate does not fall within 10 minutes, raise the severity.",
    ]),
    "",
    "## When it is over",
    "",
    "1. Write what helped into the timeline.",
    "2. Correct this runbook where it was wrong.",
    "",
  ].join("\n");
}
