#!/usr/bin/env node
import { runCommandLine } from "./command-line.ts";
import { processTerminal } from "./frame/terminal.ts";

// Set `process.exitCode` instead of calling `exit()`, so that pending output is flushed.
process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal());
