import type { Actor } from "../access/actor";
import { snapshot } from "../store/client";
import { rotasToTell, type ToTell } from "./internal/rotas-to-tell";
import type { Rota, Schedule } from "./schedule";

/** As `listRotas`, for calendars, which are told what was canceled: also of schedules deleted lately. */
export const listRotasToTell = (
  actor: Actor,
  toTell: ToTell,
): Promise<{ schedule: Schedule; rota: Rota }[]> =>
  snapshot((db) => rotasToTell(db, actor, toTell));
