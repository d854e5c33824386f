/* The ticket: save() truncates, then loads what it just truncated. N requests with untouched
 * views, SESSION_SAVE_EVERY_REQUEST on, a live session at the start.
 *
 * One d_step (or plain statement) is one step of Racetrack: one operation that another request
 * could notice, with the local work after it. File 0 is the session of the start, file i + 1 the
 * one that request i makes under a key of its own.
 *
 * What is not here follows from what is: which saves are under way, and that every load was torn,
 * from the places of the requests. */
#ifndef N
#define N 2
#endif

#define UNTOUCHED 0 /* file 0: whole, with the data; the others: not there */
#define EMPTY     1
#define NOTHING   2 /* a whole text, of a session without data */

#define OWN (_pid + 1)

byte jar = 0; /* the key in the browser's cookie, as the number of its file */
byte file[N + 1] = UNTOUCHED;

active [N] proctype request()
{
  byte sent = 0;
  bit renewed = 0; /* it goes on under a key of its own */

  d_step { sent = jar } /* send */
  d_step { file[sent] = EMPTY } /* open, truncating */
  skip; /* open for reading: the step before made sure that it is there */
  if
  :: d_step { file[sent] == EMPTY -> renewed = 1 } /* read: looks forged */
     skip; /* exists: nobody else makes that one */
     d_step { file[OWN] = EMPTY } /* open, truncating */
     d_step { file[OWN] = NOTHING } /* write */
  :: file[sent] != EMPTY /* read */
  fi;
  d_step { file[sent] = NOTHING } /* write */
  d_step { jar = (renewed -> OWN : sent) } /* receive */
end:
  false
}
