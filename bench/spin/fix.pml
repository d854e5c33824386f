/* The fix: save() loads first and truncates afterwards. N requests with untouched views,
 * SESSION_SAVE_EVERY_REQUEST on, a live session at the start.
 *
 * One d_step (or plain statement) is one step of Racetrack: one operation that another request
 * could notice, with the local work after it. File 0 is the session of the start, file i + 1 the
 * one that request i makes under a key of its own.
 *
 * What is not here follows from what is: what a whole file holds, from its number, since every
 * request writes what it loaded from that very file. */
#ifndef N
#define N 2
#endif

#define UNTOUCHED 0 /* file 0: whole; the others: not there */
#define EMPTY     1
#define WHOLE     2

#define OWN (_pid + 1)
#define KEY (renewed -> OWN : sent)

byte jar = 0; /* the key in the browser's cookie, as the number of its file */
byte file[N + 1] = UNTOUCHED;
byte saves[N + 1] = 0; /* under way */

active [N] proctype request()
{
  byte sent = 0;
  bit renewed = 0; /* it goes on under a key of its own */
  bit torn = 0; /* it read while a save was under way */

  d_step { sent = jar } /* send */
  skip; /* open for reading: what the cookie names is there, empty or not */
  if
  :: d_step { file[sent] == EMPTY -> renewed = 1; torn = 1 } /* read: looks forged */
     skip; /* exists: nobody else makes that one */
     d_step { file[OWN] = EMPTY; saves[OWN]++ } /* open, exclusive */
     d_step { file[OWN] = WHOLE; saves[OWN]-- } /* write */
  :: d_step { file[sent] != EMPTY -> torn = (saves[sent] > 0) } /* read */
  fi;
  d_step { file[KEY] = EMPTY; saves[KEY]++ } /* open, truncating */
  d_step { file[KEY] = WHOLE; saves[KEY]-- } /* write */
  d_step { jar = KEY } /* receive */
end:
  false
}
