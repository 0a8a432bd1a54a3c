/**
 * The invented people whom the seed, the tests and the screenshots all know. Nobody here exists; the addresses are at
 * example.org, which nobody can own.
 */
export type CastMember = {
  name: string;
  role: "owner" | "organiser" | "member";
  craft: string;
  languages: string[];
  about: string;
  links: string[];
  /** Whether they are in the private board. */
  board: boolean;
};

export const cast = {
  mina: {
    name: "Mina Rahman",
    role: "owner",
    craft: "Literary translator",
    languages: ["Bengali", "English"],
    about: "Novels and the odd cookery book. I type in pyjamas and come to the café in them too.",
    links: ["https://mina.example.org/books"],
    board: true,
  },
  theo: {
    name: "Theo Bright",
    role: "organiser",
    craft: "Copy-editor",
    languages: ["English", "Welsh"],
    about: "Academic books, mostly. I will argue about commas for as long as the coffee lasts.",
    links: ["https://theo.example.org"],
    board: false,
  },
  nell: {
    name: "Nell Kavanagh",
    role: "member",
    craft: "Editor and indexer",
    languages: ["English", "Irish"],
    about: "Indexes: somebody has to. Two cats, one desk.",
    links: [],
    board: true,
  },
  oskar: {
    name: "Oskar Lindqvist",
    role: "member",
    craft: "Technical translator",
    languages: ["Swedish", "German", "English"],
    about: "Manuals for machines you hope never to stand in front of.",
    links: ["https://oskar.example.org"],
    board: true,
  },
  ifeoma: {
    name: "Ifeoma Adeyemi",
    role: "member",
    craft: "Film maker",
    languages: ["English", "Igbo"],
    about: "Short documentaries. Always looking for people who will talk to a camera about something small.",
    links: ["https://ifeoma.example.org/films"],
    board: false,
  },
  yara: {
    name: "يارا الحداد",
    role: "member",
    craft: "Interpreter",
    languages: ["Arabic", "French", "English"],
    about: "أعمل مترجمة فورية في المحاكم والمستشفيات. Court and hospital work, so I like a quiet table.",
    links: [],
    board: true,
  },
  gwen: {
    name: "Gwen Parry-Hughes",
    role: "member",
    craft: "Novelist and proofreader",
    languages: ["Welsh", "English"],
    about: "The novel is nearly finished. It has been nearly finished since 2019.",
    links: [],
    board: true,
  },
  sam: {
    name: "Sam Okonkwo-Featherstonehaugh",
    role: "member",
    craft: "Medical writer",
    languages: ["English"],
    about: "New in Kings Heath, still looking for the good bread.",
    links: [],
    board: false,
  },
} as const satisfies Record<string, CastMember>;

export type CastName = keyof typeof cast;

export const castNames = Object.keys(cast) as CastName[];

/** The address by which one of the cast signs in. */
export const emailOf = (name: CastName) => `${name}@example.org`;

/** Whom the demo prints sign-in links for: an organiser, a keeper of the board, a member of it, a member outside it. */
export const shownTo = {
  organiser: "theo",
  keeper: "mina",
  inBoard: "nell",
  outside: "sam",
} as const satisfies Record<string, CastName>;

export type SampleReactions = Partial<Record<"cheers" | "hug" | "been_there" | "made_me_laugh", CastName[]>>;
export type SampleComment = {
  by: CastName;
  text: string;
  lang?: string;
  penName?: string;
  /** Which of the comments before it, counted from 0. */
  quotes?: number;
  helped?: boolean;
  reactions?: SampleReactions;
};
/** So many hours ago, or on that day of the month before this one. */
export type SampleTime = { hoursAgo: number } | { day: number; at: string };
export type SamplePost = SampleTime & {
  by: CastName;
  mood: "rah" | "argh" | null;
  text: string;
  title?: string;
  lang?: string;
  veil?: string;
  listen?: boolean;
  penName?: string;
  edit?: string;
  /** What its picture shows (lib/sample/sample-picture.ts draws it). */
  picture?: string;
  /** Why a keeper removed it later on. */
  removed?: string;
  comments: SampleComment[];
  reactions: SampleReactions;
};

