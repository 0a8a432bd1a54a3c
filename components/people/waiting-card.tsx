import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";

/** Somebody who would like to come in. Stands in a form; its buttons carry the request's id. */
export function WaitingCard({
  id,
  name,
  email,
  words,
  asked,
  letIn,
  notNow,
}: {
  id: string;
  name: string;
  email: string;
  words: string;
  asked: string;
  letIn: string;
  notNow: string;
}) {
  return (
    <Card>
      <div className="grid gap-1">
        <h3 className="text-lg font-semibold wrap-anywhere">
          <bdi>{name}</bdi>
        </h3>
        <p className="text-sm text-soft wrap-anywhere">
          <bdi>{email}</bdi>, {asked}
        </p>
      </div>
      {words && (
        <p dir="auto" className="max-w-prose wrap-anywhere whitespace-pre-line">
          {words}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" name="letIn" value={id}>
          {letIn}
          <span className="sr-only">: {name}</span>
        </Button>
        <Button variant="quiet" name="notNow" value={id}>
          {notNow}
          <span className="sr-only">: {name}</span>
        </Button>
      </div>
    </Card>
  );
}
