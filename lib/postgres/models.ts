import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Every model file as one text, in a settled order: what prisma/migrations/models.txt is a copy of. */
export function readModels(): string {
  const prisma = fileURLToPath(new URL("../../prisma", import.meta.url));
  const models = readdirSync(join(prisma, "models")).filter((file) => file.endsWith(".prisma"));
  const files = ["schema.prisma", ...models.sort().map((file) => `models/${file}`)];
  return files.map((file) => `// ${file}\n${readFileSync(join(prisma, file), "utf8")}`).join("\n");
}
