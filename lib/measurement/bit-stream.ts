const CHUNK = 24;
const CHUNK_RANGE = 2 ** CHUNK;

/**
 * Quotients from here on are written as plain numbers, so that one outlier costs 73 bits and not
 * thousands.
 */
export const RICE_ESCAPE = 20;
export const ESCAPED_BITS = 53;

/** Appends values of any number of bits, the highest bit first. */
export class BitWriter {
  private readonly bytes: number[] = [];
  private pending = 0;
  private pendingBits = 0;

  /** `value` is an integer in [0, 2 ** bits), bits <= 53. */
  write(value: number, bits: number): void {
    if (bits > CHUNK) {
      this.write(Math.floor(value / CHUNK_RANGE), bits - CHUNK);
      this.write(value % CHUNK_RANGE, CHUNK);
      return;
    }
    this.pending = (this.pending << bits) | value;
    this.pendingBits += bits;
    while (this.pendingBits >= 8) {
      this.pendingBits -= 8;
      this.bytes.push((this.pending >>> this.pendingBits) & 0xff);
    }
    this.pending &= (1 << this.pendingBits) - 1;
  }

  /** Rice code: the quotient by 2 ** k in ones, a zero, the remainder in k bits. */
  writeRice(value: number, k: number): void {
    const divisor = 2 ** k;
    const quotient = Math.floor(value / divisor);
    if (quotient >= RICE_ESCAPE) {
      this.write(2 ** RICE_ESCAPE - 1, RICE_ESCAPE);
      this.write(value, ESCAPED_BITS);
      return;
    }
    this.write(2 ** (quotient + 1) - 2, quotient + 1);
    if (k > 0) this.write(value - quotient * divisor, k);
  }

  finish(): Uint8Array {
    if (this.pendingBits > 0) this.write(0, 8 - this.pendingBits);
    return Uint8Array.from(this.bytes);
  }
}

/** Reads back what a BitWriter wrote; reading past the end gives zeros. */
export class BitReader {
  private position = 0;
  /** The next `ahead` bits, from the highest bit down. */
  private window = 0;
  private ahead = 0;

  constructor(private readonly bytes: Uint8Array) {}

  read(bits: number): number {
    if (bits > CHUNK) {
      const high = this.read(bits - CHUNK);
      return high * CHUNK_RANGE + this.read(CHUNK);
    }
    if (bits === 0) return 0;
    if (this.ahead < bits) this.refill();
    const value = this.window >>> (32 - bits);
    this.skip(bits);
    return value;
  }

  readRice(k: number): number {
    if (this.ahead <= CHUNK) this.refill();
    const quotient = Math.clz32(~this.window);
    if (quotient >= RICE_ESCAPE) {
      this.skip(RICE_ESCAPE);
      return this.read(ESCAPED_BITS);
    }
    this.window <<= quotient + 1;
    this.ahead -= quotient + 1;
    if (k === 0) return quotient;
    if (k > CHUNK) return quotient * 2 ** k + this.read(k);
    if (this.ahead < k) this.refill();
    const remainder = this.window >>> (32 - k);
    this.window <<= k;
    this.ahead -= k;
    return (quotient << k) | remainder;
  }

  private skip(bits: number): void {
    this.window <<= bits;
    this.ahead -= bits;
  }

  private refill(): void {
    while (this.ahead <= CHUNK) {
      const byte = this.position < this.bytes.length ? (this.bytes[this.position] ?? 0) : 0;
      this.window |= byte << (CHUNK - this.ahead);
      this.position += 1;
      this.ahead += 8;
    }
  }
}
