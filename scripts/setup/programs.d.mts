export function findChromium(): string | null;
export function findDesktopChromium(): string | null;
export function findAlertmanager(): string | null;
export function findPrometheus(): string | null;
export function findPostgres(): string | null;
