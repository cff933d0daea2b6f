import { createHash } from 'node:crypto';

const MODULUS = 1n << 256n;

/**
 * Hash over live facts that does not depend on the order in which they come: the sum of SHA-256(id|fh) modulo 2^256,
 * with their number. A fact that is there twice changes it, unlike with XOR.
 */
export class GraphHash {
  #sum = 0n;
  #count = 0;

  add(id: string, fh: string): void {
    this.#sum =
      (this.#sum + BigInt(`0x${createHash('sha256').update(`${id}|${fh}`).digest('hex')}`)) % MODULUS;
    this.#count++;
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
