// Asking, piece by piece: server-sent events read from a POST (EventSource can only GET).

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

/** A refusal with the sentence that the service gives for it. */
export class Refused extends Error {}

/** Ask a question; tells `onEvent(name, data)` of every event. Throws Refused or a network error. */
export async function ask(body, signal, onEvent) {
  const response = await fetch("/api/ask/stream", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok) {
    const said = await response.json().catch(() => null);
    throw new Refused(said?.error?.message ?? "系统出错了，请稍后再试。");
  }
  let ended = false;
  for await (const event of serverSent(response.body)) {
    onEvent(event.name, event.data);
    ended ||= event.name === "done";
  }
  if (!ended) throw new Error("cut off");
}
