import type { Message } from "../messages/message.ts";
import { NewsroomError } from "../messages/newsroom-error.ts";

/**
 * The error that a build ends with. Eleventy's command prints an error when the build ends and again when the command
 * does; it marks what it has printed. Of hundreds of messages nobody wants each twice.
 */
export function toldOnce(messages: readonly Message[]): NewsroomError {
  const error = new NewsroomError(messages);
  const { message } = error;
  if (process.env["ELEVENTY_SOURCE"] === "cli")
    Object.defineProperty(error, "message", {
      get: () => ("__errorAlreadyLogged" in error ? "Newsroom: the problems are listed above." : message),
    });
  return error;
}
