"use server";

import { revalidatePath } from "next/cache";
import { organiserAction } from "#lib/http/actions.ts";
import { changeSettings } from "#lib/meetups/change-settings.ts";
import { settingsSchema } from "#lib/meetups/settings-schema.ts";
import { id } from "#lib/text.ts";

export const saveSettings = organiserAction({
  input: settingsSchema.extend({ series: id() }),
  limit: { what: "series-settings", max: 60, minutes: 60 },
  run: async (viewer, { series, ...settings }, t) => {
    const saved = await changeSettings(viewer, series, settings);
    if (!saved.ok) return { errors: { holidays: t("seriesSettings.unknownRegion") } };
    revalidatePath("/", "layout");
    return { done: t("seriesSettings.saved") };
  },
});
