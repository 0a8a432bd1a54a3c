import { spawnSync } from "node:child_process";
import { chownSync } from "node:fs";
import type { Binaries } from "./binaries.ts";

/** Whom PostgreSQL runs as: `command` turns a call into one made as that account. */
export type Account = {
  command(program: string, args: string[]): { program: string; args: string[]; uid?: number; gid?: number };
  /** Gives a file or folder to the account (nothing to do unless we are root). */
  own(path: string): void;
};

const ourselves: Account = { command: (program, args) => ({ program, args }), own: () => {} };

/**
 * PostgreSQL refuses to run as root, so root hands it to the account `postgres`. Where that account cannot reach the
 * programs or the folder (a clone below a closed home), it is given the one capability to look into folders.
 * @param dir an existing folder of the account's own
 */
export function account(binaries: Binaries, dir: string): Account {
  if (process.getuid?.() !== 0) return ourselves;
  const { uid, gid } = postgresUser();
  const plain: Account = {
    command: (program, args) => ({ program, args, uid, gid }),
    own: (path) => chownSync(path, uid, gid),
  };
  plain.own(dir);
  if (reaches(plain, binaries, dir)) return plain;
  const lifted = { ...plain, command: liftedCommand(uid, gid) };
  if (reaches(lifted, binaries, dir)) return lifted;
  throw new Error(
    `The user "postgres" cannot reach ${dir} or ${binaries.postgres}: start as an ordinary user, or set ELEVENSES_DATA and move this folder to where every user may look.`,
  );
}

function liftedCommand(uid: number, gid: number): Account["command"] {
  const rights = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"];
  // Without the bit access(2), by which initdb looks at its own programs, leaves capabilities out of account; exec
  // still takes away all but the one.
  const bits = "--securebits=+no_setuid_fixup";
  const as = [bits, `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", ...rights, "--"];
  return (program, args) => ({ program: "setpriv", args: [...as, program, ...args] });
}

function postgresUser(): { uid: number; gid: number } {
  const id = (flag: string) =>
    Number.parseInt(spawnSync("id", [flag, "postgres"]).stdout?.toString() ?? "", 10);
  if (Number.isNaN(id("-u"))) {
    spawnSync("useradd", [
      "--system",
      "--user-group",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      "postgres",
    ]);
  }
  const [uid, gid] = [id("-u"), id("-g")];
  if (Number.isNaN(uid) || Number.isNaN(gid) || uid === 0) {
    throw new Error(
      'PostgreSQL cannot run as root, and the user "postgres" could not be made: start as an ordinary user.',
    );
  }
  return { uid, gid };
}

/** Tried rather than worked out from modes: access lists and mounts have a say too. */
function reaches(as: Account, binaries: Binaries, dir: string): boolean {
  const tries = [
    as.command(binaries.postgres, ["--version"]),
    // It starts, but says so on the side where it cannot look at itself, and would not get far.
    as.command(binaries.initdb, ["--version"]),
    as.command("/bin/sh", ["-c", 'cd "$1" && test -w .', "sh", dir]),
  ];
  return tries.every(({ program, args, uid, gid }) => {
    const { status, stderr } = spawnSync(program, args, { uid, gid, cwd: "/" });
    return status === 0 && stderr.length === 0;
  });
}
