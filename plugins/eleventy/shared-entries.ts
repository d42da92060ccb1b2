import { diagnostic } from "../diagnostics/diagnostic.ts";
import { type Session, sessionsOf } from "./session.ts";
import { findFiles } from "./site.ts";

/** Warns of files that are entries of an earlier newsroom of the site too: one page cannot belong to two. */
export function reportSharedEntries(session: Session): void {
  const filesOf = ({ folders, settings }: Session) => findFiles(folders, settings.globs);
  const sessions = sessionsOf(session.config);
  const others = sessions.slice(0, sessions.indexOf(session));
  if (others.length === 0) return;
  const own = new Set(filesOf(session));
  for (const other of others) {
    const shared = filesOf(other).filter((below) => own.has(below));
    if (shared.length === 0) continue;
    session.build.messages.report(
      diagnostic(
        "newsroom-overlap",
        { file: `${session.folders.input}${shared[0]}` },
        { paths: [other.settings.path, session.settings.path], count: shared.length },
      ),
    );
  }
}
