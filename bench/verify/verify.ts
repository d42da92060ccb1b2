import type { Task } from "../contenders/contender.ts";
import type { Project } from "../project.ts";
import { expectedOf } from "./expected.ts";
import { Problems } from "./problems.ts";
import { verifyFeeds } from "./verify-feeds.ts";
import { verifyEntryPages, verifyLists } from "./verify-pages.ts";

/** What a finished site lacks or has wrong, a line each; none if it did the whole of its work. */
export function verify(project: Project, task: Task): string[] {
  const { contender, output } = project;
  const expected = expectedOf(project.entries);
  const problems = new Problems();
  verifyEntryPages(output, expected, contender, problems);
  if (contender.work === "all") {
    verifyLists(output, expected, contender, task, problems);
    verifyFeeds(output, expected, contender, task, problems);
  }
  return problems.list();
}
