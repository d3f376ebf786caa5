import { defineConfig } from "drizzle-kit";
import { dialect } from "./db/store/dialect";

/** DATABASE_URL chooses the engine whose migrations are generated. */
export default defineConfig({
  dialect: dialect === "postgres" ? "postgresql" : "sqlite",
  schema: "./db/schema/*.ts",
  out: `./db/migrations/${dialect}`,
  casing: "snake_case",
});
