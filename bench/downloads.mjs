// What scripts/downloads.sh needs done in the application: a file is uploaded, given away on a page, and
// ordered; a browser downloads it.
//
//   node bench/downloads.mjs order BASE KEY FILE      prints {"order": KEY_OF_THE_ORDER, "url": DOWNLOAD}
//   node bench/downloads.mjs left BASE ORDER          prints how many downloads are left
//   node bench/downloads.mjs browse BASE ORDER FILE   saves the download of a browser to FILE
import { createReadStream, statSync } from "node:fs";
import { createRequire } from "node:module";
import { Readable } from "node:stream";

const [what, base, ...rest] = process.argv.slice(2);

async function call(method, path, body, key) {
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: { ...(body && { "Content-Type": "application/json" }), ...(key && { Authorization: `Bearer ${key}` }) },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text && JSON.parse(text);
}

/** Sends a part of a file to a signed address. */
async function send({ url, headers }, path, start, end) {
  const body = Readable.toWeb(createReadStream(path, { start, end: end - 1 }));
  const sized = { ...headers, "Content-Length": String(end - start) };
  const response = await fetch(url, { method: "PUT", headers: sized, body, duplex: "half" });
  if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`);
}

/** Uploads a file of a product, in as many parts as the server wants. */
async function upload(key, product, path) {
  const size = statSync(path).size;
  const draft = { fileName: "film.bin", fileType: "application/octet-stream", fileSizeBytes: size };
  const { file, upload } = await call("POST", `/products/${product}/files`, draft, key);
  if (upload.parts?.length) {
    for (const part of upload.parts) {
      const start = (part.number - 1) * upload.partSize;
      await send(part, path, start, Math.min(size, start + upload.partSize));
    }
  } else {
    await send(upload, path, 0, size);
  }
  await call("POST", `/files/${file.id}/complete`, {}, key);
  for (;;) {
    const { data } = await call("GET", `/products/${product}/files`, undefined, key).catch(() => ({ data: [] }));
    if ((data.find(({ id }) => id === file.id)?.status ?? "ready") === "ready") return file.id;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function order(key, path) {
  const given = { name: "Film", description: "", priceInCents: 0, currency: "EUR" };
  const product = await call("POST", "/products", given, key);
  const fileId = await upload(key, product.id, path);
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const page = await call("POST", "/pages", { productIds: [product.id], expiresAt, published: true }, key);
  const { orderToken } = await call("POST", `/public/pages/${page.shortId}/checkout`, { email: "bea@example.com" });
  const { url } = await call("POST", `/public/orders/${orderToken}/downloads`, { fileId });
  return { order: orderToken, url };
}

async function browse(orderToken, path) {
  const { chromium } = createRequire(new URL("../end2end/package.json", import.meta.url))("@playwright/test");
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || undefined,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  const page = await browser.newPage();
  await page.goto(`${base}/o/${orderToken}`);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download film.bin" }).click();
  await (await downloading).saveAs(path);
  await browser.close();
}

if (what === "order") console.log(JSON.stringify(await order(...rest)));
if (what === "left") console.log((await call("GET", `/public/orders/${rest[0]}`)).files[0].downloadsLeft);
if (what === "browse") await browse(...rest);
