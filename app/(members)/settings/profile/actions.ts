"use server";

import { revalidatePath } from "next/cache";
import { memberAction } from "#lib/http/actions.ts";
import { saveProfile } from "#lib/members/profile.ts";
import { profileSchema } from "#lib/members/profile-schema.ts";

export const saveMyProfile = memberAction({
  input: profileSchema,
  limit: { what: "profile", max: 60, minutes: 60 },
  run: async (viewer, { photo, photoOff, ...profile }, t) => {
    const picture = photo ? new Uint8Array(await photo.arrayBuffer()) : photoOff && "off";
    const saved = await saveProfile(viewer, profile, picture);
    if (!saved.ok)
      return { error: t("common.error.badForm"), errors: { photo: t(`people.photoError.${saved.why}`) } };
    revalidatePath("/", "layout");
    return { done: t("people.own.saved") };
  },
});
