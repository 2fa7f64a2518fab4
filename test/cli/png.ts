import { inflateSync } from "node:zlib";

/** A decoded picture: four bytes for a pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Decodes a PNG of eight bits a channel, with or without transparency, not interlaced. */
export function decodePng(file: Uint8Array): Pixels {
  const bytes = Buffer.from(file);
  if (bytes.toString("latin1", 1, 4) !== "PNG") throw new Error("no PNG");
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString("latin1", at + 4, at + 8) !== "IDAT") continue;
    parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const channels = bytes[25] === 6 ? 4 : 3;
  return { width, height, data: unfilter(inflateSync(Buffer.concat(parts)), width, height, channels) };
}

function unfilter(raw: Buffer, width: number, height: number, channels: number): Uint8Array {
  const stride = width * channels;
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] as number;
    for (let x = 0; x < stride; x++) {
      const left = x < channels ? 0 : (rows[y * stride + x - channels] as number);
      const above = y === 0 ? 0 : (rows[(y - 1) * stride + x] as number);
      const corner = x < channels || y === 0 ? 0 : (rows[(y - 1) * stride + x - channels] as number);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] as number;
      rows[y * stride + x] = (raw[y * (stride + 1) + 1 + x] as number) + guess;
    }
  }
  if (channels === 4) return rows;
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) pixels.set(rows.subarray(i * 3, i * 3 + 3), i * 4);
  return pixels;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(guess - value)) as [number, number, number];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/** How many pixels of a rectangle are darker than `limit` in every channel. */
export function darkPixels(
  { width, height, data }: Pixels,
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  limit: number,
): number {
  let count = 0;
  for (let y = Math.max(0, Math.floor(area.y)); y < Math.min(height, area.y + area.height); y++) {
    for (let x = Math.max(0, Math.floor(area.x)); x < Math.min(width, area.x + area.width); x++) {
      const at = (y * width + x) * 4;
      if (data.subarray(at, at + 3).every((value) => value < limit)) count++;
    }
  }
  return count;
}
