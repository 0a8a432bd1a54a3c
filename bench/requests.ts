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

/** For each member the two forms, "going" and "might" in turn, as a browser without scripts posts them. */
export async function answering(port: number, path: string, cookies: string[]): Promise<string[][]> {
  return Promise.all(
    cookies.map(async (cookie) => {
      const html = (await page(port, path, { cookie })).body.toString("utf8");
      const form = /<form[^>]*>(?:(?!<\/form>).)*name="meetup".*?<\/form>/s.exec(html)?.[0];
      if (!form) throw new Error("The meetup page has no form to answer with.");
      const fields = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
        attribute(input, "name"),
        attribute(input, "value"),
      ]);
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
      `--${edge}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${name === "key" ? NEW_KEY : value}\r\n`,
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
