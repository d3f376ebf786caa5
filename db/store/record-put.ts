import type { Actor } from "../access/actor";
import { recordAudit } from "./audit";
import type { Db } from "./engine";

type Put = {
  noun: string;
  slug: string;
  teamId: number;
  /** Undefined where it is new. */
  before: unknown;
  after: unknown;
  at: Date;
};

/** Adds to the audit log that something was created, or replaced by its name. */
export const recordPut = (tx: Db, actor: Actor, { noun, slug, before, ...rest }: Put) =>
  recordAudit(tx, actor, {
    action: before === undefined ? `${noun}.create` : `${noun}.update`,
    subject: `${noun}:${slug}`,
    ...(before === undefined ? {} : { before }),
    ...rest,
  });
