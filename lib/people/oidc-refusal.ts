/** Why a sign-in at the identity provider opens no account here. */
export const OIDC_REFUSALS = {
  "no-email": "Your identity provider did not give a valid email address.",
  unverified: "Your identity provider has not verified your email address.",
  "linked-elsewhere":
    "The account with your email is linked to another identity. Ask an administrator.",
  deactivated: "This account is deactivated. An administrator can reactivate it.",
  uninvited: "You don’t have an account here yet. Ask an administrator for an invitation.",
} as const;

export type OidcRefusal = keyof typeof OIDC_REFUSALS;
