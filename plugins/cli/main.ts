#!/usr/bin/env node
import { runCommandLine } from "./command-line.ts";
import { processTerminal } from "./frame/terminal.ts";

// Set, not exited with: what is still to be written to a pipe is written.
process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal());
