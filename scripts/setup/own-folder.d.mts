export function keepTemporaryFilesTogether(): void;
export function ownFolder(kind: string, base?: string): string;
export function removeLeft(base: string): void;
