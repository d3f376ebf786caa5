/**
 * Runs one step of a start and says that it does and how long it took, one line for each: "Building
 * … 49 s". What the step itself writes would come between; it is told only when the step fails.
 */
export async function step(
  title,
  work,
  { write = (text) => process.stdout.write(text), now = () => performance.now() } = {},
) {
  write(`${title} …`);
  const startedMs = now();
  try {
    const result = await work();
    write(` ${((now() - startedMs) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    write(" failed\n");
    throw error;
  }
}
