/**
 * Runs the jobs in their order, as many at once as there are lanes; answers what each came to, in
 * that order. A job that is `alone` has all lanes; one that comes `after` others begins when those
 * of them that are there have ended.
 */
export async function schedule(jobs, run, lanes) {
  const results = new Map();
  const running = new Map();
  const waiting = [...jobs];
  const widthOf = ({ alone }) => (alone ? lanes : 1);
  const free = () => lanes - [...running.keys()].reduce((sum, job) => sum + widthOf(job), 0);
  const isReady = ({ after = [] }) =>
    after.every((name) => !jobs.some((job) => job.name === name) || results.has(name));
  while (waiting.length > 0 || running.size > 0) {
    for (const job of [...waiting]) {
      if (!isReady(job) || widthOf(job) > free()) continue;
      waiting.splice(waiting.indexOf(job), 1);
      running.set(
        job,
        run(job).then((result) => {
          results.set(job.name, result);
          running.delete(job);
        }),
      );
    }
    if (running.size === 0)
      throw new Error(`nothing can begin: ${waiting.map(({ name }) => name).join(", ")}`);
    await Promise.race(running.values());
  }
  return jobs.map(({ name }) => results.get(name));
}
