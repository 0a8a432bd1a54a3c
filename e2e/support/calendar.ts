/**
 * What day it is in every browser test: a Tuesday morning in Kings Heath, far enough ahead that no cookie or
 * certificate of today minds. Costa is open for us on Wednesday, Friday and Monday; the first Friday of the month is
 * this week; the clocks change on Sunday 30 March.
 */
export const TUESDAY = "2031-03-04T09:00:00Z";
