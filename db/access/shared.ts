import type { Actor } from "./actor";
import { reachOf, within, type Permission, type Place, type Reach } from "./reach";
import { rightsKey } from "./rights-key";

type Team = NonNullable<Place>;

/** What was read once for all, by key, and is given to each as far as they may have it. */
export class Shared<Key, Item> {
  readonly #items: ReadonlyMap<Key, Item>;
  readonly #teamOf: (item: Item) => Team;
  readonly #lists = new Map<string, readonly Item[]>();

  constructor(items: ReadonlyMap<Key, Item>, teamOf: (item: Item) => Team) {
    this.#items = items;
    this.#teamOf = teamOf;
  }

  /** One list for all with the same rights. */
  listFor(actor: Actor, permission: Permission): readonly Item[] {
    const rights = `${permission} ${rightsKey(actor)}`;
    const list = this.#lists.get(rights) ?? this.#listWithin(reachOf(actor, permission));
    this.#lists.set(rights, list);
    return list;
  }

  #listWithin(reach: Reach): readonly Item[] {
    return [...this.#items.values()].filter((item) => within(reach, this.#teamOf(item)));
  }

  /** How to find one of them; null where there is none that the actor may have. */
  finderFor(actor: Actor, permission: Permission): (key: Key) => Item | null {
    const reach = reachOf(actor, permission);
    return (key) => {
      const item = this.#items.get(key);
      return item !== undefined && within(reach, this.#teamOf(item)) ? item : null;
    };
  }
}
