export const ROLES = ["viewer", "responder", "manager"] as const;
export const SCOPES = ["read", "measure", "write", "admin"] as const;

/** What each role and scope is for, in a line. */
export const ROLE_MEANING: Record<(typeof ROLES)[number], string> = {
  viewer: "See the team's services, SLOs and incidents.",
  responder: "Also send measurements and work on incidents.",
  manager: "Also change services, SLOs, members and tokens.",
};
export const SCOPE_MEANING: Record<(typeof SCOPES)[number], string> = {
  read: "Read everything",
  measure: "Send measurements",
  write: "Read, send and change",
  admin: "Everything, including teams",
};
