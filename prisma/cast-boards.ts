// Over 250 lines because it is what the sample group says in its boards, one post after the other.
import type { CastName, SamplePost } from "./cast.ts";

/**
 * What the demo has beside cast.ts: a month before in the private board, a long thread in it, and two boards more. The
 * tests do without, so that their journeys start in one small board.
 */
export const houseRules = [
  "What is said here stays here, over coffee too.",
  "",
  "- No clients by name, and nothing by which they would know themselves.",
  "- Advice when it is asked for. A biscuit at any time.",
  "- Rates may be said out loud. That is half of why we are here.",
].join("\n");

/** Said by whoever knows the way round it, to somebody who says they feel like a fraud: thirty comments. */
const longThread: SamplePost = {
  hoursAgo: 44,
  by: "mina",
  mood: null,
  title: "What do you say when people ask what you do?",
  text: "At the school gate this morning I said “I work with books”, and was asked whether the library is still hiring. Eleven years. I have *prizes*.\n\nWhat do you say?",
  comments: [
    { by: "nell", text: "“I make the bit at the back.”", reactions: { made_me_laugh: ["mina", "gwen"] } },
    { by: "oskar", text: "“I write instructions.” Then nobody asks anything else." },
    { by: "gwen", text: "I say I am a proofreader, since the other thing leads to questions." },
    { by: "mina", text: "Which other thing?", quotes: 2 },
    { by: "gwen", text: "Have you written anything I might have read." },
    {
      by: "yara",
      text: "In the hospital they say “ah, you speak languages”. I say yes. All of them. It saves time.",
      reactions: { cheers: ["nell", "mina", "ifeoma"] },
    },
    { by: "ifeoma", text: "I say I film people who grow leeks, and then they tell me about theirs." },
    { by: "nell", text: "That is how you got the brother.", quotes: 6 },
    { by: "ifeoma", text: "That is exactly how I got the brother." },
    {
      by: "oskar",
      penName: "Half a Bun",
      text: "I say I am between things. It has been four years, and I was never not working.",
      reactions: { hug: ["mina", "nell", "gwen", "yara"], been_there: ["ifeoma"] },
    },
    { by: "gwen", text: "Oh, Bun. Same.", quotes: 9 },
    { by: "mina", text: "You are all hired at the library." },
    { by: "nell", text: "Do we get a stamp?" },
    { by: "mina", text: "You get the date stamp. Oskar may have the ink." },
    { by: "oskar", text: "I shall need a manual." },
    { by: "nell", text: "You shall need an index to it." },
    {
      by: "yara",
      lang: "fr",
      text: "Ma mère dit à ses voisines que je suis « dans la justice ». Elles me saluent plus bas depuis.",
    },
    { by: "mina", text: "I am going to greet you lower on Wednesday.", quotes: 16 },
    { by: "ifeoma", text: "Could we do this to camera? Two minutes each, at the table, no names." },
    { by: "nell", text: "My bit goes at the back." },
    {
      by: "gwen",
      lang: "cy",
      text: "Mae Mam yn dweud fy mod i “gartref”. Sy’n wir, a bod yn deg.",
    },
    { by: "nell", text: "I understood “Mam”. It was enough.", quotes: 20 },
    {
      by: "oskar",
      text: "My neighbour thinks I repair conveyor belts. He has asked me twice to look at his.",
      reactions: { made_me_laugh: ["mina", "nell", "gwen", "yara", "ifeoma"] },
    },
    { by: "mina", text: "He has a conveyor belt?", quotes: 22 },
    { by: "oskar", text: "It is a treadmill. I looked at it. It was not plugged in." },
    { by: "gwen", text: "So you do repair them." },
    {
      by: "yara",
      text: "Mina: say “I am the reason you can read her”. And then stop talking. Try it once in the kitchen first.",
      helped: true,
      reactions: { cheers: ["nell", "gwen", "oskar", "ifeoma"] },
    },
    { by: "mina", text: "I have said it to the kettle. It went quiet.", quotes: 26 },
    { by: "ifeoma", text: "Now say it to the school gate." },
    { by: "mina", text: "Tomorrow. I shall report." },
  ],
  reactions: { been_there: ["nell", "oskar", "gwen"], made_me_laugh: ["ifeoma"] },
};

/** Of this month, beside those in cast.ts. */
export const laterPosts: SamplePost[] = [
  {
    hoursAgo: 24 * 8,
    by: "gwen",
    mood: "argh",
    text: "A post that named somebody.",
    removed: "It named a client. Gwen agrees, and will say it again without.",
    comments: [],
    reactions: {},
  },
  longThread,
];

