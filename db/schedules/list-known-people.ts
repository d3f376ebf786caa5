import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { selectKnownPeople, type KnownPerson } from "./internal/known-people";

/** Those of the addresses behind which the actor sees an active account. */
export const listKnownPeople = (
  actor: Actor,
  addresses: readonly string[],
): Promise<KnownPerson[]> => selectKnownPeople(readAs(actor), addresses);
