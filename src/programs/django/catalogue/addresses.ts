const TICKET = 'https://code.djangoproject.com/ticket/6984'
const TODAY = 'https://code.djangoproject.com/ticket/37249'
const COMMIT = 'https://github.com/django/django/commit/'

/** Where each version can be read: addresses, by the id of its row. For the lineage alone, too. */
export const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  ticket: [TICKET, `${COMMIT}bcf7e9a9fe`, `${COMMIT}041e24dbde`],
  'ticket-r7586': [`${COMMIT}8d4f79a799`, 'https://code.djangoproject.com/ticket/2548'],
  'reporter-flock': [TICKET],
  r8340: [`${COMMIT}af7b6475ca`],
  fix: [
    `${COMMIT}9d83444f16c7e289881dca132c5f4f3f8e58d05c`,
    'https://code.djangoproject.com/ticket/8616',
  ],
  iolock: [
    `${COMMIT}02f86a1c7c240b80c486269e3b16131a7b44d637`,
    `${COMMIT}3717e3bba3`,
    'https://code.djangoproject.com/ticket/8616',
  ],
  'django-1.0': [
    `${COMMIT}89633c3077`,
    `${COMMIT}eebc7caa63`,
    'https://code.djangoproject.com/ticket/8616',
    'https://github.com/django/django/pull/5950',
  ],
  modern: [
    `${COMMIT}3389c5ea22`,
    `${COMMIT}1ce04bcce0`,
    `${COMMIT}5fec97b9df`,
    `${COMMIT}df049ed77a`,
    'https://code.djangoproject.com/ticket/21608',
    TODAY,
  ],
  'pr21823-path': ['https://github.com/django/django/pull/21823', TODAY],
  'pr21823-nlink': ['https://github.com/django/django/pull/21823', TODAY],
  'db-ticket': [TICKET, `${COMMIT}7fbea577e6`],
  'db-modern': [`${COMMIT}3389c5ea22`, 'https://code.djangoproject.com/ticket/21608'],
  'cache-ticket': [TICKET],
  'cache-modern': [`${COMMIT}3389c5ea22`, 'https://code.djangoproject.com/ticket/21608'],
}
