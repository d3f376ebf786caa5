/** What makes a runbook readable under stress. */
export const RUNBOOK_CHECKS = ["short-steps", "one-action", "commands", "undo"] as const;
export type RunbookCheck = (typeof RUNBOOK_CHECKS)[number];

export const RUNBOOK_CHECK_WORDS: Readonly<Record<RunbookCheck, string>> = {
  "short-steps": "Short steps",
  "one-action": "One action in each step",
  commands: "Commands to copy",
  undo: "How to undo each change",
};

/** What it lacks, in their order and as it is said in a sentence: "commands to copy". */
export const missedWords = (met: readonly RunbookCheck[]): string[] =>
  RUNBOOK_CHECKS.filter((check) => !met.includes(check)).map((check) =>
    RUNBOOK_CHECK_WORDS[check].toLowerCase(),
  );
