import { parentPort } from "node:worker_threads";
import { type SourceFile } from "@/lib/review/source-file";
import { failed, type Done } from "../parsing/done";
import { readFile } from "./read-file";

// One file at a time: the next is sent when this one is answered.
parentPort?.on("message", (file: SourceFile) => {
  readFile(file).then(
    (value) => answer({ ok: true, value }),
    (error: unknown) => answer(failed(error)),
  );
});

const answer = (done: Done): void => parentPort?.postMessage(done);
