export function nextStart(port: number): string[];
