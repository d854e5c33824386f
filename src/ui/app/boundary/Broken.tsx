import { Button } from '../../kit/Button.tsx'
import styles from './Broken.module.css'

/** The page when Racetrack itself is wrong. */
export function Broken({ error, link }: { readonly error: unknown; readonly link: string }) {
  return (
    <main className={styles['broken']}>
      <div className={styles['card']} role="alert">
        <h1>Something went wrong in Racetrack</h1>
        <p>
          This is a bug of the app, not of the program on the stage. Your work is not lost: this
          link opens it again.
        </p>
        <input
          className={styles['link']}
          aria-label="Link to your work"
          readOnly
          value={link}
          onFocus={(event) => {
            event.currentTarget.select()
          }}
        />
        <pre className={styles['message']}>
          {error instanceof Error ? error.message : String(error)}
        </pre>
        <div className={styles['buttons']}>
          <Button
            name="Reload"
            onPress={() => {
              location.replace(link)
              location.reload()
            }}
          >
            Reload
          </Button>
          <Button
            name="Start afresh"
            onPress={() => {
              location.replace(location.pathname)
            }}
          >
            Start afresh
          </Button>
        </div>
      </div>
    </main>
  )
}
