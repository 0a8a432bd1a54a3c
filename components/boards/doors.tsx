import { ActionForm, FormArea } from "#components/ui/action-form.tsx";
import { Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";
import type { Action } from "./action.ts";
import { DoorCard } from "./door-card.tsx";
import { Fold } from "./fold.tsx";
import { Hidden } from "./hidden.tsx";

type Door = {
  id: string;
  name: string;
  about: string;
  rules: string;
  kind: "open" | "closed" | "secret";
  /** Which rules are shown (lib/boards/rules-mark.ts). */
  read: string;
  asked: boolean;
};

/** The boards that want one: agree to the rules and come in, or say no. */
export function WantedDoors({ doors, comeIn, decline }: { doors: Door[]; comeIn: Action; decline: Action }) {
  const t = words();
  return (
    <Section title={t("boardsPeople.list.wanted")} id="wanted">
      <ul className="grid gap-4">
        {doors.map((door) => (
          <DoorCard key={door.id} {...door}>
            <div className="flex flex-wrap gap-3">
              <ComeIn board={door.id} read={door.read} action={comeIn} />
              <ActionForm action={decline} inline>
                <Hidden board={door.id} />
                <SubmitButton
                  variant="quiet"
                  label={t("boardsPeople.door.no")}
                  pendingLabel={t("boardsPeople.door.noing")}
                />
              </ActionForm>
            </div>
          </DoorCard>
        ))}
      </ul>
    </Section>
  );
}

/** Open boards, to come into, and closed ones, to ask at. */
export function ListedDoors({
  doors,
  comeIn,
  ask,
  decline,
}: {
  doors: Door[];
  comeIn: Action;
  ask: Action;
  decline: Action;
}) {
  const t = words();
  return (
    <Section title={t("boardsPeople.list.others")} id="others">
      <ul className="grid gap-4">
        {doors.map((door) => (
          <DoorCard key={door.id} {...door}>
            {door.kind === "open" && <ComeIn board={door.id} read={door.read} action={comeIn} />}
            {door.kind !== "open" && !door.asked && <Ask board={door.id} action={ask} />}
            {door.asked && (
              <ActionForm action={decline} inline>
                <Hidden board={door.id} />
                <p className="text-soft">{t("boardsPeople.door.waits")}</p>
                <div>
                  <SubmitButton
                    size="small"
                    label={t("boardsPeople.door.withdraw")}
                    pendingLabel={t("boardsPeople.door.noing")}
                  />
                </div>
              </ActionForm>
            )}
          </DoorCard>
        ))}
      </ul>
    </Section>
  );
}

function ComeIn({ board, read, action }: { board: string; read: string; action: Action }) {
  const t = words();
  return (
    <ActionForm action={action} inline>
      <Hidden board={board} read={read} />
      <SubmitButton
        variant="primary"
        label={t("boardsPeople.door.agree")}
        pendingLabel={t("boardsPeople.door.agreeing")}
      />
    </ActionForm>
  );
}

function Ask({ board, action }: { board: string; action: Action }) {
  const t = words();
  return (
    <ActionForm action={action}>
      <Hidden board={board} />
      <Fold summary={t("boardsPeople.door.ask")} names={["words"]} variant="plain">
        <FormArea
          name="words"
          label={t("boardsPeople.door.words")}
          id={`words-${board}`}
          rows={2}
          maxLength={1000}
        />
        <div>
          <SubmitButton
            variant="primary"
            label={t("boardsPeople.door.askButton")}
            pendingLabel={t("boardsPeople.door.asking")}
          />
        </div>
      </Fold>
    </ActionForm>
  );
}
