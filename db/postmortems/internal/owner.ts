import { foldedText } from "@/lib/text/folded";
import type { Db } from "../../store/engine";
import { peopleOf } from "./review";

/** The account behind a name, where exactly one person of the team goes by it. */
export async function ownerOf(tx: Db, teamId: number, name: string): Promise<number | null> {
  const named =
    name === ""
      ? []
      : (await peopleOf(tx, teamId)).filter(
          (person) => foldedText(person.name) === foldedText(name),
        );
  return named.length === 1 ? (named[0]?.userId ?? null) : null;
}
