import { placeOf, type Places } from "./noun";
import { NOUNS, ofAll } from "./nouns";
import { UNKNOWN_KEY, UNSIGNED } from "./session-calls";

/** In every name, email address and description of the hidden team. */
export const HIDDEN_MARK = "vermilion";
/** What addresses call the hidden team's things. Its names are no slugs: a page may repeat the address it was asked for, never a name. */
export const HIDDEN_PLACES: Places = ofAll(({ hidden }) => hidden.places);
/** Unknown names of the same shape. */
export const UNKNOWN_PLACES: Places = ofAll(({ hidden }) => hidden.unknown);

/** What fills every address of the build for the hidden team. */
export const HIDDEN_ROUTE_VALUES: Places = {
  ...HIDDEN_PLACES,
  unknown: "nowhere",
  nextauth: "session",
  token: UNKNOWN_KEY,
  link: UNSIGNED,
};

const lacking = Object.keys(HIDDEN_PLACES).filter((name) => !(name in UNKNOWN_PLACES));
if (lacking.length > 0)
  throw new Error(`No noun says of which ${lacking.join(", ")} there is none.`);

const numbered = (section: string, number: string): RegExp =>
  new RegExp(`(?<=/${section}/|%2F${section}%2F)${number}(?!\\d)`, "g");

/** With each name and number of the hidden team's things exchanged for one that there is not. */
export const asUnknown = (text: string): string =>
  NOUNS.reduce(
    (said, { name, noun: { hidden } }) =>
      hidden.numbered === null
        ? said
        : said.replaceAll(
            numbered(name, placeOf(hidden.places, hidden.numbered)),
            placeOf(hidden.unknown, hidden.numbered),
          ),
    text.replaceAll(placeOf(HIDDEN_PLACES, "team"), placeOf(UNKNOWN_PLACES, "team")),
  );
