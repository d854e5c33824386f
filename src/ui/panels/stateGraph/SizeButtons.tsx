import styles from './GraphPicture.module.css'
import type { Zoom } from './useZoom.ts'

const STEP = 1.25

export function SizeButtons({ size: { zoom, zoomBy, fit } }: { readonly size: Zoom }) {
  return (
    <div role="group" aria-label="Size of the graph" className={styles['zoom']}>
      <button
        type="button"
        aria-label="Zoom out"
        title="Zoom out (Ctrl and the wheel)"
        onClick={() => {
          zoomBy(1 / STEP)
        }}
      >
        −
      </button>
      <button type="button" aria-pressed={zoom === null} onClick={fit}>
        Fit
      </button>
      <button
        type="button"
        aria-label="Zoom in"
        title="Zoom in (Ctrl and the wheel)"
        onClick={() => {
          zoomBy(STEP)
        }}
      >
        +
      </button>
    </div>
  )
}
