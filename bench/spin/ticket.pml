/* The ticket: save() truncates, then loads what it just truncated. N requests, untouched views,
 * SESSION_SAVE_EVERY_REQUEST on, a live session at the start.
 *
 * One d_step is one step of Racetrack: one operation that another request could notice, with the
 * local work after it. File 0 is the session of the start, file i+1 the one that request i makes.
 *
 * What is not here follows from what is: which saves are under way, and that every load was torn,
 * from the place of each request; what a file of valid text holds, from its number. */
#ifndef N
#define N 2
#endif

#define ABSENT 0
#define EMPTY  1
#define START  2 /* as it was before the first step */
#define NOTHING 3 /* a whole text, of a session without data */

byte jar = 0;
byte file[N + 1];

active [N] proctype Request()
{
  byte sent = 0;
  bit fresh = 0; /* it goes on under a key of its own */

  d_step { /* send */
    if
    :: _pid == 0 && file[0] == ABSENT -> skip
    :: else -> skip
    fi;
    sent = jar
  };
end: false
}
