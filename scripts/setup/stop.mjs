/** A reason to stop that the reader can fix; printed without a stack. */
export class Stop extends Error {}

/** Runs a script's body and ends the process with 1 and one clear message when it fails. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Stop ? `\nBurnline: ${error.message}` : error);
    process.exit(1);
  }
}
