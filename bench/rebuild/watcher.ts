import { type ChildProcess, spawn } from "node:child_process";
import { bound } from "../children.ts";
import type { Watch } from "../contenders/contender.ts";
import { environmentOf } from "../environment.ts";

/** Milliseconds after which a rebuild is given up. */
const patience = 120_000;

/** Milliseconds of silence after which a change is taken to have gone unseen, and is made again. */
const silence = 8_000;

/** Milliseconds for the watcher's first look at the files: it says that it watches before it has seen them all. */
const firstLook = 3_000;

/** A process that builds again whenever a file changes, followed by the lines it prints. */
export class Watcher {
  private readonly child: ChildProcess;
  private readonly watch: Watch;
  private printed = "";
  private ended = false;
  private wake: () => void = () => {};

  constructor(folder: string, watch: Watch) {
    this.watch = watch;
    this.child = bound(
      spawn(watch.file, watch.arguments, {
        cwd: folder,
        env: environmentOf(watch.environment),
        stdio: ["ignore", "pipe", "pipe"],
      }),
    );
    const hear = (chunk: unknown) => {
      this.printed += String(chunk);
      this.wake();
    };
    this.child.stdout?.on("data", hear);
    this.child.stderr?.on("data", hear);
    this.child.on("exit", () => {
      this.ended = true;
      this.wake();
    });
  }

  /** Resolves when the first build is done and changes are looked out for. */
  async ready(): Promise<void> {
    await this.line(this.watch.ready);
    await new Promise((resolve) => setTimeout(resolve, firstLook));
  }

  /** Makes a change and resolves with the seconds until the process says that it has built. */
  async afterChange(change: () => void): Promise<number> {
    this.printed = "";
    let started = performance.now();
    change();
    const again = setInterval(() => {
      if (this.printed !== "") return;
      started = performance.now();
      change();
    }, silence);
    try {
      await this.line(this.watch.done);
    } finally {
      clearInterval(again);
    }
    return (performance.now() - started) / 1000;
  }

  /** Ends the process. */
  async stop(): Promise<void> {
    if (this.ended) return;
    const gone = new Promise<void>((resolve) => this.child.on("exit", () => resolve()));
    this.child.kill("SIGKILL");
    await gone;
  }

  private line(pattern: RegExp): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`nothing for ${patience / 1000} s:\n${this.printed}`)),
        patience,
      );
      const look = () => {
        const found = pattern.test(this.printed);
        if (!found && !this.ended) return;
        clearTimeout(timer);
        this.wake = () => {};
        if (found) resolve();
        else reject(new Error(`the process ended:\n${this.printed.slice(-2000)}`));
      };
      this.wake = look;
      look();
    });
  }
}
