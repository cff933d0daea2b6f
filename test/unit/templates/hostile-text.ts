import fc from 'fast-check';

/** Any UTF-16 text, lone surrogates and control characters included. */
export const anyText = (most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0, max: 0xffff })), {
      maxLength: most,
    })
    .map((codes) => String.fromCharCode(...codes));
