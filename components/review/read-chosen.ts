import { MAX_FILE_CHARACTERS, MAX_FILES, MAX_TOTAL_BYTES } from "@/lib/review/limits";
import { type Unread } from "@/lib/review/reviewed";
import { type SourceFile } from "@/lib/review/source-file";
import { languageOf } from "@/lib/review/syntax/language";

export type Chosen = { files: SourceFile[]; unread: Unread[] };

const ARCHIVE = /\.(zip|tar|tgz|gz)$/i;

/** The sources in what someone chose; what cannot be read is named. */
export async function readChosen(chosen: readonly File[]): Promise<Chosen> {
  const all: Chosen = { files: [], unread: [] };
  for (const file of chosen) {
    const { files, unread } = await readOne(file);
    all.files.push(...files);
    all.unread.push(...unread);
  }
  return within(all);
}

async function readOne(file: File): Promise<Chosen> {
  const unread = (why: string): Chosen => ({ files: [], unread: [{ path: file.name, why }] });
  if (file.size > MAX_TOTAL_BYTES) return unread("It is larger than 10 MB.");
  if (ARCHIVE.test(file.name)) {
    // Loaded by those alone who choose an archive.
    const { unpack } = await import("@/lib/review/archive/unpack");
    return unpack(file.name, new Uint8Array(await file.arrayBuffer()));
  }
  if (languageOf(file.name) === null) return unread("Its language is not supported.");
  if (file.size > MAX_FILE_CHARACTERS) return unread("It is larger than 1 MB.");
  return { files: [{ path: file.name, text: await file.text() }], unread: [] };
}

/** As much as one review takes. */
function within({ files, unread }: Chosen): Chosen {
  let characters = 0;
  const fitting = files.filter(({ text }, index) => {
    characters += text.length;
    return index < MAX_FILES && characters < MAX_TOTAL_BYTES * 0.9;
  });
  const left = files.length - fitting.length;
  if (left === 0) return { files, unread };
  const why = "It exceeds the limit of one review. Upload it separately.";
  const named = files.filter((file) => !fitting.includes(file)).map(({ path }) => ({ path, why }));
  return { files: fitting, unread: [...unread, ...named] };
}
