import { languageOf } from "./syntax/language";

export type SourceFile = { path: string; text: string };

const NOT_OWN =
  /(^|\/)(node_modules|vendor|dist|build|out|coverage|__pycache__|site-packages|testdata|\.[^./][^/]*)\/|\.min\.\w+$|\.d\.[mc]?ts$|\.pb\.go$|_pb2(_grpc)?\.py$/;

/** Whether a file is source that is read: its language is known, and nobody else wrote it. */
export const isSource = (path: string): boolean => languageOf(path) !== null && !NOT_OWN.test(path);

const TEST =
  /(^|\/)(e2e|tests?|__tests__|testing|spec)\/|[._](test|spec)\.\w+$|(^|\/)(test_|conftest)[^/]*\.py$/;

/** Whether a file tests others, by its path. */
export const isTest = (path: string): boolean => TEST.test(path);
