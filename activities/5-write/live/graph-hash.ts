import { createHash } from 'node:crypto';

const MODULUS = 1n << 256n;

export interface HashState {
  /** In hexadecimal digits. */
  readonly sum: string;
  readonly count: number;
}

const summand = (id: string, fh: string): bigint =>
  BigInt(`0x${createHash('sha256').update(`${id}|${fh}`).digest('hex')}`);

/**
 * Hash over live facts that does not depend on the order in which they come: the sum of SHA-256(id|fh) modulo 2^256,
 * with their number. A fact that is there twice changes it, unlike with XOR.
 */
export class GraphHash {
  #sum: bigint;
  #count: number;

  /** Goes on from what another one kept. */
  constructor({ sum, count }: HashState = { sum: '0', count: 0 }) {
    this.#sum = BigInt(`0x${sum}`);
    this.#count = count;
  }

  add(id: string, fh: string): void {
    this.#sum = (this.#sum + summand(id, fh)) % MODULUS;
    this.#count++;
  }

  /** Takes out a fact that was added. */
  remove(id: string, fh: string): void {
    this.#sum = (this.#sum + MODULUS - summand(id, fh)) % MODULUS;
    this.#count--;
  }

  /** What a later hash can go on from. */
  get state(): HashState {
    return { sum: this.#sum.toString(16), count: this.#count };
  }

  get count(): number {
    return this.#count;
  }

  /** 64 hex digits. */
  digest(): string {
    return createHash('sha256')
      .update(`${this.#count}|${this.#sum.toString(16)}`)
      .digest('hex');
  }
}
