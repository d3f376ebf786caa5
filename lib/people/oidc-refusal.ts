/** Why a sign-in at the identity provider opens no account here. */
export const OIDC_REFUSALS = {
  "no-email": "Your identity provider did not give a valid e-mail address.",
  unverified: "Your identity provider has not verified your e-mail address.",
  "linked-elsewhere":
    "The account with your e-mail is linked to another identity. Ask an administrator.",
  deactivated: "This account is deactivated. An administrator can open it again.",
  uninvited: "You have no account here yet. Ask an administrator for an invitation.",
} as const;

export type OidcRefusal = keyof typeof OIDC_REFUSALS;
