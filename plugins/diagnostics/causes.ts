import { NewsroomError } from "./newsroom-error.ts";

/** The error and what it says was behind it, the innermost last; Eleventy and Liquid keep that as `originalError`. */
export function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let at = error; at !== undefined && at !== null && !chain.includes(at); ) {
    chain.push(at);
    at = (at as { originalError?: unknown }).originalError ?? (at as { cause?: unknown }).cause;
  }
  return chain;
}

/** The messages of the newsroom that an error, or one behind it, carries. */
export function newsroomErrorIn(error: unknown): NewsroomError | undefined {
  return causes(error).find(isNewsroomError);
}

/** Another copy of the plugin has another class of the same name. */
function isNewsroomError(error: unknown): error is NewsroomError {
  return error instanceof NewsroomError || (error instanceof Error && error.name === "NewsroomError");
}
