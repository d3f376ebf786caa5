import "server-only";
import { systemActor } from "@/server/auth/system-actor";
import { fillDemoIfMissing } from "@/server/demo/demo-workspace";

export type Workspace = {
  value: string;
  label: string;
  hint: string;
  /** On the button while it is filled. */
  pendingLabel: string;
  /** Fills the workspace of an installation that has just been set up. */
  fill: () => Promise<void>;
};

/** What the set-up page offers to begin with; the choice is shown when there are several. */
export const workspaces: readonly Workspace[] = [
  {
    value: "empty",
    label: "An empty workspace",
    hint: "Start with your own first service.",
    pendingLabel: "Setting up…",
    fill: async () => undefined,
  },
  {
    value: "demo",
    label: "A demo workspace",
    hint: "A made-up shop with 18 SLOs, 90 days of history and live data. Remove it anytime.",
    pendingLabel: "Filling 90 days of data…",
    fill: () => fillDemoIfMissing(systemActor("set-up"), new Date()),
  },
];
