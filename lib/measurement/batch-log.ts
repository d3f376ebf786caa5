/** Batches remembered of each SLO, on average. */
const EACH = 128;
/** To make room for more forgets what was there: only the largest installations come to it. */
const FEWEST_SLOS = 1024;
const NONE = -1;
const FORGOTTEN = -2;

/** Entries in the order in which they came, in a ring. */
type Ring = {
  sloIds: Int32Array;
  batches: Float64Array;
  firstMinutes: Int32Array;
  /** Where the entry before it of the same SLO is. */
  previous: Int32Array;
};

const ringOf = (size: number): Ring => ({
  sloIds: new Int32Array(size),
  batches: new Float64Array(size),
  firstMinutes: new Int32Array(size),
  previous: new Int32Array(size),
});

/**
 * The first minute of each of the latest batches of each SLO. In arrays of numbers: objects of each
 * SLO lie all over the memory, and to touch a thousand of them took longer than to parse the batch.
 */
export class BatchLog {
  private ring: Ring;
  private next = 0;
  private slos = 0;
  /** By the id of the SLO: its last batch, 0 before the first, and where its entry is. */
  private lastBatches: Float64Array;
  private lastEntries: Int32Array;

  /** `fewestSlos`: for so many there is room from the start. */
  constructor(fewestSlos = FEWEST_SLOS) {
    this.ring = ringOf(EACH * fewestSlos);
    this.lastBatches = new Float64Array(fewestSlos);
    this.lastEntries = new Int32Array(fewestSlos).fill(NONE);
  }

  /** The number of the last batch of that SLO; 0 before the first. */
  lastOf(sloId: number): number {
    return this.lastBatches[sloId] ?? 0;
  }

  /** The SLOs of batches after the one of that number. */
  after(batch: number): Set<number> {
    const found = new Set<number>();
    for (let sloId = 0; sloId < this.lastBatches.length; sloId += 1)
      if (this.lastOf(sloId) > batch) found.add(sloId);
    return found;
  }

  /** Batches have ascending numbers from 1 on; a batch may have several minutes of an SLO. */
  add(sloId: number, batch: number, minute: number): void {
    if (sloId >= this.lastBatches.length) this.makeRoomFor(sloId);
    const entry = this.lastEntries[sloId] ?? NONE;
    const { sloIds, batches, firstMinutes, previous } = this.ring;
    if (this.lastBatches[sloId] === batch && entry !== FORGOTTEN) {
      firstMinutes[entry] = Math.min(firstMinutes[entry] ?? minute, minute);
      return;
    }
    if (entry === NONE) this.slos += 1;
    const place = this.next;
    sloIds[place] = sloId;
    batches[place] = batch;
    firstMinutes[place] = minute;
    previous[place] = entry;
    this.lastBatches[sloId] = batch;
    this.lastEntries[sloId] = place;
    this.next = place + 1 === batches.length ? 0 : place + 1;
    if (this.slos * EACH > batches.length) this.enlarge();
  }

  /** Whether a batch after that one may have had a minute of the SLO before this one. */
  mayHold(sloId: number, minute: number, batch: number): boolean {
    let newer = this.lastOf(sloId);
    if (newer <= batch) return false;
    const { sloIds, batches, firstMinutes, previous } = this.ring;
    let entry = this.lastEntries[sloId] ?? NONE;
    newer += 1;
    while (entry !== NONE) {
      const number = batches[entry] ?? 0;
      // Overwritten by a later batch than the one that leads here.
      if (entry === FORGOTTEN || number >= newer) return true;
      // Whose it is does not matter: what it has overwritten was older still.
      if (number <= batch) return false;
      if (sloIds[entry] !== sloId || (firstMinutes[entry] ?? 0) < minute) return true;
      newer = number;
      entry = previous[entry] ?? NONE;
    }
    return false;
  }

  private makeRoomFor(sloId: number): void {
    const [batches, entries] = [this.lastBatches, this.lastEntries];
    this.lastBatches = new Float64Array(2 * sloId);
    this.lastBatches.set(batches);
    this.lastEntries = new Int32Array(2 * sloId).fill(NONE);
    this.lastEntries.set(entries);
  }

  private enlarge(): void {
    this.ring = ringOf(2 * this.ring.batches.length);
    this.next = 0;
    for (const [sloId, entry] of this.lastEntries.entries())
      if (entry !== NONE) this.lastEntries[sloId] = FORGOTTEN;
  }
}
