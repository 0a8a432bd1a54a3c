import { NEW_KEY } from "./load.ts";
import { page } from "./site.ts";

/** What a browser sends for a page, as far as a server looks at it. */
function headText(port: number, cookie?: string): string {
  return [
    `Host: localhost:${port}`,
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language: en-GB,en;q=0.5",
    "Accept-Encoding: gzip, deflate, br",
    "Connection: keep-alive",
    "Sec-Fetch-Dest: document",
    "Sec-Fetch-Mode: navigate",
    "Sec-Fetch-Site: same-origin",
    ...(cookie ? [`Cookie: ${cookie}`] : []),
  ].join("\r\n");
}

/** A page asked for, as it goes over the wire. */
export function getText(port: number, path: string, cookie?: string): string {
  return `GET ${path} HTTP/1.1\r\n${headText(port, cookie)}\r\n\r\n`;
}

/** For each member the form of a page that has a field of this name, as a browser without scripts posts it. */
export async function posting(
  port: number,
  path: string,
  cookies: string[],
  { has, fields }: { has: string; fields: string[][] },
): Promise<string[][]> {
  return Promise.all(
    cookies.map(async (cookie) => [
      postText(port, path, cookie, [...(await hiddenOf(port, path, cookie, has)), ...fields]),
    ]),
  );
}

async function hiddenOf(port: number, path: string, cookie: string, has: string): Promise<string[][]> {
  const html = (await page(port, path, { cookie })).body.toString("utf8");
  const form = html.match(/<form[^>]*>.*?<\/form>/gs)?.find((each) => each.includes(` name="${has}"`));
  if (!form) throw new Error(`${path} has no form with ${has}.`);
  return [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
    attribute(input, "name"),
    attribute(input, "value"),
  ]);
}

/** For each member the two forms, "going" and "might" in turn, as a browser without scripts posts them. */
export async function answering(port: number, path: string, cookies: string[]): Promise<string[][]> {
  return Promise.all(
    cookies.map(async (cookie) => {
      const fields = await hiddenOf(port, path, cookie, "meetup");
      return ["going", "might"].map((kind) => postText(port, path, cookie, [...fields, ["kind", kind]]));
    }),
  );
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return value.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
}

function postText(port: number, path: string, cookie: string, fields: string[][]): string {
  const edge = "----elevenses";
  const parts = fields.map(
    ([name, value]) =>
      `--${edge}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${name === "key" || name === "sent" ? NEW_KEY : value}\r\n`,
  );
  const body = `${parts.join("")}--${edge}--\r\n`;
  const head = [
    `POST ${path} HTTP/1.1\r\n${headText(port, cookie)}`,
    `Origin: http://localhost:${port}`,
    `Content-Type: multipart/form-data; boundary=${edge}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}
