/** Text areas send each line break as CRLF. */
export const unixLines = (text: string): string => text.replace(/\r\n?/g, "\n");

/** For what has one line: breaks become spaces. */
export const oneLine = (text: string): string => text.replace(/[\r\n]+/g, " ");
