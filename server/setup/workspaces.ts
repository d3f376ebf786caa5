import "server-only";

export type Workspace = {
  value: string;
  label: string;
  hint: string;
  /** Fills the workspace of an installation that has just been set up. */
  fill: () => Promise<void>;
};

/** What the set-up page offers to begin with; the choice is shown when there are several. */
export const workspaces: readonly Workspace[] = [
  { value: "empty", label: "An empty workspace", hint: "Begin with your own first service.", fill: async () => undefined },
];
