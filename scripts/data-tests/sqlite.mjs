import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { ownFolder } from "../setup/own-folder.mjs";

/**
 * In memory where the system has such a folder: what these tests prove does not depend on a disk.
 */
const base = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** A folder for the databases of all workers; each adds its number to the URL. */
export default function setup(project) {
  const folder = ownFolder("data-tests", base);
  project.provide("databases", `file:${folder}/`);
  return () => rmSync(folder, { recursive: true, force: true });
}
