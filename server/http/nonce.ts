const BYTES = 16;

/** A fresh value for the scripts of one answer's Content-Security-Policy. */
export const newNonce = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(BYTES))));
