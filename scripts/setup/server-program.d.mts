export function serverProgram(): string;
