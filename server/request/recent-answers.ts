import "server-only";

/** Answers to what was asked last, by the question; one that failed is forgotten. */
export class RecentAnswers {
  private readonly answers = new Map<string, Promise<unknown>>();

  constructor(private readonly most: number) {}

  ask<T>(question: string, make: () => Promise<T>): Promise<T> {
    const answer = (this.answers.get(question) as Promise<T> | undefined) ?? make();
    // Those that were asked for last come last.
    this.answers.delete(question);
    this.answers.set(question, answer);
    answer.catch(() => this.answers.delete(question));
    const [oldest] = this.answers.keys();
    if (this.answers.size > this.most && oldest !== undefined) this.answers.delete(oldest);
    return answer;
  }
}
