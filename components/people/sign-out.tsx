import { ForgetDrafts } from "#components/boards/forget-drafts.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ButtonLook } from "#components/ui/button-class.ts";

/** The button that signs out; see app/api/sign-out. */
export function SignOut({ label, ...look }: ButtonLook & { label: string }) {
  return (
    <form method="post" action="/api/sign-out">
      <Button type="submit" {...look}>
        {label}
      </Button>
      <ForgetDrafts />
    </form>
  );
}
