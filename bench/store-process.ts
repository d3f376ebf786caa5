import { tasks } from "./store-tasks";

// One store a process: the client opens the database of DATABASE_URL once. Answers the questions of
// the bench.
type Question = { id: number; task: keyof typeof tasks; argument: never };

process.on("message", (message) => {
  const { id, task, argument } = message as Question;
  tasks[task](argument).then(
    (value) => process.send?.({ id, value }),
    (error: unknown) =>
      process.send?.({
        id,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  );
});
