-- CreateEnum
CREATE TYPE "holiday_rule" AS ENUM ('meets', 'skips', 'asks');

-- CreateEnum
CREATE TYPE "proposal_rule" AS ENUM ('on', 'needs_yes', 'off');

-- CreateEnum
CREATE TYPE "rule_kind" AS ENUM ('dates', 'about', 'pause');

-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('open', 'with_organisers', 'applied', 'declined', 'lapsed', 'withdrawn');

-- CreateEnum
CREATE TYPE "saying_kind" AS ENUM ('fine', 'objection');

-- CreateEnum
CREATE TYPE "mark_kind" AS ENUM ('could', 'if_need_be');

-- CreateEnum
CREATE TYPE "quiet_kind" AS ENUM ('keep', 'change', 'pause');

-- AlterEnum
ALTER TYPE "answer_kind" ADD VALUE 'in_line';

-- AlterTable
ALTER TABLE "series" ADD COLUMN     "holidays" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "on_holidays" "holiday_rule" NOT NULL DEFAULT 'meets',
ADD COLUMN     "proposal_days" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN     "proposals" "proposal_rule" NOT NULL DEFAULT 'on',
ADD COLUMN     "seats" INTEGER;

-- AlterTable
ALTER TABLE "series_rule" ADD COLUMN     "kind" "rule_kind" NOT NULL DEFAULT 'dates',
ADD COLUMN     "zone" TEXT;
UPDATE "series_rule" SET "zone" = (SELECT "zone" FROM "series" WHERE "series"."id" = "series_id");
ALTER TABLE "series_rule" ALTER COLUMN "zone" SET NOT NULL;

-- AlterTable
ALTER TABLE "meetup" ADD COLUMN     "asks_till" TIMESTAMPTZ(3),
ADD COLUMN     "called_by_id" UUID,
ADD COLUMN     "cancelled_for" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "holiday" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "seats" INTEGER;

-- AlterTable
ALTER TABLE "answer" ADD COLUMN     "guest_names" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "guests" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "line_number" INTEGER,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "there_from" TEXT,
ADD COLUMN     "there_to" TEXT;

-- AlterTable
ALTER TABLE "pattern_change" ADD COLUMN     "what" TEXT NOT NULL DEFAULT 'pattern';

-- AlterTable
ALTER TABLE "changed_meetup" ADD COLUMN     "before_called_by_id" UUID,
ADD COLUMN     "before_zone" TEXT;

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "hears_shouts" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "zone" TEXT;

-- CreateTable
CREATE TABLE "condition" (
    "meetup_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "company" INTEGER,
    "named" UUID[],
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "there_from" TEXT,
    "there_to" TEXT,
    "guests" INTEGER NOT NULL DEFAULT 0,
    "guest_names" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "condition_pkey" PRIMARY KEY ("meetup_id","member_id")
);

-- CreateTable
CREATE TABLE "standing_answer" (
    "series_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "remind" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "standing_answer_pkey" PRIMARY KEY ("series_id","member_id","day")
);

-- CreateTable
CREATE TABLE "shout" (
    "meetup_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "shouted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shout_pkey" PRIMARY KEY ("meetup_id","member_id")
);

-- CreateTable
CREATE TABLE "here" (
    "meetup_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "here_pkey" PRIMARY KEY ("meetup_id","member_id")
);

-- CreateTable
CREATE TABLE "remark" (
    "id" UUID NOT NULL,
    "meetup_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "remark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "by_id" UUID,
    "wanted" JSONB NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "state" "proposal_state" NOT NULL DEFAULT 'open',
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "lapses_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "change_id" UUID,
    "amends_id" UUID,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_saying" (
    "proposal_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "saying_kind" NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proposal_saying_pkey" PRIMARY KEY ("proposal_id","member_id")
);

