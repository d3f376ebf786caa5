export const ROLES = ["viewer", "responder", "manager"] as const;
export const SCOPES = ["read", "measure", "write", "admin"] as const;

/** What each role and scope is for, in a line. */
export const ROLE_MEANING: Record<(typeof ROLES)[number], string> = {
  viewer: "Sees the team's services and SLOs.",
  responder: "Also sends measurements and works incidents.",
  manager: "Also changes services, SLOs, members and tokens.",
};
export const SCOPE_MEANING: Record<(typeof SCOPES)[number], string> = {
  read: "Read everything",
  measure: "Send measurements",
  write: "Read, send and change",
  admin: "Everything, also teams",
};
