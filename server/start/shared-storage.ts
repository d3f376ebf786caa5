import { AsyncLocalStorage } from "node:async_hooks";

/** What is stored at a moment, by the slot of its storage; never changed, only replaced. */
type Frame = readonly unknown[];

/** As it was when this was loaded: it may be replaced by what stands here. */
const Native = AsyncLocalStorage;
const frames = new Native<Frame>();
let slots = 0;

/**
 * Node's `AsyncLocalStorage`, all of them in one: up to version 23, Node copies every storage that
 * is in use to every promise that is made, and a page makes thousands.
 */
export class SharedStorage<T> {
  static bind<F extends (...args: never[]) => unknown>(work: F): F {
    return Native.bind(work);
  }

  static snapshot(): ReturnType<typeof Native.snapshot> {
    return Native.snapshot();
  }

  readonly #slot: number;

  constructor() {
    this.#slot = slots;
    slots += 1;
  }

  getStore(): T | undefined {
    return frames.getStore()?.[this.#slot] as T | undefined;
  }

  run<R, A extends unknown[]>(store: T, work: (...args: A) => R, ...args: A): R {
    return frames.run(this.#frameWith(store), work, ...args);
  }

  exit<R, A extends unknown[]>(work: (...args: A) => R, ...args: A): R {
    return frames.run(this.#frameWith(undefined), work, ...args);
  }

  enterWith(store: T): void {
    frames.enterWith(this.#frameWith(store));
  }

  disable(): void {
    frames.enterWith(this.#frameWith(undefined));
  }

  #frameWith(store: T | undefined): Frame {
    const frame = [...(frames.getStore() ?? [])];
    frame[this.#slot] = store;
    return frame;
  }
}

/** Of Node's module; defined anew, as Node 22 has a getter there that nothing can be assigned to. */
export function putInPlace(hooks: object, storage: unknown): void {
  Object.defineProperty(hooks, "AsyncLocalStorage", {
    value: storage,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
