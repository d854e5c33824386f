import { useEffect, useRef } from 'react'
import { GALLERY, GALLERY_GROUPS } from '../../../gallery/index.ts'
import { toStage } from '../../app/addressBar.ts'
import { useOpenOnStage } from '../../app/openOnStage.ts'
import { useStores } from '../../app/stepper.tsx'
import { BarButton, BarPlace, BarRest, PageBar } from '../../kit/PageBar.tsx'
import { GalleryCard } from './GalleryCard.tsx'
import styles from './GalleryPage.module.css'

/** Races of other kinds than the ticket, by what they are about. */
export function GalleryPage({ onSay }: { readonly onSay: (text: string) => void }) {
  const { stepper } = useStores()
  const open = useOpenOnStage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
  }, [])
  return (
    <div className={styles['page']}>
      <PageBar>
        <BarPlace>Gallery</BarPlace>
        <BarRest />
        <BarButton
          onPress={() => {
            toStage(stepper)
          }}
        >
          To the stage
        </BarButton>
      </PageBar>
      <main>
        <section aria-label="Gallery" className={styles['gallery']}>
          <h2 ref={heading} tabIndex={-1}>
            {GALLERY.length} races, each a few lines of Python.
          </h2>
          <p className={styles['lead']}>
            Each opens at the start of the shortest schedule that goes wrong. The fixed twin is the
            same without the race: every schedule of it ends well.
          </p>
          {GALLERY_GROUPS.map(({ title, entries }) => (
            <div key={title} role="group" aria-label={title}>
              <h3>{title}</h3>
              <ul className={styles['cards']}>
                {entries.map((entry) => (
                  <li key={entry.id}>
                    <GalleryCard
                      entry={entry}
                      onOpen={(race) => {
                        onSay(`Opening “${race.title}”.`)
                        open(race.scenario, race.schedule, race.title)
                      }}
                    />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      </main>
    </div>
  )
}