/** What came last, when all the rest had been read. */
export const freshPost: SamplePost = {
  hoursAgo: 1,
  by: "yara",
  mood: "rah",
  text: "The kettle in the interpreters’ room has been replaced. Nine of us stood round it and said nothing, in fourteen languages.",
  comments: [{ by: "gwen", text: "@Nell Kavanagh, is that under K or under T?" }],
  reactions: { cheers: ["mina", "gwen"] },
};

/** The month before, in the private board. */
export const lastMonthsPosts: SamplePost[] = [
  {
    day: 2,
    at: "09:20",
    by: "ifeoma",
    mood: "rah",
    title: "I am told film editors count",
    text: "Thank you for having me. I have two hundred hours of one man and his allotment. We have reached the leeks.",
    comments: [
      { by: "nell", text: "Leeks are a good sign. You are past the onions." },
      { by: "mina", text: "Welcome. Wednesdays are loudest, bring headphones or an opinion." },
    ],
    reactions: { cheers: ["mina", "nell", "oskar", "gwen", "yara"] },
  },
  {
    day: 3,
    at: "16:45",
    by: "nell",
    mood: "argh",
    text: "The index was due this morning. The page proofs came this afternoon.",
    comments: [
      { by: "oskar", text: "So it was early." },
      { by: "nell", text: "It was, if you hold the calendar up to a mirror." },
    ],
    reactions: { been_there: ["gwen", "mina"], made_me_laugh: ["yara"] },
  },
  {
    day: 4,
    at: "11:50",
    by: "mina",
    mood: "rah",
    title: "A sentence",
    text: "Eleven months on one sentence about a mango, and this morning in the queue for the 50 it simply turned up. I have written it on my hand.",
    comments: [{ by: "gwen", text: "Do not wash the hand." }],
    reactions: { cheers: ["nell", "gwen", "ifeoma"] },
  },
  {
    day: 6,
    at: "20:10",
    by: "gwen",
    mood: "argh",
    text: "The agent loves it. She wonders whether it might be shorter, set elsewhere, and about somebody else.",
    comments: [
      { by: "ifeoma", text: "I have had those notes. I had them about a documentary." },
      { by: "mina", text: "Keep this one and write her another. It is what I would tell you if you asked." },
      { by: "gwen", text: "I was about to ask." },
    ],
    reactions: { hug: ["nell", "mina"], been_there: ["ifeoma"] },
  },
  {
    day: 8,
    at: "13:30",
    by: "oskar",
    mood: "rah",
    lang: "de",
    title: "Drei Monate, ein Wort",
    text: "Seit dem Frühjahr verteidige ich „Abfüllkarussell“ gegen „Fülldrehtisch“. Heute kam die Mail: *Sie haben recht.* Ich lasse sie rahmen.",
    comments: [
      { by: "nell", text: "I do not know what it says, and I am very proud." },
      { by: "yara", text: "Over the desk. At eye level.", reactions: { cheers: ["oskar"] } },
    ],
    reactions: { cheers: ["mina", "gwen", "yara"] },
  },
  {
    day: 9,
    at: "18:00",
    by: "yara",
    mood: "rah",
    text: "Today somebody with a wig on said thank you to the interpreter. Aloud, in a full room. Then everybody looked at me, because I had forgotten to interpret it.",
    comments: [{ by: "mina", text: "Nine years of other people’s thank-yous. That one was yours." }],
    reactions: { cheers: ["mina", "nell", "oskar", "gwen", "ifeoma"] },
  },
  {
    day: 10,
    at: "22:40",
    by: "nell",
    mood: "argh",
    veil: "a death in the family",
    listen: true,
    text: "We cleared my aunt’s flat on Saturday. She had kept every book I ever indexed, and in each one she had looked herself up.\n\nShe was in none of them. She had pencilled herself in.",
    comments: [
      { by: "mina", text: "Oh, Nell." },
      { by: "oskar", text: "I am reading this twice and saying nothing, as asked." },
      { by: "gwen", text: "What a place to be found. Tea, whenever.", helped: true },
    ],
    reactions: { hug: ["mina", "oskar", "yara", "gwen", "ifeoma"] },
  },
  {
    day: 12,
    at: "10:05",
    by: "mina",
    mood: "argh",
    text: "From the margin of chapter four, in full:\n\n> Is this *meant* to be funny?\n\nIt was. It is **not any more**.",
    comments: [{ by: "gwen", text: "It is now." }],
    reactions: { made_me_laugh: ["gwen", "nell", "ifeoma"], hug: ["oskar"] },
  },
  {
    day: 13,
    at: "15:15",
    by: "ifeoma",
    mood: "argh",
    text: "The allotment man would like us to leave out the bit with his brother. The bit with his brother is the film.",
    comments: [
      { by: "yara", text: "Show him the bit. Only that. Then wait." },
      { by: "ifeoma", text: "He cried, and asked for the leeks to be longer. It stays.", quotes: 0 },
    ],
    reactions: { hug: ["nell"], been_there: ["gwen"] },
  },
  {
    day: 15,
    at: "09:00",
    by: "gwen",
    mood: "rah",
    text: "Paid. By the people who say thirty days, on day twenty-nine. I looked at it for some time.",
    comments: [],
    reactions: { cheers: ["mina", "oskar", "nell", "yara"] },
  },
  {
    day: 16,
    at: "19:30",
    by: "oskar",
    mood: "argh",
    text: "The source text has come as a photograph of a screen, taken at an angle. One can see what they had for lunch. It looked good.",
    comments: [
      { by: "nell", text: "Charge for the lunch." },
      { by: "oskar", text: "By the word, or by the sandwich?" },
    ],
    reactions: { made_me_laugh: ["mina", "nell", "gwen", "yara", "ifeoma"] },
  },
  {
    day: 18,
    at: "12:20",
    by: "mina",
    mood: "rah",
    title: "Things I have said this week in place of sorry",
    text: "1. “Thursday, then.”\n2. “That would be a second round, which is **extra**.”\n3. “No.”\n\nNumber three was by mail, and I went for a walk straight after. I learned it from [a page on saying no](https://example.org/saying-no), which is one word long.",
    comments: [{ by: "yara", text: "I have put number one on the fridge." }],
    reactions: { cheers: ["nell", "gwen", "oskar", "yara"] },
  },
  {
    day: 19,
    at: "14:40",
    by: "yara",
    mood: "argh",
    text: "A nine-hour hearing with one break of eleven minutes. I ate a banana in a cupboard, next to the usher, who was eating a banana in a cupboard. We nodded.",
    comments: [{ by: "ifeoma", text: "That is a short film, and I want it." }],
    reactions: { hug: ["mina", "gwen"], made_me_laugh: ["nell"] },
  },
  {
    day: 21,
    at: "08:55",
    by: "nell",
    mood: "rah",
    text: "The desk this morning, before anybody wanted anything from it.",
    picture:
      "A drawing: a desk at a window early in the morning, with a steaming mug, a stack of index cards and a cat asleep on top of them.",
    comments: [
      { by: "gwen", text: "The cat is at C, I trust." },
      { by: "nell", text: "The cat is across C to F. The cat is a range." },
    ],
    reactions: { cheers: ["mina", "ifeoma"], made_me_laugh: ["gwen", "oskar"] },
  },
  {
    day: 22,
    at: "17:10",
    by: "yara",
    penName: "Lukewarm Cocoa",
    mood: "argh",
    title: "I have been checking what a machine wrote",
    text: "They send it ready-made and call it “review”, at a third of the rate. I said I would try it once. That was in spring.",
    comments: [
      { by: "mina", text: "So did I, for one month. It took longer than doing it. I have the timesheet." },
      { by: "yara", penName: "Lukewarm Cocoa", text: "May I see the timesheet?", quotes: 0 },
      {
        by: "mina",
        text: "It is yours. I took the name off. Send them that and your own rate, in this order.",
        helped: true,
      },
      {
        by: "gwen",
        penName: "Chipped Saucer",
        text: "I do it as well. I was going to say so when somebody else did.",
        reactions: { hug: ["nell", "mina"], been_there: ["oskar"] },
      },
      { by: "yara", penName: "Lukewarm Cocoa", text: "Sit down, Saucer.", quotes: 3 },
    ],
    reactions: { been_there: ["nell", "oskar"], hug: ["mina", "ifeoma"] },
  },
  {
    day: 24,
    at: "21:00",
    by: "gwen",
    mood: "argh",
    text: "Chapter nineteen has a hole in it the shape of chapter twenty.",
    comments: [{ by: "nell", text: "“See also: chapter twenty.”" }],
    reactions: { made_me_laugh: ["mina", "yara"] },
  },
  {
    day: 26,
    at: "11:11",
    by: "oskar",
    mood: "rah",
    text: "The conveyor belt people have asked for me by name. They have spelled it as three different people. All three of us accept.",
    comments: [],
    reactions: { cheers: ["nell", "mina"], made_me_laugh: ["ifeoma", "gwen"] },
  },
  {
    day: 27,
    at: "16:00",
    by: "ifeoma",
    mood: "rah",
    text: "Locked. Fifty-two minutes, one man, one allotment, one brother. The leeks get their close-up.",
    comments: [
      { by: "gwen", text: "Where do we queue?" },
      { by: "ifeoma", text: "At the Kitchen Garden, after the long one. Bring a chair." },
    ],
    reactions: { cheers: ["mina", "nell", "oskar", "gwen", "yara"] },
  },
];

