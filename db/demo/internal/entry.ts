/** A row of the audit log, written when all of the demo is there: the log is everyone's. */
export type Entry = { action: string; subject: string; teamId?: number; after: unknown };
