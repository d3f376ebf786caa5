type Options = {
  env?: Record<string, string>;
  cwd?: string;
  capture?: boolean;
  timeoutMs?: number;
};
type Outcome = { code: number | null; output: string; timedOut: boolean };

export function run(command: string, args: string[], options?: Options): Promise<Outcome>;
export function runNode(args: string[], options?: Options): Promise<Outcome>;
