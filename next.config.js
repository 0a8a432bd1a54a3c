/** @type {import("next").NextConfig} */
export default {
  // The door compresses, sets every header and serves what visitors see from memory (docs/decisions/01-the-door.md).
  compress: false,
  poweredByHeader: false,
  generateEtags: false,
  reactStrictMode: true,
  // Metadata is part of the page from the start: a visitor's page has no script to put it in later.
  htmlLimitedBots: /.*/,
  // `npm run check` looks at the types, of everything; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  serverExternalPackages: [
    "pg",
    "pg-boss",
    "sharp",
    "nodemailer",
    "next-auth",
    "@prisma/adapter-pg",
    "@prisma/client",
  ],
  experimental: {
    serverActions: { bodySizeLimit: "21mb" },
  },
};
