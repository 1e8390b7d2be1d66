// Asking, piece by piece: server-sent events read from a POST (EventSource can only GET).

import { call } from "./service.js";

/** Split a stream of text into events. Blocks end with a blank line and may arrive cut anywhere. */
export async function* serverSent(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const blocks = rest.split(/\r?\n\r?\n/);
    rest = blocks.pop();
    for (const block of blocks) {
      const event = { name: "message", data: [] };
      for (const line of block.split(/\r?\n/)) {
        if (line.startsWith("event:")) event.name = line.slice(6).trim();
        else if (line.startsWith("data:")) event.data.push(line.slice(5).trimStart());
      }
      if (event.data.length) yield { name: event.name, data: JSON.parse(event.data.join("\n")) };
    }
    if (done) return;
  }
}

/**
 * Ask a question; tells `onEvent(name, data)` of every event. Throws Refused, an AbortError, or another
 * error where the connection broke. `send` makes the request: elsewhere than on our pages it differs.
 */
export async function ask(body, signal, onEvent, send = call) {
  const response = await send("/api/ask/stream", { method: "POST", body, signal });
  let ended = false;
  for await (const { name, data } of serverSent(response.body)) {
    if (name === "error") throw Object.assign(new Error(data.error.message), { name: "Refused", code: data.error.code });
    onEvent(name, data);
    ended ||= name === "done";
  }
  if (!ended) throw new Error("cut off");
}
