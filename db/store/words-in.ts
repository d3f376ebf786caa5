import { sql, type SQL } from "drizzle-orm";
import { foldedWords } from "@/lib/text/folded";
import { folded } from "./folded";

/** A condition for each of the words: that a text holds it, whatever its case and accents. */
export const wordsIn = (text: SQL, words = ""): SQL[] =>
  foldedWords(words).map(
    (word) => sql`${folded(text)} like ${`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`} escape '\\'`,
  );
