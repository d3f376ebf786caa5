import "server-only";
import { keepLast } from "@/lib/collections/keep-last";

/** Answers to what was asked last, by the question; one that failed is forgotten. */
export class RecentAnswers {
  private readonly answers = new Map<string, Promise<unknown>>();

  constructor(private readonly most: number) {}

  ask<T>(question: string, make: () => Promise<T>): Promise<T> {
    const answer = (this.answers.get(question) as Promise<T> | undefined) ?? make();
    // Those that were asked for last come last.
    keepLast(this.answers, question, answer, this.most);
    answer.catch(() => this.answers.delete(question));
    return answer;
  }
}
