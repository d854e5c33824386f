import { provideFixPrograms } from './fixPrograms.ts'

provideFixPrograms()
