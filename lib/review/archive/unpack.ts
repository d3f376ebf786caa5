import { Gunzip, unzipSync } from "fflate";
import { parseTar } from "nanotar";
import { MAX_FILE_CHARACTERS, MAX_FILES, MAX_TOTAL_BYTES } from "../limits";
import { type Unread } from "../reviewed";
import { isSource, type SourceFile } from "../source-file";

export type Unpacked = { files: SourceFile[]; unread: Unread[] };

type Entry = { path: string; bytes: Uint8Array };

/** Reads a zip, tar or tar.gz in memory: nothing is written, names are labels and no more. */
export function unpack(name: string, bytes: Uint8Array): Unpacked {
  const unread: Unread[] = [];
  const files = entriesOf(name, bytes, unread).flatMap(({ path, bytes: data }) => {
    if (!isInside(path)) {
      unread.push({ path, why: "Its path leads out of the archive." });
      return [];
    }
    return [{ path: path.replace(/^\.\//, ""), text: new TextDecoder().decode(data) }];
  });
  if (files.length + unread.length === 0) unread.push({ path: name, why: NOTHING_READ });
  if (files.length > MAX_FILES)
    unread.push({
      path: name,
      why: `Only the first ${MAX_FILES} of its ${files.length} files were read.`,
    });
  return { files: files.slice(0, MAX_FILES), unread };
}

const NOTHING_READ = "It holds no TypeScript, JavaScript, Python or Go of its own.";

const isInside = (path: string): boolean =>
  !path.startsWith("/") && !/^[a-z]:|\\|\0/i.test(path) && !path.split("/").includes("..");

function entriesOf(name: string, bytes: Uint8Array, unread: Unread[]): Entry[] {
  try {
    if (isZip(bytes)) return ofZip(bytes, unread);
    return ofTar(isGzip(bytes) ? inflated(bytes) : bytes.slice(), unread);
  } catch (error) {
    const why =
      error instanceof TooLarge ? error.message : "It is no zip, tar or tar.gz that can be read.";
    unread.push({ path: name, why });
    return [];
  }
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

class TooLarge extends Error {
  constructor() {
    super(`Unpacked it is larger than ${MAX_TOTAL_BYTES / 1_000_000} MB.`);
  }
}

/** Sizes are what the archive says: one that lies is cut off there. */
function ofZip(bytes: Uint8Array, unread: Unread[]): Entry[] {
  let total = 0;
  const unzipped = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!fits(name, originalSize, unread)) return false;
      total += originalSize;
      if (total > MAX_TOTAL_BYTES) throw new TooLarge();
      return true;
    },
  });
  return Object.entries(unzipped).map(([path, data]) => ({ path, bytes: data }));
}

function ofTar(bytes: Uint8Array, unread: Unread[]): Entry[] {
  return parseTar(bytes, {
    filter: ({ name, size, type }) =>
      (type === "file" || type === undefined) && fits(name, size, unread),
  }).flatMap(({ name, data }) => (data ? [{ path: name, bytes: data }] : []));
}

function fits(path: string, size: number, unread: Unread[]): boolean {
  if (!isSource(path)) return false;
  if (size <= MAX_FILE_CHARACTERS) return true;
  unread.push({ path, why: `It is larger than ${MAX_FILE_CHARACTERS / 1_000_000} MB.` });
  return false;
}

/** Piece by piece, so that a small archive cannot fill the memory. */
function inflated(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let total = 0;
  const stream = new Gunzip((part) => {
    total += part.length;
    if (total > MAX_TOTAL_BYTES) throw new TooLarge();
    parts.push(part);
  });
  const step = 16_384;
  for (let at = 0; at < bytes.length; at += step)
    stream.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  const joined = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
