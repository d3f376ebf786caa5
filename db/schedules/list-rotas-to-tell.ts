import type { Actor } from "../access/actor";
import { selectRotasToTell, type RotaToTell, type ToTell } from "./internal/rotas-to-tell";

/** As `listRotas`, for calendars, which are told what was canceled: also of schedules deleted lately. */
export const listRotasToTell = (actor: Actor, toTell: ToTell): Promise<RotaToTell[]> =>
  selectRotasToTell(actor, toTell);
