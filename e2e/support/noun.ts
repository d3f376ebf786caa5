import type { ApiClient } from "./api-client";
import type { Making } from "./making";
import type { Server } from "./run-server";
import type { Arguments, Fields } from "./server-actions";
import type { TwoTeams } from "./two-teams";

/** What addresses call things, by the parameter that it fills. */
export type Places = Readonly<Record<string, string>>;
/** Values of a parameter, and of those before it that they belong to. */
export type Resolver = (server: Server, cookie: string) => Promise<Places[]>;

export type ActionCall = {
  fields: Fields;
  args?: Arguments;
  /** Why a stranger may call it; it must still leave the store alone when what is sent is wrong. */
  open?: string;
  /** Why someone who is signed in may do this: only rows of their own may change. */
  own?: string;
  /** What it answers where it only reads: whoever sees the team may ask. */
  reads?: string;
  /** Cannot be done by the administrator either, in the state that the test is in. */
  neverHere?: string;
  /** The form with every field, where the call leaves some out. */
  whole?: Fields;
  /** What this form alone may leave out, or leave empty. */
  optional?: string[];
  /** Where anything may be typed in this form alone. */
  texts?: string[];
  /** What holds more in this form than a field does elsewhere. */
  large?: string[];
};

/** What Burnline's own pages read: in no document, and for the session alone. */
type PageRead = { path: string; query: readonly string[] };
/** The id of the one row of a table that holds a text. */
type FindId = (table: string, text: string) => Promise<number>;
type Ids = Readonly<Record<string, number>>;

/** What the sweeps have to know of a noun: each file of e2e/nouns/ is one. */
export type Noun<Own extends Ids = Ids> = {
  /** The nouns that are there before it is made; its calls are tried before theirs. */
  restsOn: readonly string[];
  /** How the walker fills each of its parameters from what a workspace holds. */
  resolvers: Readonly<Record<string, Resolver>>;
  /** The first of it, and what is put away. */
  first: { places: Places; make(making: Making): Promise<void> };
  /** The one of a team whose things others must not see, and what that is refused like. */
  hidden: {
    places: Places;
    /** Of the same shape, and not there. */
    unknown: Places;
    /** Which of its places is a number behind the noun's name. */
    numbered: string | null;
    make(making: Making): Promise<void>;
    /** Of rows that forms name by number. */
    ids(find: FindId, world: TwoTeams): Promise<Own>;
  };
  /** For each of its actions what would do harm; in this order they work for the administrator. */
  calls(ids: Own, world: TwoTeams): Record<string, ActionCall>;
  /** One whose every text is `text`, under `name`; answers what addresses call it. */
  hostile(making: Making, as: { text: string; name: string }): Promise<Places>;
  fuzz: {
    /** Names for what is made by its name. */
    names(unique: (name: string) => string): Places;
    /** Makes it again under its name: the fuzz deletes what it can. */
    renew(call: ApiClient, names: Places): Promise<void>;
    /** Makes what the API cannot name, only number. */
    number(making: Making, names: Places): Promise<Places>;
    pageReads: readonly PageRead[];
  };
};

/** With the ids that its own calls name; whoever collects nouns knows no more than that there are some. */
export const noun = <Own extends Ids>(parts: Noun<Own>): Noun => parts;

const nothing = async (): Promise<void> => {};

/** Of what no request of the fuzz names. */
export const NOT_FUZZED: Noun["fuzz"] = {
  names: () => ({}),
  renew: nothing,
  number: async () => ({}),
  pageReads: [],
};

/** What has actions, and nothing that is found under an address. */
export const actionsAlone = ({ restsOn, calls }: Pick<Noun, "restsOn" | "calls">): Noun => ({
  restsOn,
  resolvers: {},
  first: { places: {}, make: nothing },
  hidden: { places: {}, unknown: {}, numbered: null, make: nothing, ids: async () => ({}) },
  calls,
  hostile: async () => ({}),
  fuzz: NOT_FUZZED,
});

export function placeOf(places: Places, name: string): string {
  const place = places[name];
  if (place === undefined) throw new Error(`No noun says what fills ${name}: see e2e/nouns/.`);
  return place;
}
