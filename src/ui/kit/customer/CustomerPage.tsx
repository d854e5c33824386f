import type { Letter } from '../../../world/index.ts'
import type { Customer, Ought } from '../../app/customerAt.ts'
import { RequestBadge } from '../RequestBadge.tsx'
import { ToneMark } from '../ToneMark.tsx'
import styles from './CustomerPage.module.css'

const AS_ALWAYS: Ought = { session: 'in', missing: [] }

/** The customer's browser: a tab for each request, and what the next page would say. */
export function CustomerPage({
  customer: { loggedIn, stuck, cart, more, cookie },
  before = cookie,
  ought = AS_ALWAYS,
  letters,
}: {
  readonly customer: Customer
  /** the cookie at the start */
  readonly before?: string | null
  /** a customer who has logged out ought to be out: then everything they see of a session is wrong */
  readonly ought?: Ought
  readonly letters: readonly Letter[]
}) {
  const toneOf = (there: boolean) => (there === (ought.session === 'in') ? 'ok' : 'bad')
  return (
    <div className={styles['browser']} role="group" aria-label="What the customer sees">
      <div className={styles['tabs']} aria-hidden="true">
        {letters.map((letter, index) => (
          <span key={letter} data-first={index === 0 || undefined}>
            <RequestBadge letter={letter} size={16} />
            {index === 0 ? 'Cart' : 'Offers'}
          </span>
        ))}
      </div>
      <p className={styles['address']}>
        shop.example{' '}
        <code>
          {before === cookie || before === null ? (
            'cookie '
          ) : (
            <>
              cookie <del>{before}</del> →{' '}
            </>
          )}
          {cookie ?? 'none'}
        </code>
      </p>
      <div className={styles['page']}>
        {stuck ? (
          <>
            <p className={styles['hello']}>No page yet</p>
            <Row tone="bad" text="it waits for the server" />
          </>
        ) : (
          <>
            <p className={styles['hello']}>{loggedIn ? 'Welcome back' : 'Hello, guest'}</p>
            <Row
              tone={toneOf(loggedIn)}
              text={
                loggedIn
                  ? ought.session === 'in'
                    ? 'logged in'
                    : 'still logged in'
                  : 'not logged in'
              }
            />
            <Row
              tone={toneOf(cart !== null)}
              text={
                cart === null
                  ? 'the cart is empty'
                  : `${cart} ${cart === 1 ? 'item' : 'items'} in the cart`
              }
            />
            {more.map((each) => (
              <Row key={each} tone={toneOf(true)} text={each} />
            ))}
            {ought.missing.map((name) => (
              <Row key={`missing ${name}`} tone="bad" text={`${name} is missing`} />
            ))}
          </>
        )}
      </div>
    </div>
  )
}

function Row({ tone, text }: { readonly tone: 'ok' | 'bad'; readonly text: string }) {
  return (
    <p className={styles['row']}>
      <ToneMark tone={tone} />
      {text}
    </p>
  )
}
