import { checkEnvironment } from "./environment";

/**
 * Starts everything that is not a request; ends the process with one line that says what to do
 * where something is missing.
 */
export async function startBurnline(): Promise<void> {
  try {
    checkEnvironment(process.env);
    // Loading what touches the database judges DATABASE_URL: only here, where a refusal becomes one
    // line.
    const { openStore } = await import("./open-store");
    await openStore();
    const { serve } = await import("./serve");
    await serve();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `Burnline cannot start: ${message
        .split("\n")
        .map((line) => line.trim())
        .join(" ")}\n`,
    );
    process.exit(1);
  }
}
