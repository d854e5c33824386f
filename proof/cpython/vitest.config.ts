import { proofConfig } from '../vitestConfig.ts'

export default proofConfig('cpython')
