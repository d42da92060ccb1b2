import { isMainThread } from "node:worker_threads";
import { register } from "tsx/esm/api";

/* Node 20 does not hand the loader of TypeScript on to other threads: without this, the tests would never see one at work. */
if (!isMainThread) register();
