import { auditToken } from "./audit";
import { changeToken, foreignWrites } from "./client";

/**
 * Changes whenever anything but measurements has been committed: all of it leaves a row in the
 * audit log. Another program's writes change it too, whatever they are; where those cannot be told
 * apart, all writes do.
 */
export async function definitionToken(): Promise<string> {
  const foreign = foreignWrites();
  return foreign === null ? changeToken() : `${await auditToken()} ${foreign}`;
}
