import { parentPort } from "node:worker_threads";
import { failed, type Done } from "../parsing/done";
import { runReviewJob, type ReviewJob } from "./tasks";

// One job at a time: the next is sent when this one is answered.
parentPort?.on("message", (job: ReviewJob) => {
  runReviewJob(job).then(
    (value) => answer({ ok: true, value }),
    (error: unknown) => answer(failed(error)),
  );
});

const answer = (done: Done): void => parentPort?.postMessage(done);