type SampleBoard = {
  name: string;
  about: string;
  rules: string;
  kind: "open" | "closed";
  keepDays: number | null;
  /** Whoever started it, and keeps it. */
  by: CastName;
  others: CastName[];
  posts: SamplePost[];
};

export const kitBoard: SampleBoard = {
  name: "Kit and software",
  about: "What we type on, sit on and shout at. For all of us, whatever we do.",
  rules: "No selling, and no codes that give you something. Say what it cost.",
  kind: "open",
  keepDays: null,
  by: "nell",
  others: ["mina", "oskar", "ifeoma", "gwen"],
  posts: [
    {
      hoursAgo: 24 * 20,
      by: "nell",
      mood: "rah",
      title: "Everything that stands in brackets",
      text: "For those with 400 pages and a house style that has changed its mind. In “Find and replace”, with regular expressions on:\n\n```\n\\(([^()]*)\\)\n```\n\nIt finds `(like this)` and leaves `(this (and this))` for you to look at, as you should.",
      comments: [
        { by: "oskar", text: "This has saved me an hour. I spent it reading about brackets.", helped: true },
      ],
      reactions: { cheers: ["oskar", "gwen"] },
    },
    {
      hoursAgo: 24 * 11,
      by: "oskar",
      mood: "argh",
      title: "The update",
      text: "It has moved the one button. It has not said where. There is a film about it, with music.",
      comments: [
        { by: "ifeoma", text: "It is under the three dots. It is always under the three dots." },
        { by: "oskar", text: "There are two sets of three dots.", quotes: 0 },
      ],
      reactions: { been_there: ["nell", "mina", "gwen"] },
    },
    {
      hoursAgo: 24 * 5,
      by: "ifeoma",
      mood: "rah",
      title: "The chair",
      text: "Second-hand, £60, from the office clearance on York Road. My back has written to thank me. They gave me a code for friends, ask me for it.",
      comments: [{ by: "gwen", text: "Is it the kind that goes down slowly while you talk?" }],
      reactions: { cheers: ["nell"], made_me_laugh: ["gwen"] },
    },
    {
      hoursAgo: 20,
      by: "gwen",
      mood: null,
      text: "Does anybody have a pair of headphones that make a café *quieter* and not merely further away?",
      comments: [
        {
          by: "mina",
          text: "Mine do, and I cannot hear you all when you are being funny. Come and try them.",
        },
      ],
      reactions: {},
    },
  ],
};

