import type { ActionCall } from "./noun";

export const UNKNOWN_KEY = "0".repeat(40);
/** An acknowledge link of the right shape, and signed by nobody. */
export const UNSIGNED = `a1.u1.${"0".repeat(22)}`;
const PROFILE = "app/(dashboard)/settings/profile/actions.ts";
const THIEF = {
  name: "Thief",
  email: "thief@example.org",
  password: "a long enough password",
};
/** What begins without one. */
export const callsWithoutSession: Record<string, ActionCall> = {
  "app/(auth)/sign-in/actions.ts#signIn": {
    fields: { email: "nobody@example.org", password: "wrong password" },
    whole: { email: "nobody@example.org", password: "wrong password", next: "/services" },
    open: "Signing in begins without a session.",
    neverHere: "The password is wrong.",
  },
  "app/(auth)/setup/actions.ts#setUpBurnline": {
    fields: { ...THIEF, team: "Thieves" },
    whole: { ...THIEF, team: "Thieves", workspace: "empty" },
    texts: ["team"],
    open: "Set-up begins without a session.",
    neverHere: "The installation is set up.",
  },
  "app/(auth)/invite/[token]/actions.ts#acceptWithNewAccount": {
    fields: { key: UNKNOWN_KEY, ...THIEF },
    open: "An invitation is accepted without a session.",
    neverHere: "The key is wrong.",
  },
  "app/(auth)/reset-password/[token]/actions.ts#chooseNewPassword": {
    fields: { key: UNKNOWN_KEY, password: "a long enough password" },
    open: "A link is used without a session.",
    neverHere: "The key is wrong.",
  },
  "app/(auth)/invite/[token]/actions.ts#joinTeam": {
    fields: { key: UNKNOWN_KEY },
    neverHere: "The key is wrong.",
  },
  "app/preferences/actions.ts#chooseTheme": {
    fields: { theme: "dark" },
    args: "form",
    open: "Sets a cookie of the caller's own.",
    neverHere: "It stores nothing.",
  },
};

/** What people do for themselves. */
export const callsOfOneself = (session: string): Record<string, ActionCall> => ({
  [`${PROFILE}#rename`]: { fields: { name: "Renamed" }, own: "People choose their own name." },
  [`${PROFILE}#changeMyPassword`]: {
    fields: { currentPassword: "wrong password", newPassword: "another long password" },
    neverHere: "The current password is wrong.",
  },
  [`${PROFILE}#endSession`]: {
    fields: { session },
    neverHere: "The session is someone else's.",
  },
  [`${PROFILE}#endOthers`]: { fields: {}, own: "Ends the caller's own other sessions." },
});
