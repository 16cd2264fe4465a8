import { serveReading, type FromReader, type ToReader } from "../../application";

/** Reads files where it can be ended: the import's Worker starts this one. */
const scope = self as unknown as {
  postMessage(message: FromReader): void;
  onmessage: ((event: MessageEvent<ToReader>) => void) | null;
};

const take = serveReading((message) => scope.postMessage(message));
scope.onmessage = ({ data }) => take(data);
