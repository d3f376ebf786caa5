type Event = { at: number; order: number; run: () => void };

const isBefore = (a: Event, b: Event): boolean =>
  a.at < b.at || (a.at === b.at && a.order < b.order);

/** Events in order of time; of one time, in the order in which they were added: a binary heap. */
export class EventQueue {
  private readonly heap: Event[] = [];
  private added = 0;

  add(at: number, run: () => void): void {
    const event = { at, order: this.added++, run };
    let place = this.heap.push(event) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = this.heap[parent];
      if (above === undefined || isBefore(above, event)) break;
      this.heap[place] = above;
      place = parent;
    }
    this.heap[place] = event;
  }

  /** The time of the first event; Infinity where there is none. */
  get next(): number {
    return this.heap[0]?.at ?? Infinity;
  }

  take(): Event | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (last !== undefined && last !== first) this.sink(last);
    return first;
  }

  private sink(event: Event): void {
    let place = 0;
    for (;;) {
      const child = this.earlierChild(place);
      const below = this.heap[child];
      if (below === undefined || isBefore(event, below)) break;
      this.heap[place] = below;
      place = child;
    }
    this.heap[place] = event;
  }

  private earlierChild(place: number): number {
    const [left, right] = [2 * place + 1, 2 * place + 2];
    const [a, b] = [this.heap[left], this.heap[right]];
    return a !== undefined && b !== undefined && isBefore(b, a) ? right : left;
  }
}
