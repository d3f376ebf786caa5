import type { SourceAuth } from "../../schema/sources";

/** What the audit log keeps: whether there are credentials, never the credentials. */
export const shown = ({
  auth,
  ...rest
}: {
  name: string;
  url: string;
  auth: SourceAuth;
  team: string | null;
}) => ({ ...rest, auth: auth.type });
