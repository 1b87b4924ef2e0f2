/** What a feature says about the personal data of one model; a test requires one declaration per model. */
export interface PrivacyDeclaration {
  /** Name of the Mongoose model. */
  model: string;
  /** German: which personal data, in plain words; “keine” where there are none. */
  data: string;
  /** German: what for. */
  purpose: string;
  /** German: how long it is kept and what deletes it. */
  retention: string;
  /** How the data subject gets it: part of the export under “Meine Daten”, or why not. */
  export: string;
  /** What erasing the person does to it. */
  erase: string;
}
