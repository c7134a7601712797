import { lecture } from './templates/lecture';

/** The policy shown on a first visit. The other templates are loaded when somebody asks for one. */
export const starterPolicy: string = lecture.yaml;