-- CreateTable
CREATE TABLE "date_vote" (
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "meetup_id" UUID,

    CONSTRAINT "date_vote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vote_candidate" (
    "id" UUID NOT NULL,
    "vote_id" UUID NOT NULL,
    "local" TEXT NOT NULL,
    "added_by_id" UUID,

    CONSTRAINT "vote_candidate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vote_mark" (
    "candidate_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "mark_kind" NOT NULL,

    CONSTRAINT "vote_mark_pkey" PRIMARY KEY ("candidate_id","member_id")
);

-- CreateTable
CREATE TABLE "quiet_ask" (
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quiet_ask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quiet_answer" (
    "ask_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "quiet_kind" NOT NULL,

    CONSTRAINT "quiet_answer_pkey" PRIMARY KEY ("ask_id","member_id")
);

-- CreateTable
CREATE TABLE "letter_stop" (
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "letter_stop_pkey" PRIMARY KEY ("member_id","kind")
);

-- CreateIndex
CREATE INDEX "condition_member_id_idx" ON "condition"("member_id");

-- CreateIndex
CREATE INDEX "standing_answer_member_id_idx" ON "standing_answer"("member_id");

-- CreateIndex
CREATE INDEX "shout_member_id_idx" ON "shout"("member_id");

-- CreateIndex
CREATE INDEX "here_member_id_idx" ON "here"("member_id");

-- CreateIndex
CREATE INDEX "remark_meetup_id_written_at_idx" ON "remark"("meetup_id", "written_at");

-- CreateIndex
CREATE INDEX "remark_member_id_idx" ON "remark"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_change_id_key" ON "proposal"("change_id");

-- CreateIndex
CREATE INDEX "proposal_series_id_proposed_at_idx" ON "proposal"("series_id", "proposed_at");

-- CreateIndex
CREATE INDEX "proposal_state_due_at_idx" ON "proposal"("state", "due_at");

-- CreateIndex
CREATE INDEX "proposal_saying_member_id_idx" ON "proposal_saying"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "date_vote_meetup_id_key" ON "date_vote"("meetup_id");

-- CreateIndex
CREATE INDEX "date_vote_series_id_begun_at_idx" ON "date_vote"("series_id", "begun_at");

-- CreateIndex
CREATE UNIQUE INDEX "vote_candidate_vote_id_local_key" ON "vote_candidate"("vote_id", "local");

-- CreateIndex
CREATE INDEX "vote_mark_member_id_idx" ON "vote_mark"("member_id");

-- CreateIndex
CREATE INDEX "quiet_ask_series_id_asked_at_idx" ON "quiet_ask"("series_id", "asked_at");

-- CreateIndex
CREATE INDEX "quiet_answer_member_id_idx" ON "quiet_answer"("member_id");

-- AddForeignKey
ALTER TABLE "meetup" ADD CONSTRAINT "meetup_called_by_id_fkey" FOREIGN KEY ("called_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition" ADD CONSTRAINT "condition_meetup_id_fkey" FOREIGN KEY ("meetup_id") REFERENCES "meetup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition" ADD CONSTRAINT "condition_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_answer" ADD CONSTRAINT "standing_answer_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_answer" ADD CONSTRAINT "standing_answer_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shout" ADD CONSTRAINT "shout_meetup_id_fkey" FOREIGN KEY ("meetup_id") REFERENCES "meetup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shout" ADD CONSTRAINT "shout_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "here" ADD CONSTRAINT "here_meetup_id_fkey" FOREIGN KEY ("meetup_id") REFERENCES "meetup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "here" ADD CONSTRAINT "here_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remark" ADD CONSTRAINT "remark_meetup_id_fkey" FOREIGN KEY ("meetup_id") REFERENCES "meetup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remark" ADD CONSTRAINT "remark_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "pattern_change"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_amends_id_fkey" FOREIGN KEY ("amends_id") REFERENCES "proposal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_saying" ADD CONSTRAINT "proposal_saying_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_saying" ADD CONSTRAINT "proposal_saying_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "date_vote" ADD CONSTRAINT "date_vote_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "date_vote" ADD CONSTRAINT "date_vote_meetup_id_fkey" FOREIGN KEY ("meetup_id") REFERENCES "meetup"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_candidate" ADD CONSTRAINT "vote_candidate_vote_id_fkey" FOREIGN KEY ("vote_id") REFERENCES "date_vote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_candidate" ADD CONSTRAINT "vote_candidate_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_mark" ADD CONSTRAINT "vote_mark_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "vote_candidate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_mark" ADD CONSTRAINT "vote_mark_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quiet_ask" ADD CONSTRAINT "quiet_ask_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quiet_answer" ADD CONSTRAINT "quiet_answer_ask_id_fkey" FOREIGN KEY ("ask_id") REFERENCES "quiet_ask"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quiet_answer" ADD CONSTRAINT "quiet_answer_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_stop" ADD CONSTRAINT "letter_stop_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the models cannot say.
ALTER TABLE "series"
  ADD CONSTRAINT "series_seats_sane" CHECK ("seats" BETWEEN 2 AND 500),
  ADD CONSTRAINT "series_holidays_shape" CHECK ("holidays" = '' OR "holidays" ~ '^[A-Z]{2}(-[A-Z0-9]{1,4}){0,2}$'),
  ADD CONSTRAINT "series_proposal_days_sane" CHECK ("proposal_days" BETWEEN 1 AND 30);
ALTER TABLE "meetup"
  ADD CONSTRAINT "meetup_seats_sane" CHECK ("seats" BETWEEN 2 AND 500),
  ADD CONSTRAINT "meetup_name_length" CHECK (char_length("name") <= 120),
  ADD CONSTRAINT "meetup_cancelled_for_length" CHECK (char_length("cancelled_for") <= 300),
  ADD CONSTRAINT "meetup_one_off_named" CHECK ("series_id" IS NOT NULL OR "name" <> '');
-- kind as text: a value that this very migration adds to an enum cannot be used as one yet.
ALTER TABLE "answer"
  ADD CONSTRAINT "answer_line" CHECK (("kind"::text = 'in_line') = ("line_number" IS NOT NULL)),
  ADD CONSTRAINT "answer_note_length" CHECK (char_length("note") <= 200),
  ADD CONSTRAINT "answer_there_shape" CHECK ("there_from" ~ '^\d{2}:\d{2}$' AND "there_to" ~ '^\d{2}:\d{2}$'),
  ADD CONSTRAINT "answer_guests_sane" CHECK ("guests" BETWEEN 0 AND 9 AND char_length("guest_names") <= 120);
CREATE UNIQUE INDEX "answer_line_number" ON "answer" ("meetup_id", "line_number") WHERE "line_number" IS NOT NULL;
ALTER TABLE "condition"
  ADD CONSTRAINT "condition_one_of_two" CHECK (("company" IS NULL) = (cardinality("named") > 0)),
  ADD CONSTRAINT "condition_company_sane" CHECK ("company" BETWEEN 1 AND 20 AND cardinality("named") <= 20),
  ADD CONSTRAINT "condition_note_length" CHECK (char_length("note") <= 200),
  ADD CONSTRAINT "condition_there_shape" CHECK ("there_from" ~ '^\d{2}:\d{2}$' AND "there_to" ~ '^\d{2}:\d{2}$'),
  ADD CONSTRAINT "condition_guests_sane" CHECK ("guests" BETWEEN 0 AND 9 AND char_length("guest_names") <= 120);
ALTER TABLE "standing_answer"
  ADD CONSTRAINT "standing_answer_day_known" CHECK ("day" IN ('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'));
ALTER TABLE "remark"
  ADD CONSTRAINT "remark_text_length" CHECK (char_length("text") BETWEEN 1 AND 300);
ALTER TABLE "pattern_change"
  ADD CONSTRAINT "pattern_change_what_known" CHECK ("what" IN ('pattern', 'pause', 'end'));
ALTER TABLE "proposal"
  ADD CONSTRAINT "proposal_words_length" CHECK (char_length("words") <= 1000),
  ADD CONSTRAINT "proposal_decided_whole" CHECK (("state" IN ('open', 'with_organisers')) = ("decided_at" IS NULL));
-- Of a series, one proposal of a member at a time is enough to talk about.
CREATE UNIQUE INDEX "proposal_one_open_each" ON "proposal" ("series_id", "by_id") WHERE "decided_at" IS NULL;
ALTER TABLE "proposal_saying"
  ADD CONSTRAINT "proposal_saying_words_length" CHECK (char_length("words") <= 1000),
  ADD CONSTRAINT "proposal_saying_objection_says_why" CHECK ("kind" = 'fine' OR "words" <> '');
ALTER TABLE "vote_candidate"
  ADD CONSTRAINT "vote_candidate_local_shape" CHECK ("local" ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$');
CREATE UNIQUE INDEX "date_vote_one_open" ON "date_vote" ("series_id") WHERE "closed_at" IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON
  "condition", "standing_answer", "shout", "here", "remark", "proposal", "proposal_saying", "date_vote", "vote_candidate",
  "vote_mark", "quiet_ask", "quiet_answer", "letter_stop"
  TO "elevenses_site";
