import "server-only";
import { cache } from "react";
import { definitionToken } from "@/db/store/definition-token";

/** As of the first question of a page; what is written while it is rendered is for the next. */
export const requestToken = cache(definitionToken);
