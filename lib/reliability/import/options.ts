import type { Place } from "@/lib/text/lines";
import { placeKey, type Ledger } from "./ledger";
import type { Reading } from "./readings";
import type { Entry, Written } from "./written";

/** What the library does where an option is left out; `says`: the value in words. */
export type Default<T> = { field: string; value: T; says?: string };

export type Context = {
  library: string;
  dependency: string | null;
  ledger: Ledger;
  /** Spellings that the library takes for the same key become equal. */
  fold?: (key: string) => string;
};

const AS_IT_IS = (key: string): string => key;
const NOT_KEPT = "The registry has no field for this setting.";
const NOT_RUN = "This is code or a variable. Nothing is run: write the value itself.";

/** The options of one call or section, each of which is taken once; `rest` lists what is left. */
export class Options {
  readonly #left: Map<string, Entry>;
  readonly #isPartial: boolean;

  /** `path`: its keys in the text. Other code may set what is missing of a partial one. */
  constructor(
    readonly context: Context,
    readonly path: string,
    entries: readonly Entry[],
    readonly place: Place = { line: 1, column: 1 },
  ) {
    const fold = context.fold ?? AS_IT_IS;
    this.#left = new Map(entries.map((entry) => [fold(entry.key), entry]));
    this.#isPartial = entries.some(({ key }) => key.startsWith("..."));
  }

  /** Undefined where it is left out and the library has no default, or where it cannot be read. */
  take<T>(key: string, { read, wants }: Reading<T>, orElse?: Default<T>): T | undefined {
    const entry = this.written(key);
    if (entry === undefined || entry.value.kind === "nothing") return this.assume(key, orElse);
    const value = read(entry.value);
    if (orElse) this.#place(orElse.field, entry);
    if (value === undefined) this.list(entry, isCode(entry.value) ? NOT_RUN : wants);
    return value;
  }

  #place(field: string, { key, line, column }: Entry): void {
    const { ledger, dependency } = this.context;
    ledger.places.set(placeKey(dependency, field), { key: this.pathOf(key), line, column });
  }

  /** The entry under a key, which counts as read. */
  written(key: string): Entry | undefined {
    const folded = (this.context.fold ?? AS_IT_IS)(key);
    const entry = this.#left.get(folded);
    this.#left.delete(folded);
    return entry;
  }

  /** The entry under a key, which does not count as read yet. */
  peek(key: string): Entry | undefined {
    return this.#left.get((this.context.fold ?? AS_IT_IS)(key));
  }

  /** Whether one of the keys is there, or may be. */
  has(...keys: readonly string[]): boolean {
    const fold = this.context.fold ?? AS_IT_IS;
    return this.#isPartial || keys.some((key) => this.#left.has(fold(key)));
  }

  /** The options of a section within; undefined where there is none. */
  inside(key: string): Options | undefined {
    const entry = this.written(key);
    if (entry === undefined) return undefined;
    if (entry.value.kind === "map")
      return new Options(this.context, this.pathOf(entry.key), entry.value.entries, entry);
    if (entry.value.kind !== "nothing")
      this.list(entry, isCode(entry.value) ? NOT_RUN : "Settings are expected here.");
    return undefined;
  }

  /** Lists what is known, but says something that no field can hold. */
  leave(key: string, why: string): void {
    const entry = this.written(key);
    if (entry && entry.value.kind !== "nothing") this.list(entry, why);
  }

  /** The same options, as those of a dependency by this name. */
  named(dependency: string | null): Options {
    const context = { ...this.context, dependency };
    return new Options(context, this.path, [...this.#left.values()], this.place);
  }

  /** What the library does where the key is left out; unknown where other code may set it. */
  assume<T>(key: string, orElse: Default<T> | undefined): T | undefined {
    if (orElse?.value === undefined || this.#isPartial) return undefined;
    const { library } = this.context;
    const says = orElse.says ?? String(orElse.value);
    this.note(orElse.field, `${library} uses ${says} where ${key} is not set.`);
    return orElse.value;
  }

  /** Notes that a field is so by the library, not by the text. */
  note(field: string, why: string): void {
    this.context.ledger.assumed.push({ dependency: this.context.dependency, field, why });
  }

  list({ key, line, column }: Place & { key: string }, why: string): void {
    this.context.ledger.unread.push({ key: this.pathOf(key), line, column, why });
  }

  /** Lists what was not taken. */
  rest(): void {
    for (const entry of this.#left.values())
      this.list(entry, entry.key.startsWith("...") ? NOT_RUN : NOT_KEPT);
    this.#left.clear();
  }

  pathOf(key: string): string {
    return this.path === "" ? key : `${this.path}.${key}`;
  }
}

const isCode = ({ kind }: Written): boolean =>
  kind === "code" || kind === "name" || kind === "call";
