import { readRota } from "@/lib/calendar/read-rota";
import type { FieldError } from "@/lib/errors/app-error";
import { postmortemMarkdown } from "@/lib/postmortem/markdown-export";
import { readImport } from "@/lib/reliability/import/read-import";
import { readSlosYaml, type NamedCalls, type NamedService, type NamedSlo } from "@/lib/slo/yaml";
import { editSlosYaml } from "@/lib/slo/yaml-edit";
import { placesOf } from "@/lib/slo/yaml-places";

/**
 * What is done to people's text apart from the thread that serves: pure functions of what can be
 * copied between threads.
 */
export const TASKS = {
  readDependencies: (asked: Parameters<typeof readImport>[0]) => readImport(asked),
  readRota: (asked: Parameters<typeof readRota>[0]) => readRota(asked),
  readSlosYaml: (text: string) => readSlosYaml(text),
  editSlosYaml: ({
    text,
    service,
    slos,
    dependencies,
    about,
  }: {
    text: string;
    service: string;
    slos: readonly NamedSlo[];
    dependencies: NamedCalls;
    about: NamedService;
  }) => editSlosYaml(text, service, slos, dependencies, about),
  postmortemMarkdown: (document: Parameters<typeof postmortemMarkdown>[0]) =>
    postmortemMarkdown(document),
  yamlPlaces: ({ text, errors }: { text: string; errors: readonly FieldError[] }) =>
    placesOf(text, errors),
};

export type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
