import { readdirSync } from "node:fs";
import path from "node:path";
import type { ActionCall, Noun, Places } from "./noun";
import type { TwoTeams } from "./two-teams";

export type NamedNoun = { name: string; noun: Noun };
/** The ids of each noun's rows, by the noun's name. */
export type AllIds = Record<string, Record<string, number>>;

const FOLDER = new URL("../nouns/", import.meta.url);

async function nounIn(file: string): Promise<NamedNoun> {
  const loaded = (await import(new URL(file, FOLDER).href)) as { default?: Noun };
  if (!loaded.default) throw new Error(`e2e/nouns/${file} exports no noun by default.`);
  return { name: path.basename(file, ".ts"), noun: loaded.default };
}

/** Each behind those that it rests on. */
export function inOrder(all: readonly NamedNoun[]): NamedNoun[] {
  const roots = all.filter(({ noun }) => noun.restsOn.length === 0).map(({ name }) => name);
  if (roots.length !== 1)
    throw new Error(
      `Only people rest on nothing, for their calls end sessions: ${roots.join(", ")}.`,
    );
  const ordered: NamedNoun[] = [];
  const waiting = [...all];
  while (waiting.length > 0) {
    const index = waiting.findIndex(({ noun }) =>
      noun.restsOn.every((name) => ordered.some((before) => before.name === name)),
    );
    const [next] = index < 0 ? [] : waiting.splice(index, 1);
    if (!next)
      throw new Error(
        `${waiting.map(({ name }) => name).join(", ")} rest on each other, or on what is no noun.`,
      );
    ordered.push(next);
  }
  return ordered;
}

/** All nouns, in the order in which they can be made. */
export const NOUNS: readonly NamedNoun[] = inOrder(
  await Promise.all(readdirSync(FOLDER).toSorted().map(nounIn)),
);

/** What each noun says, together; two that say something of the same name throw. */
export function together<T>(parts: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  const all = parts.flatMap((part) => Object.entries(part));
  const twice = all.find(([name], index) => all.findIndex(([other]) => other === name) < index);
  if (twice) throw new Error(`Two nouns say what ${twice[0]} is.`);
  return Object.fromEntries(all);
}

export const ofAll = <T>(part: (noun: Noun) => Readonly<Record<string, T>>): Record<string, T> =>
  together(NOUNS.map(({ noun }) => part(noun)));

/** What addresses call the first of everything. */
export const FIRST_PLACES: Places = ofAll(({ first }) => first.places);

/**
 * For each action of the build what would do harm: an action that is missing fails the tests, so
 * that none is forgotten. What rests on others goes first: in this order the calls work for the
 * administrator.
 */
export const actionCalls = (world: TwoTeams, ids: AllIds): Record<string, ActionCall> =>
  together(NOUNS.toReversed().map(({ name, noun }) => noun.calls(ids[name] ?? {}, world)));
