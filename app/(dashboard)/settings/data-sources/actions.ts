"use server";

import { redirect } from "next/navigation";
import {
  changedDataSourceSchema,
  dataSourceNameSchema,
  newDataSourceSchema,
} from "@/lib/data-source/schema";
import { action } from "@/server/actions/action";
import {
  addDataSource,
  changeDataSource,
  removeDataSource,
  testDataSource,
} from "@/server/sources/data-sources";

export const createDataSource = action(newDataSourceSchema, async (actor, input) =>
  addDataSource(actor, input, new Date()),
);
export const updateDataSource = action(changedDataSourceSchema, async (actor, input) =>
  changeDataSource(actor, input, new Date()),
);
export const askDataSource = action(dataSourceNameSchema, async (actor, { slug }) =>
  testDataSource(actor, slug, new Date()),
);

export const deleteDataSource = action(dataSourceNameSchema, async (actor, { slug }) => {
  await removeDataSource(actor, slug, new Date());
  redirect("/settings/data-sources");
});
