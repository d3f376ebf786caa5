import "server-only";
import { hash, verify } from "@node-rs/argon2";

// Argon2id by default; cost after OWASP's password storage cheat sheet.
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

// Verified when an account is unknown, so that it takes as long as a wrong password.
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$NOBODYSALTNOBODYSALTAA$0000000000000000000000000000000000000000000";

/** The same characters typed on another keyboard give the same password. */
const normalised = (password: string): string => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(normalised(password), COST);

export async function passwordMatches(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODY, normalised(password));
  return matches && passwordHash !== null;
}