/** A report that waits for its keeper: whose, about which of the posts, in which words. */
export const kitReport = {
  by: "oskar",
  post: 2,
  words: "I am sure she means well, but there is a code in it, and we said no codes.",
} as const;

export const ratesBoard: SampleBoard = {
  name: "Rates and contracts",
  about: "Numbers, clauses, and how to say them out loud.",
  rules: "We give figures. Nobody is told that theirs are wrong.",
  kind: "closed",
  keepDays: 365,
  by: "oskar",
  others: ["mina", "yara"],
  posts: [
    {
      hoursAgo: 24 * 16,
      by: "oskar",
      mood: "rah",
      title: "Clause 9 can be crossed out",
      text: "I crossed it out, signed the rest and sent it back. Nobody has said a word. It was *all rights, in the universe*.",
      comments: [{ by: "mina", text: "I should like to keep at least one planet." }],
      reactions: { cheers: ["mina", "yara"] },
    },
    {
      hoursAgo: 24 * 3,
      by: "yara",
      mood: "argh",
      text: "Travelling time “is understood to be included”. By whom?",
      comments: [{ by: "oskar", text: "Put it on its own line, with a figure. Lines get paid." }],
      reactions: { been_there: ["mina"] },
    },
  ],
};

/** Who has asked to come into it. */
export const ratesAsked = { by: "gwen", words: "I have a contract here that owns my pets." } as const;
