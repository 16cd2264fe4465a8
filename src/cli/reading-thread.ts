import { serveInThread } from "../application/node";

serveInThread();