/** The sample group and its three series. */
export const sample = {
  group: {
    name: "Kings Heath Homeworkers",
    welcome:
      "Phew: a sit-down looking at a real person. We work at home, and some mornings we have coffee together. Nobody has to come.",
    zone: "Europe/London",
  },
  costa: {
    name: "Elevenses",
    note: "",
    rrule: "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    startTime: "11:00",
    minutes: 60,
    place: { name: "Costa", address: "High Street, Kings Heath" },
  },
  monthly: {
    name: "The monthly one",
    note: "The long one, with cake.",
    rrule: "FREQ=MONTHLY;BYDAY=1FR",
    startTime: "11:00",
    minutes: 120,
    place: { name: "Kitchen Garden Café", address: "York Road, Kings Heath" },
  },
  suppers: {
    name: "Out for supper",
    note: "About once a month, for those whose mornings are taken.",
    rrule: "FREQ=WEEKLY;BYDAY=TU,TH",
    startTime: "19:00",
    minutes: 120,
    place: { name: "The Hare & Hounds", address: "High Street, Kings Heath" },
  },
  /** What its dates have been through. */
  dates: {
    skipped: "Half of us are at a conference",
    moved: { name: "Kings Heath Library", address: "High Street, Kings Heath" },
    early: { note: "First one buys the cake", thereFrom: null, thereTo: "11:45" },
    late: { note: "", thereFrom: "11:15", thereTo: null },
    remarks: [
      { by: "gwen", text: "I’ll be the one with the red scarf." },
      { by: "yara", text: "سأحاول أن آتي. Quiet corner, please." },
    ],
    walk: {
      name: "Along the canal",
      note: "An hour and a half on the towpath, flat, wellingtons if it has rained. Ducks.",
      place: { name: "Lifford Lane", address: "By the bridge" },
    },
    proposed: "Fridays at eleven are when my publisher rings. Could the long one be after lunch?",
  },
  board: {
    name: "Editors’ Rah and Argh",
    about:
      "A safe place for fellow editors: the good, the bad, and whatever makes us laugh. What is said here stays here.",
  },
  /**
   * Posts of the private board, the oldest first: hours ago, who, what they say, and what followed. `penName` stands in
   * place of who; of a comment too. `edit` is what they made of it an hour later.
   */
  posts: [
    {
      hoursAgo: 24 * 9,
      by: "gwen",
      mood: "argh",
      text: "The client has “run the manuscript past a friend who is good at English”. The friend has views on the semicolon.",
      comments: [
        { by: "nell", text: "There is always a friend." },
        { by: "mina", text: "Invoice the friend.", reactions: { cheers: ["gwen", "oskar"] } },
      ],
      reactions: { been_there: ["nell", "oskar", "yara"], made_me_laugh: ["mina"] },
    },
    {
      hoursAgo: 24 * 7,
      by: "gwen",
      mood: "rah",
      lang: "cy",
      title: "Pennod olaf",
      text: "Mae’r bennod olaf wedi’i gorffen. Am y trydydd tro, ond eto.",
      comments: [{ by: "nell", text: "Iechyd da! That much I know." }],
      reactions: { cheers: ["mina", "oskar"] },
    },
    {
      hoursAgo: 24 * 6,
      by: "yara",
      mood: "argh",
      lang: "ar",
      veil: "a hospital",
      listen: true,
      text: "ست ساعات في المستشفى اليوم، ولم يسأل أحد إن كانت المترجمة قد شربت شيئًا. لا أريد حلولًا، أردت فقط أن أقولها.",
      comments: [{ by: "mina", text: "Heard. Come and sit on Wednesday, the tea is on me.", helped: true }],
      reactions: { hug: ["mina", "nell", "gwen", "oskar"] },
    },
    {
      hoursAgo: 24 * 4,
      by: "oskar",
      mood: "rah",
      text: "Four hundred pages about a conveyor belt, delivered a day early. I have seen the sun. It is smaller than I remember.",
      comments: [{ by: "yara", text: "برافو! And to bed with you.", lang: "ar" }],
      reactions: { cheers: ["mina", "nell", "gwen", "yara"] },
    },
    {
      hoursAgo: 24 * 3,
      by: "oskar",
      penName: "Burnt Toast",
      mood: "argh",
      title: "I said yes to a rate I would tell you all to refuse",
      text: "There. I have been carrying it about since Tuesday.",
      comments: [
        {
          by: "nell",
          text: "All of us have. Next time you name yours first, and then look out of the window.",
        },
        { by: "oskar", text: "The window is a good idea.", penName: "Burnt Toast" },
        { by: "gwen", text: "And count to ten. In any language.", quotes: 0 },
      ],
      reactions: { been_there: ["mina", "nell", "gwen"] },
    },
    {
      hoursAgo: 27,
      by: "nell",
      mood: "argh",
      text: "“Could you just quickly index it over the weekend” is four lies in nine words.\n\nI said no. Then I made toast, and felt bad.",
      edit: "“Could you just quickly index it over the weekend” is four lies in nine words.\n\nI said no. Then I made toast, and felt bad, and then felt all right.",
      comments: [
        { by: "gwen", text: "Toast was the right answer." },
        { by: "oskar", text: "Also no was." },
      ],
      reactions: { hug: ["mina", "yara"], been_there: ["gwen"] },
    },
    {
      hoursAgo: 2,
      by: "mina",
      mood: "rah",
      title: "Gone",
      text: "The 90,000-word one is gone. Delivered. I am told it is autumn.",
      comments: [],
      reactions: { cheers: ["nell", "oskar"], made_me_laugh: ["gwen"] },
    },
  ] as SamplePost[],
} as const;
