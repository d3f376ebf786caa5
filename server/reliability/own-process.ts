import { hostname } from "node:os";
import { dialect } from "@/db/store/dialect";

/** When this process started, and what it is called where several may share one database. */
export const ownProcess = (now: number): { startedAt: number; process: string | null } => ({
  startedAt: now - Math.round(process.uptime() * 1000),
  process: dialect === "postgres" ? `${hostname()}:${process.pid}` : null,
});
