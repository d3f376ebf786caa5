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
    `# ${name} runbook`,
    "",
    "Replace each `<...>` before launch. Keep this page where responders can open it at night, and enter its address as the runbook of the service.",
    "",
    "Have someone who did not write it try it once, and mark it as reviewed on the scorecard of the service.",
    "",
    "## Find the cause",
    "",
    "1. Open the alert to see which SLO is burning its budget.",
    "2. Look for changes in the last hour.",
    ...dependencies.map(
      ({ name: callee }, index) => `${index + 3}. Check ${callee}: \`<link to its status>\``,
    ),
    ...slos.flatMap(({ name: slo, description }) => [
      "",
      `## ${slo} is burning its budget`,
      "",
      description,
      "",
      "1. Check the errors:",
      "",
      "   ```sh",
      "   <command that lists the last failures>",
      "   ```",
      "",
      "2. If a change is the cause, roll it back:",
      "",
      "   ```sh",
      "   <command that rolls back>",
      "   ```",
      "",
      "   To undo the rollback: `<command that rolls forward>`",
      "",
      "3. If the burn rate does not fall within 10 minutes, raise the severity.",
    ]),
    "",
    "## Afterwards",
    "",
    "1. Add what helped to the timeline.",
    "2. Fix this runbook where it was wrong.",
    "",
  ].join("\n");
}
